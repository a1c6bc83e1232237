#!/usr/bin/env bash
# Run the tests on the second QGIS: 3.44 from Debian 13's backports, in a folder of its own (chroot).
# Usage: matrix.sh [PYTEST ARGUMENT ...]     Needs root or sudo; the first run fills the folder (some minutes, 3 GB).
set -euo pipefail
cd "$(dirname "$(realpath "$0")")/.."
here=$PWD
suite=trixie
read -r -a workers <<<"${WORKERS--n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder}"
chroot_dir=${SOZIALRAUM_MATRIX:-/var/cache/sozialraum/$suite}
if [ "$(id -u)" = 0 ]; then root=(); else root=(sudo); fi
data=$(realpath "${SOZIALRAUM_DATA:-$here/../shared/data}" 2>/dev/null || true)

mounted=()
unmount() { for ((i = ${#mounted[@]} - 1; i >= 0; i--)); do "${root[@]}" umount "${mounted[i]}" || true; done; }
trap unmount EXIT
bind() {
  "${root[@]}" mkdir -p "$chroot_dir$2"
  "${root[@]}" mount --bind "$1" "$chroot_dir$2"
  mounted+=("$chroot_dir$2")
}
inside() { "${root[@]}" chroot "$chroot_dir" env -i HOME=/tmp PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
  DEBIAN_FRONTEND=noninteractive QT_QPA_PLATFORM=offscreen SOZIALRAUM_DATA=/data CI="${CI:-}" "$@"; }

# The machine's own package source, whatever it is, serves the other suite too.
uri=$({ cat /etc/apt/sources.list.d/*.sources 2>/dev/null || true; } | sed -n '/^URIs:/{s/^URIs: *//;p;q}')
[ -n "$uri" ] || uri=$(sed -nE '/^deb /{s/^deb (\[[^]]*\] )?([^ ]+) .*/\2/;p;q}' /etc/apt/sources.list)

if [ ! -e "$chroot_dir/etc/sozialraum-base" ]; then
  echo "matrix: installing the base system of Debian 13"
  "${root[@]}" rm -rf "$chroot_dir"
  "${root[@]}" mkdir -p "$chroot_dir"
  "${root[@]}" debootstrap --variant=minbase --include=ca-certificates "$suite" "$chroot_dir" "$uri" >"${TMPDIR:-/tmp}/sozialraum-debootstrap.log" ||
    { tail -n 20 "${TMPDIR:-/tmp}/sozialraum-debootstrap.log" >&2; exit 1; }
  "${root[@]}" touch "$chroot_dir/etc/sozialraum-base"
fi
# Own certificates and pip settings of the machine (a company's package mirror) hold inside as well.
"${root[@]}" cp /etc/ssl/certs/ca-certificates.crt "$chroot_dir/etc/ssl/certs/ca-certificates.crt"
"${root[@]}" cp /etc/resolv.conf "$chroot_dir/etc/resolv.conf"
[ ! -f /etc/pip.conf ] || "${root[@]}" cp /etc/pip.conf "$chroot_dir/etc/pip.conf"
"${root[@]}" cp /etc/apt/apt.conf.d/99* "$chroot_dir/etc/apt/apt.conf.d/" 2>/dev/null || true
bind /proc /proc
bind /dev /dev

packages="qgis python3-qgis qgis-providers python3-pandas python3-sklearn python3-openpyxl python3-matplotlib python3-pypdf python3-venv
  gdal-bin qttools5-dev-tools poppler-utils git fonts-open-sans fonts-dejavu-core xvfb xauth openbox qttranslations5-l10n imagemagick"
wanted=$(echo "$packages" | cat - tests/requirements*.txt | sha256sum | cut -d' ' -f1)
if [ "$(cat "$chroot_dir/etc/sozialraum-installed" 2>/dev/null)" != "$wanted" ]; then
  echo "matrix: installing QGIS 3.44"
  printf 'deb %s %s main\ndeb %s %s-backports main\n' "$uri" "$suite" "$uri" "$suite" |
    "${root[@]}" tee "$chroot_dir/etc/apt/sources.list" >/dev/null
  inside apt-get -qq update
  inside apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends -t "$suite-backports" qgis python3-qgis qgis-providers >/dev/null
  # shellcheck disable=SC2086  # a list of words
  inside apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends $packages >/dev/null
  inside rm -rf /opt/tests
  inside /usr/bin/python3 -m venv --system-site-packages /opt/tests
  "${root[@]}" cp tests/requirements.txt tests/requirements-nodeps.txt "$chroot_dir/opt/tests/"
  inside /opt/tests/bin/python -m pip install --quiet --disable-pip-version-check -r /opt/tests/requirements.txt
  inside /opt/tests/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r /opt/tests/requirements-nodeps.txt
  echo "$wanted" | "${root[@]}" tee "$chroot_dir/etc/sozialraum-installed" >/dev/null
fi

# The tests get a copy: what they write (byte code, build/) must not mix with the first QGIS's.
copy=$(mktemp -d)
trap 'unmount; rm -rf "$copy"' EXIT
git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
  [ ! -f "$file" ] || printf '%s\0' "$file"
done | tar --null -T - -cf - | tar -xf - -C "$copy"
bind "$copy" /checkout
[ -z "$data" ] || bind "$data" /data
inside sh -c 'cd /checkout && mkdir -p /tmp/run && chmod 700 /tmp/run && export XDG_RUNTIME_DIR=/tmp/run &&
  qgis_version=$(/opt/tests/bin/python -c "from qgis.core import Qgis; print(Qgis.version())") &&
  echo "matrix: tests on QGIS $qgis_version" &&
  /opt/tests/bin/python .tools/build.py && exec /opt/tests/bin/python -m pytest "$@"' sh "${workers[@]}" "$@"

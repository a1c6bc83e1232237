#!/usr/bin/env bash
# Install what is missing: QGIS 3.40 or later, Python packages, tools, and the virtual environment .venv.
# Usage: install.sh [demo|test]    demo: what runs the plugin; test (default): also what checks it
# Debian 12 and 13, as root or with sudo. Does nothing, in under a second, where all is there.
set -euo pipefail
cd "$(dirname "$(realpath "$0")")/.."
what=${1:-test}
floor=3.40
if [ "$(id -u)" = 0 ]; then root=(); else root=(sudo); fi

packages=(qgis python3-qgis qgis-providers python3-pandas python3-sklearn python3-openpyxl python3-matplotlib python3-pypdf
  python3-venv gdal-bin qttools5-dev-tools fonts-open-sans fonts-dejavu-core)
if [ "$what" = test ]; then
  packages+=(poppler-utils xvfb xauth openbox qttranslations5-l10n imagemagick debootstrap git postgresql
    python3-sphinx python3-pil weasyprint)
fi

lacking() {
  for package in "${packages[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
  done
}

# The version of QGIS that is installed, without Debian's epoch and revision; empty where there is none.
installed_qgis() { dpkg-query -W -f '${Version}' qgis 2>/dev/null | sed 's/^[0-9]*://; s/[-+].*//' || true; }

new_enough() { [ -n "$1" ] && [ "$(printf '%s\n' "$floor" "$1" | sort -V | head -n 1)" = "$floor" ]; }

# Write a source entry for the backports suite, derived from the machine's entry of the distribution itself.
add_backports() {
  local codename target entry
  codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
  target=/etc/apt/sources.list.d/sozialraum-backports
  entry=$({ cat /etc/apt/sources.list.d/*.sources 2>/dev/null || true; } | awk -v RS= -v suite="$codename" '
    { for (i = 1; i <= split($0, line, "\n"); i++)
        if (line[i] ~ /^Suites:/ && line[i] ~ "(^| )" suite "( |$)") { print; exit } }')
  if [ -n "$entry" ]; then
    printf '%s\n' "$entry" | grep -v '^#' | sed "s/^Suites:.*/Suites: $codename-backports/" |
      "${root[@]}" tee "$target.sources" >/dev/null
  else
    entry=$({ cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null || true; } |
      sed -nE "/^deb .* $codename +.*main/{s/ $codename / $codename-backports /;p;q}")
    [ -n "$entry" ] || { echo "install: no package source for $codename found; add its backports suite yourself" >&2; exit 1; }
    printf '%s\n' "$entry" | "${root[@]}" tee "$target.list" >/dev/null
  fi
}

if [ -n "$(lacking)" ] || ! new_enough "$(installed_qgis)"; then
  export DEBIAN_FRONTEND=noninteractive
  apt=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0)
  "${apt[@]}" update
  candidate=$(apt-cache policy qgis | sed -n 's/^ *Candidate: *//p' | sed 's/^[0-9]*://; s/[-+].*//')
  from=()
  if ! new_enough "$candidate"; then
    add_backports
    "${apt[@]}" update
    from=(-t "$(. /etc/os-release && echo "$VERSION_CODENAME")-backports")
  fi
  echo "install: QGIS and $(lacking | wc -l) Debian packages"
  # QGIS and what belongs to it come from one suite; everything else from the distribution.
  "${apt[@]}" install -y --no-install-recommends "${from[@]}" qgis python3-qgis qgis-providers >/dev/null
  "${apt[@]}" install -y --no-install-recommends "${packages[@]}" >/dev/null
fi

if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c 'import qgis.core' 2>/dev/null; then
  rm -rf .venv
  /usr/bin/python3 -m venv --system-site-packages .venv
fi
wanted=$(cat tests/requirements*.txt "$0" | sha256sum | cut -d' ' -f1)
if [ "$(cat .venv/installed 2>/dev/null)" != "$wanted" ]; then
  echo "install: Python tools into .venv"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
  # Only its text extractor is wanted, which needs no Qt 6 libraries.
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r tests/requirements-nodeps.txt
  echo "$wanted" > .venv/installed
fi

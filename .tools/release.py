"""Check what a release must be, build it, and write the repository file by which a city's own server offers it.

Usage: release.py [--url https://server/folder]      default: the folder dist itself, to try it on this computer

dist/ then holds the zip, plugins.xml, the handbooks and their checksums. Exit status 1 with every fault listed.
"""

from __future__ import annotations

import argparse
import configparser
import hashlib
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

from build import NAME, ROOT

DIST = ROOT / "dist"
TOOLS = ROOT / ".tools"
INDENT = "  "
# What the plugin manager of QGIS reads of each plugin, by the name in metadata.txt.
TOLD = {
    "description": "description", "about": "about", "version": "version", "qgisMinimumVersion": "qgis_minimum_version",
    "qgisMaximumVersion": "qgis_maximum_version", "homepage": "homepage", "author": "author_name",
    "email": "author_email", "category": "category", "tags": "tags",
    "experimental": "experimental", "deprecated": "deprecated", "tracker": "tracker", "repository": "repository",
    "changelog": "changelog",
}  # fmt: skip
LARGEST = 4_000_000


def metadata() -> dict[str, str]:
    """The values of metadata.txt."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # names keep their capitals
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return dict(parser["general"])


def version_faults(general: Mapping[str, str], floor: str, readme: str) -> list[str]:
    """What does not agree about versions: the changelog, and the oldest QGIS in the files that name it."""
    found = []
    version, oldest = general.get("version", ""), general.get("qgisMinimumVersion", "")
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        found.append(f"metadata.txt: version {version!r} is not of the form 1.2.3")
    newest = general.get("changelog", "").split()[:1]
    if newest != [version]:
        found.append(f"metadata.txt: the changelog begins with {' '.join(newest) or 'nothing'}, not with {version}")
    if floor != oldest:
        found.append(f"install.sh installs QGIS {floor} or later, metadata.txt says {oldest}")
    if oldest not in readme:
        found.append(f"README.md does not name QGIS {oldest}")
    return found


def repository(general: Mapping[str, str], zip_name: str, url: str) -> bytes:
    """The file that QGIS's plugin manager reads from a server; ``url`` is the folder of the zip."""
    plugins = ElementTree.Element("plugins")
    plugin = ElementTree.SubElement(plugins, "pyqgis_plugin", name=general["name"], version=general["version"])
    for key, tag in TOLD.items():
        if general.get(key):
            ElementTree.SubElement(plugin, tag).text = general[key]
    for tag, text in (
        ("file_name", zip_name),
        ("download_url", f"{url.rstrip('/')}/{zip_name}"),
        ("server", "False"),
        ("trusted", "False"),
    ):
        ElementTree.SubElement(plugin, tag).text = text
    ElementTree.indent(plugins, INDENT)
    return bytes(ElementTree.tostring(plugins, encoding="utf-8", xml_declaration=True)) + b"\n"


def zip_faults(target: Path) -> list[str]:
    """What the zip lacks as a release, or has too much of."""
    with zipfile.ZipFile(target) as archive:
        names = set(archive.namelist())
    wanted = [f"{NAME}/handbook/{code}/index.html" for code in ("de", "en")]
    wanted += [f"{NAME}/i18n/{path.stem}.qm" for path in (ROOT / "i18n").glob("*.ts")]
    found = [f"{target.name}: {name} is missing" for name in wanted if name not in names]
    size = target.stat().st_size
    if size > LARGEST:
        found.append(f"{target.name}: {size} bytes, more than {LARGEST}")
    return found


def run(*command: str | Path) -> tuple[int, list[str]]:
    """A step of its own: its exit status and what it said."""
    done = subprocess.run([str(one) for one in command], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]


def step(*command: str | Path) -> list[str]:
    """A step that must succeed; else all that it said."""
    status, said = run(sys.executable, *command)
    return [] if status == 0 else said or [f"{command[0]} failed"]


def uncommitted() -> list[str]:
    """Changes that no commit holds; a release is to be found again in the history."""
    if not (ROOT / ".git").exists():
        return []
    _, said = run("git", "status", "--porcelain")
    return [f"not committed: {line}" for line in said]


def handbook() -> list[str]:
    """Build the handbook in both forms; a picture that is missing is a fault."""
    status, said = run(sys.executable, TOOLS / "handbook.py")
    return said if status else [line for line in said if "no picture" in line]


def checksums(folder: Path, names: list[str]) -> str:
    """Lines as ``sha256sum -c`` reads them."""
    return "".join(f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names)


def main() -> int:
    """Check, build, write; every fault is told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default=DIST.as_uri(), help="where the zip will lie")
    parser.add_argument("--dirty", action="store_true", help="uncommitted changes are no fault, to try it out")
    asked = parser.parse_args()
    if urlsplit(asked.url).scheme not in ("http", "https", "file"):
        parser.error(f"--url {asked.url} is no address of a server")
    general = metadata()
    floor = re.search(r"^floor=(\S+)$", (TOOLS / "install.sh").read_text(encoding="utf-8"), re.MULTILINE)
    found = [] if asked.dirty else uncommitted()
    found += version_faults(general, floor[1] if floor else "", (ROOT / "README.md").read_text(encoding="utf-8"))
    found += step(TOOLS / "translate.py", "--check")
    found += step(TOOLS / "build.py") or handbook() or step(TOOLS / "build.py", "--zip") or step(TOOLS / "scan.py")
    zipped = DIST / f"{NAME}.{general['version']}.zip"
    if not found:
        found += zip_faults(zipped)
    if found:
        print("\n".join(f"release: {line}" for line in found))
        return 1
    books = sorted((ROOT / "build" / "handbook").glob("*.pdf"))
    for book in books:
        shutil.copy(book, DIST)
    (DIST / "plugins.xml").write_bytes(repository(general, zipped.name, asked.url))
    names = [zipped.name, "plugins.xml", *(book.name for book in books)]
    (DIST / "SHA256SUMS").write_text(checksums(DIST, names), encoding="utf-8")
    print(f"release: {general['version']} is in dist: {', '.join(names)}")
    print(f"release: the address for QGIS's plugin manager is {asked.url.rstrip('/')}/plugins.xml")
    return 0


if __name__ == "__main__":
    sys.exit(main())

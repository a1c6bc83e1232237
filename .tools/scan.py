"""Check the zip as the plugin site does: its contents, metadata, Bandit, detect-secrets and flake8.

Exit status 1 with every finding listed.
"""

from __future__ import annotations

import configparser
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NAME = "sozialraum_plugin"
BIN = Path(sys.executable).parent
LARGEST = 20_000_000
REQUIRED = [
    "name", "qgisMinimumVersion", "qgisMaximumVersion", "description", "about", "version", "author", "email",
    "tracker", "repository", "homepage", "icon", "category", "tags", "hasProcessingProvider", "changelog",
]  # fmt: skip
BINARIES = {".exe", ".dll", ".so", ".pyd", ".dylib", ".pyc", ".whl", ".jar", ".bat", ".sh"}
# The magic numbers of programs, whatever the file is called.
PROGRAMS = (b"\x7fELF", b"MZ", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")


def contents(archive: zipfile.ZipFile) -> list[str]:
    """What is wrong with the zip's members."""
    found = []
    names = archive.namelist()
    for name in names:
        path = Path(name)
        hidden = any(part.startswith(".") or part == "__MACOSX" for part in path.parts)
        if path.parts[0] != NAME or ".." in path.parts or hidden:
            found.append(f"{name}: outside the plugin's folder, or hidden")
        if path.suffix.lower() in BINARIES or archive.read(name)[:4].startswith(PROGRAMS):
            found.append(f"{name}: a binary or script")
        if "tests" in path.parts or path.name.startswith("test_"):
            found.append(f"{name}: a test")
    for needed in ("__init__.py", "metadata.txt", "LICENSE", "requirements.txt"):
        if f"{NAME}/{needed}" not in names:
            found.append(f"{needed} is missing")
    return found


def metadata(archive: zipfile.ZipFile) -> list[str]:
    """What is wrong with metadata.txt."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(archive.read(f"{NAME}/metadata.txt").decode("utf-8"))
    general = parser["general"]
    found = [f"metadata.txt: {key} is missing" for key in REQUIRED if not general.get(key)]
    if f"{NAME}/{general.get('icon', '')}" not in archive.namelist():
        found.append(f"metadata.txt: the icon {general.get('icon')} is not in the zip")
    if not re.fullmatch(r"\d+\.\d+\.\d+", general.get("version", "")):
        found.append("metadata.txt: the version is not of the form 1.2.3")
    if "plugin" in general.get("name", "").lower():
        found.append("metadata.txt: the name says 'plugin'")
    return found


def tool(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a scanner of the virtual environment and keep what it prints."""
    return subprocess.run([str(BIN / command[0]), *command[1:]], capture_output=True, text=True, check=False)


def scanners(folder: Path) -> list[str]:
    """What the code scanners report on the unpacked plugin, with no rule switched off but flake8's line length."""
    bandit = json.loads(tool("bandit", "-r", str(folder), "-f", "json", "-q").stdout)
    found = [
        f"bandit {issue['test_id']}: {Path(issue['filename']).relative_to(folder)}:{issue['line_number']} "
        f"{issue['issue_text']}"
        for issue in bandit["results"]
    ]
    if bandit["errors"]:
        found.append(f"bandit could not read: {bandit['errors']}")
    totals = bandit["metrics"]["_totals"]
    if totals["nosec"] or totals["skipped_tests"]:
        found.append("bandit: the code suppresses findings (nosec)")
    secrets = json.loads(tool("detect-secrets", "-C", str(folder), "scan", "--all-files").stdout)
    found += [
        f"detect-secrets: {name}:{hit['line_number']} {hit['type']}"
        for name, hits in secrets["results"].items()
        for hit in hits
    ]
    flake8 = tool("flake8", "--max-line-length", "120", "--extend-ignore", "E203,W503", str(folder))
    found += [f"flake8: {line.removeprefix(str(folder) + '/')}" for line in flake8.stdout.splitlines()]
    return found


def main() -> int:
    """Scan the newest zip in dist."""
    target = max((ROOT / "dist").glob(f"{NAME}.*.zip"), key=lambda path: path.stat().st_mtime)
    found = [f"{target.name}: larger than {LARGEST} bytes"] if target.stat().st_size > LARGEST else []
    with zipfile.ZipFile(target) as archive, tempfile.TemporaryDirectory() as unpacked:
        found += contents(archive) + metadata(archive)
        archive.extractall(unpacked)
        found += scanners(Path(unpacked) / NAME)
        count = len(archive.namelist())
    print("\n".join(found) or f"scan: {target.name}, {count} files, nothing to report")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

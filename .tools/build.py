"""Assemble the plugin as users install it: ``build/plugins/sozialraum_plugin``, and from it the zip.

Usage: build.py [--zip]
"""

from __future__ import annotations

import argparse
import configparser
import contextlib
import fcntl
import importlib.util
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NAME = "sozialraum_plugin"
BUILD = ROOT / "build"
DIST = ROOT / "dist"
PLUGIN = BUILD / "plugins" / NAME
DEMO = BUILD / "demo"
MODELS = BUILD / "models"
HANDBOOK = BUILD / "handbook" / "html"
HANDBOOK_SOURCES = (
    "resources/handbook", "sozialraum_plugin/algorithms", "sozialraum_plugin/core/messages", "i18n",
    ".tools/book", "build/tour",
)  # fmt: skip
# What the repository keeps beside the data but an installed plugin does not need.
LEFT_OUT = {"__pycache__", "generator", "handbook"}


def run(*command: str | Path) -> None:
    """Run a command; its failure ends the build with its own message."""
    subprocess.run([str(part) for part in command], check=True, cwd=ROOT)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Wait until no other program builds in this checkout."""
    BUILD.mkdir(exist_ok=True)
    with (BUILD / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def replace_folder(fresh: Path, folder: Path) -> None:
    """Put a finished folder in the place of an older one, which somebody may be reading, in no time."""
    old = folder.with_name(f"{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def build_demo() -> None:
    """Generate the demo city unless it is newer than its generator."""
    generator = ROOT / "resources" / "demo" / "generator"
    newest = max(path.stat().st_mtime for path in generator.rglob("*.py"))
    stamp = DEMO / "LIESMICH.txt"
    if stamp.is_file() and stamp.stat().st_mtime > newest:
        return
    fresh = DEMO.with_name("demo.new")
    shutil.rmtree(fresh, ignore_errors=True)
    run(sys.executable, generator, fresh)
    replace_folder(fresh, DEMO)


def build_translations() -> None:
    """Compile every ``i18n/*.ts`` to ``build/i18n/*.qm``."""
    target = BUILD / "i18n"
    target.mkdir(parents=True, exist_ok=True)
    lrelease = shutil.which("lrelease") or "/usr/lib/qt5/bin/lrelease"
    for source in sorted((ROOT / "i18n").glob("*.ts")):
        compiled = target / source.with_suffix(".qm").name
        fresh = compiled.with_suffix(".new")
        run(lrelease, "-silent", source, "-qm", fresh)
        fresh.replace(compiled)


def build_models() -> None:
    """Draw the example models unless they are newer than algorithms, catalogues and demo city."""
    sources = [ROOT / ".tools" / "models.py", ROOT / NAME / "gis" / "models.py", DEMO / "LIESMICH.txt"]
    sources += [*(ROOT / NAME / "algorithms").glob("*.py"), *(ROOT / "i18n").glob("*.ts")]
    newest = max(path.stat().st_mtime for path in sources)
    drawn = [path.stat().st_mtime for path in MODELS.rglob("*.model3")]
    if not drawn or min(drawn) < newest:
        run(sys.executable, ROOT / ".tools" / "models.py", MODELS)


def is_source(path: Path) -> bool:
    """Whether a change of this file changes the handbook; the tour leaves times and logs beside its pictures."""
    return path.suffix not in (".pyc", ".log") and path.name not in ("times.json", "answer.json")


def build_handbook() -> None:
    """Build the handbook's pages unless they are newer than all that they are made of."""
    if importlib.util.find_spec("sphinx") is None or importlib.util.find_spec("PIL") is None:
        print("build: without the handbook, for lack of Sphinx or Pillow; make install installs them")
        return
    sources = (path for folder in HANDBOOK_SOURCES for path in (ROOT / folder).rglob("*") if path.is_file())
    newest = max(path.stat().st_mtime for path in (ROOT / ".tools" / "handbook.py", *sources) if is_source(path))
    first = HANDBOOK / "de" / "index.html"
    if not first.is_file() or first.stat().st_mtime < newest:
        run(sys.executable, ROOT / ".tools" / "handbook.py", "--html")


def assemble() -> None:
    """Copy package, resources, demo data, handbook, translations, metadata and licence into one folder."""
    fresh = BUILD / "plugin.new"
    shutil.rmtree(fresh, ignore_errors=True)

    def unwanted(folder: str, names: list[str]) -> set[str]:
        return {name for name in names if name in LEFT_OUT or name.endswith((".pyc", ".ts"))}

    shutil.copytree(ROOT / NAME, fresh, ignore=unwanted)
    shutil.copytree(ROOT / "resources", fresh / "resources", ignore=unwanted)
    shutil.copytree(DEMO, fresh / "resources" / "demo" / "musterstadt")
    shutil.copytree(MODELS, fresh / "resources" / "models")
    shutil.copytree(BUILD / "i18n", fresh / "i18n")
    if HANDBOOK.is_dir():
        shutil.copytree(HANDBOOK, fresh / "handbook")
    shutil.copy(ROOT / "metadata.txt", fresh)
    PLUGIN.parent.mkdir(parents=True, exist_ok=True)
    replace_folder(fresh, PLUGIN)


def version() -> str:
    """The version in metadata.txt."""
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    return metadata["general"]["version"]


def make_zip() -> Path:
    """Zip the assembled plugin: sorted names, one time for all entries, so equal sources give equal bytes."""
    target = DIST / f"{NAME}.{version()}.zip"
    target.parent.mkdir(exist_ok=True)
    temporary = target.with_suffix(".new")
    with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(PLUGIN.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(path.relative_to(PLUGIN.parent).as_posix(), (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, path.read_bytes(), compresslevel=9)
    temporary.replace(target)
    return target


def main() -> None:
    """Build, and zip on request."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--zip", action="store_true", help="also write dist/*.zip")
    arguments = parser.parse_args()
    with alone():
        build_demo()
        build_translations()
        build_models()
        build_handbook()
        assemble()
        print(f"built {PLUGIN.relative_to(ROOT)}")
        if arguments.zip:
            target = make_zip()
            print(f"packed {target.relative_to(ROOT)} ({target.stat().st_size / 1e6:.2f} MB)")


if __name__ == "__main__":
    main()

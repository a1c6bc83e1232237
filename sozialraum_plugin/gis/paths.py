"""Where the plugin's own files lie: in a checkout of the repository or in an installed plugin."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
# The installed plugin carries resources, i18n and metadata.txt inside; the repository has them beside the package.
ROOT = PACKAGE if (PACKAGE / "metadata.txt").is_file() else PACKAGE.parent


def resource(*parts: str) -> Path:
    """The path of a file or folder below ``resources``."""
    return ROOT.joinpath("resources", *parts)


def catalogue(language: str) -> Path:
    """The compiled translation of a language; it may not exist."""
    installed = ROOT / "i18n" / f"sozialraum_{language}.qm"
    return installed if installed.is_file() else ROOT / "build" / "i18n" / installed.name


def catalogues() -> list[str]:
    """The languages that have a compiled translation, in the order of their codes."""
    folders = (ROOT / "i18n", ROOT / "build" / "i18n")
    return sorted({path.stem.partition("_")[2] for folder in folders for path in folder.glob("sozialraum_*.qm")})


def help_page(algorithm: str, language: str) -> Path:
    """The help text of an algorithm in a language; it may not exist."""
    return PACKAGE / "algorithms" / "help" / language / f"{algorithm}.html"


def models(language: str) -> Path:
    """The folder of the example models in a language; it may not exist."""
    installed = resource("models")
    return (installed if installed.is_dir() else ROOT / "build" / "models") / language


def handbook(language: str) -> Path:
    """The folder of the handbook in a language; it may not exist."""
    installed = PACKAGE / "handbook"
    return (installed if installed.is_dir() else ROOT / "build" / "handbook" / "html") / language


def version() -> str:
    """The plugin's version as its metadata states it."""
    for line in (ROOT / "metadata.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("version="):
            return line.partition("=")[2].strip()
    return "0"

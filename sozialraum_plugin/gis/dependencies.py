"""Python packages that QGIS may lack, and how to get them."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable

from qgis.PyQt.QtCore import QCoreApplication

translate = QCoreApplication.translate

# import name -> name in package indexes
PACKAGES = {
    "pandas": "pandas",
    "sklearn": "scikit-learn",
    "openpyxl": "openpyxl",
    "matplotlib": "matplotlib",
    "pypdf": "pypdf",
}


def missing(modules: Iterable[str]) -> list[str]:
    """Which of ``modules`` cannot be imported, by the names that package indexes use."""
    return [PACKAGES.get(name, name) for name in modules if not _importable(name)]


def _importable(module: str) -> bool:
    # find_spec is quick, where importing pandas would cost every start of the toolbox half a second.
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def advice(packages: list[str]) -> str:
    """What to tell a user whose QGIS lacks ``packages``."""
    return translate(
        "Dependencies",
        "This needs Python packages that your QGIS does not have: {packages}. "
        "Windows: open the OSGeo4W Shell from the start menu and run: python -m pip install --user {packages}. "
        "Debian and Ubuntu: sudo apt install {debian}. macOS: run pip install from the Python of QGIS. "
        "Or install the plugin QPIP, which does this for you. Then restart QGIS.",
    ).format(packages=" ".join(packages), debian=" ".join(f"python3-{_debian(name)}" for name in packages))


def _debian(package: str) -> str:
    return {"scikit-learn": "sklearn"}.get(package, package)

"""Python packages that QGIS may lack, and how to get them."""

from __future__ import annotations

import functools
import importlib.metadata
import importlib.util
import re
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
# The oldest versions that the tests run with, as in requirements.txt.
OLDEST = {"pandas": "1.5", "scikit-learn": "1.2", "openpyxl": "3.0", "matplotlib": "3.6", "pypdf": "3.4"}


def missing(modules: Iterable[str]) -> list[str]:
    """Which of ``modules`` cannot be imported, by the names that package indexes use; ``pandas>=1.5`` if too old."""
    found = []
    for module in modules:
        package = PACKAGES.get(module, module)
        if not _importable(module):
            found.append(package)
        elif package in OLDEST and _numbers(_installed(package)) < _numbers(OLDEST[package]):
            found.append(f"{package}>={OLDEST[package]}")
    return found


@functools.lru_cache
def _installed(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "9999"  # found without its description: nothing can be said against it


def _numbers(version: str) -> tuple[int, ...]:
    found = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(map(int, found.group().split("."))) if found else (9999,)


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
    ).format(
        # A shell would take a bare > for a file.
        packages=" ".join(f'"{name}"' if ">" in name else name for name in packages),
        debian=" ".join(f"python3-{_debian(name.partition('>')[0])}" for name in packages),
    )


def _debian(package: str) -> str:
    return {"scikit-learn": "sklearn"}.get(package, package)

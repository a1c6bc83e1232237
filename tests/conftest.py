"""Shared fixtures. pytest-qgis starts one QGIS application for the whole run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[1]
_STATUS = pytest.StashKey[int]()
# QGIS and programs started by tests leave folders in the system's: here all have one that goes with the run.
_TEMP = "SOZIALRAUM_TESTS_TEMP"
_OWN_TEMP = _TEMP not in os.environ
if _OWN_TEMP:
    os.environ[_TEMP] = os.environ["TMPDIR"] = tempfile.mkdtemp(prefix="sozialraum-tests-")
    tempfile.tempdir = None
    # A database server runs as somebody else.
    Path(os.environ[_TEMP]).chmod(0o711)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Public statistics outside the repository; tests that need them are skipped where they are missing."""
    folder = Path(os.environ.get("SOZIALRAUM_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip("the folder with public test data is not beside the checkout (set SOZIALRAUM_DATA)")
    return folder


@pytest.fixture(scope="session")
def drawn_models() -> None:
    """The example models in build/models, drawn anew where they are old."""
    steps = ("BUILD.mkdir(exist_ok=True)", "build_demo()", "build_translations()", "build_models()")
    script = "; ".join(["import build", *(f"build.{step}" for step in steps)])
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT / ".tools", capture_output=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tour, the longest of all, begins first, so that other workers have done the rest when it ends."""
    items.sort(key=lambda item: "tour" not in item.path.parent.name)


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> Iterator[None]:
    """End the process when all is told, without taking QGIS apart.

    Python takes apart what tests have left in an order of its own; QGIS 3.44 now and then crashes over that when every
    test has passed. That a real QGIS closes as it should is what the tour shows.
    """
    session.config.stash[_STATUS] = int(session.exitstatus if session.exitstatus is not None else exitstatus)
    yield


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """See :func:`pytest_sessionfinish`."""
    sys.stdout.flush()
    sys.stderr.flush()
    if _STATUS in config.stash:
        # What a failed run has left may tell why.
        if _OWN_TEMP and not config.stash[_STATUS]:
            shutil.rmtree(os.environ[_TEMP], ignore_errors=True)
        if "qgis.core" in sys.modules:
            os._exit(config.stash[_STATUS])

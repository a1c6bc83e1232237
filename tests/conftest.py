"""Shared fixtures. pytest-qgis starts one QGIS application for the whole run."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[1]
_STATUS = pytest.StashKey[int]()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Public statistics outside the repository; tests that need them are skipped where they are missing."""
    folder = Path(os.environ.get("SOZIALRAUM_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip("the folder with public test data is not beside the checkout (set SOZIALRAUM_DATA)")
    return folder


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
        os._exit(config.stash[_STATUS])

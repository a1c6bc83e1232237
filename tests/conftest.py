"""Shared fixtures. pytest-qgis starts one QGIS application for the whole run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Public statistics outside the repository; tests that need them are skipped where they are missing."""
    folder = Path(os.environ.get("SOZIALRAUM_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip("the folder with public test data is not beside the checkout (set SOZIALRAUM_DATA)")
    return folder

"""The windows under PyQt6, where ``make qt6`` has installed it; PyQt5 and PyQt6 cannot live in one process."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_windows_open_under_pyqt6() -> None:
    if not (ROOT / ".qt6" / "installed").is_file():
        pytest.skip("PyQt6 is not installed; make qt6 does it")
    done = subprocess.run([ROOT / ".tools" / "qt6.sh"], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout[-4000:]
    assert " passed" in done.stdout

"""The plugin switched on and off in a real QGIS, as in the plugin manager: nothing of it stays."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TURNS = (10, 100) if os.environ.get("SOZIALRAUM_FAULTS") else (3, 9)


@pytest.mark.skipif(not (shutil.which("xvfb-run") and shutil.which("qgis")), reason="needs QGIS and a virtual screen")
def test_nothing_stays_when_the_plugin_is_switched_off(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    answer = tmp_path / "answer.json"
    environment = {
        **os.environ, "SOZIALRAUM_ROOT": str(ROOT), "SOZIALRAUM_ANSWER": str(answer), "QT_QPA_PLATFORM": "xcb",
        "SOZIALRAUM_TURNS": ",".join(map(str, TURNS)), "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path),
    }  # fmt: skip
    # QGIS takes the system's Python; that of a virtual environment would hide Processing from it.
    for name in ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH"):
        environment.pop(name, None)
    script = Path(__file__).with_name("on_and_off.py")
    command = ["xvfb-run", "-a", "qgis", "--profiles-path", str(tmp_path), "--nologo", "--noversioncheck"]
    subprocess.run(
        [*command, "--code", str(script)], env=environment, timeout=300, check=False, capture_output=True, cwd=tmp_path
    )
    found = json.loads(answer.read_text(encoding="utf-8"))
    assert isinstance(found, list), found
    first, last = found
    # Menus, docks, actions, timers and all else that Qt knows, providers, threads, our own objects.
    for kind in ("objects", "application", "menus", "providers", "threads", "ours"):
        assert first[kind] == last[kind]
    assert "sozialraum" not in first["providers"]
    assert last["tasks"] <= first["tasks"] + 2
    # Python's own modules are read anew each time; that leaves a little.
    assert last["megabytes"] - first["megabytes"] < 0.5 * (TURNS[1] - TURNS[0]) + 10

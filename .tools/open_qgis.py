"""Open QGIS with the built plugin and the demo project, in a profile of its own. Needs a screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from demo import BUILD, CITY, prepare_profile

PROJECT = BUILD / "demo-project"


def main() -> None:
    """Copy the demo city, make its project, open it."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        sys.exit("run: QGIS needs a screen (DISPLAY is not set); `make demo` works without one")
    environment = prepare_profile()
    del environment["QT_QPA_PLATFORM"]
    if not PROJECT.is_dir():
        shutil.copytree(CITY, PROJECT)
        make = (
            "import sys; from pathlib import Path; from qgis.testing import start_app; start_app();"
            "from sozialraum_plugin.gis.demo import build_project; build_project(Path(sys.argv[1]), 'de')"
        )
        headless = {**environment, "PYTHONPATH": str(BUILD / "plugins"), "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run([sys.executable, "-c", make, str(PROJECT)], check=True, env=headless)
    command = ["qgis", "--profiles-path", str(BUILD / "profile"), str(PROJECT / "musterstadt.qgz")]
    sys.exit(subprocess.run(command, check=False, env=environment).returncode)


if __name__ == "__main__":
    main()

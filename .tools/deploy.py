"""Copy the built plugin into a QGIS profile. Usage: deploy.py [PROFILE]   (default: the profile "default")"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

BUILT = Path(__file__).resolve().parents[1] / "build" / "plugins" / "sozialraum_plugin"


def main() -> None:
    """Replace the installed plugin by the built one."""
    profile = sys.argv[1] if len(sys.argv) > 1 else "default"
    target = Path.home() / ".local/share/QGIS/QGIS3/profiles" / profile / "python/plugins" / BUILT.name
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(BUILT, target)
    print(f"deployed to {target}; restart QGIS, then tick Sozialraum in the plugin manager")


if __name__ == "__main__":
    main()

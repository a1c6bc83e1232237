"""Play the tour through the plugin in a real QGIS window on a virtual screen; pictures and times go to build/tour.

Usage: tour.py [--leg NAME ...] [--dark] [--scale 1.5] [--language de|en|pseudo] [--trace] [--out FOLDER]
Exit status 1 where a fact of the tour failed.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.tour.window import PSEUDO, SIZE, Window, missing, play  # noqa: E402

LEGS = ("demo", "years", "berlin", "large")


def main() -> int:
    """Play and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leg", action="append", choices=LEGS, help="only this one; may be given several times")
    parser.add_argument("--dark", action="store_true", help="in QGIS's dark theme")
    parser.add_argument("--scale", type=float, default=1, help="scaling of fonts and widgets, as 1.5")
    parser.add_argument("--trace", action="store_true", help="write down what freezes (freezes.log); may crash QGIS")
    parser.add_argument(
        "--language", choices=("de", "en", "pseudo"), default="de", help="pseudo finds hard-coded texts"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "tour")
    asked = parser.parse_args()
    lacking = missing()
    if lacking:
        sys.exit(f"tour: {lacking}")
    size = (round(SIZE[0] * asked.scale), round(SIZE[1] * asked.scale))
    window = Window(
        PSEUDO if asked.language == "pseudo" else asked.language, size, asked.dark, asked.scale, asked.trace
    )
    played = play(asked.leg or LEGS, asked.out, window, seconds=1200)
    (asked.out / "times.json").write_text(json.dumps(played.times, indent=1, ensure_ascii=False), encoding="utf-8")
    for measured in played.times:
        print("  ".join(f"{name} {value}" for name, value in measured.items()))
    for line in played.notes:
        print(f"look: {line}")
    for line in played.failed:
        print(f"FAILED: {line}")
    print(f"tour: {played.facts} facts, {len(played.failed)} failed; pictures in {asked.out}")
    return 1 if played.failed else 0


if __name__ == "__main__":
    sys.exit(main())

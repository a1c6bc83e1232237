"""Entry point, also for a call by the folder's path, which makes no package of it."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

if __name__ == "__main__":
    HERE = Path(__file__).resolve().parent
    sys.path.insert(0, str(HERE.parent))
    sys.exit(importlib.import_module(f"{HERE.name}.build").main())

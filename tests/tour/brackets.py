"""What the pseudo-locale puts around each text."""

from __future__ import annotations

OPEN, CLOSE = "⟦", "⟧"

"""Signs that stand in a table in place of a number, by presets that a user can copy and edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..limits import read_json
from ..messages import InputError, Note

ZERO = "zero"
EMPTY = "empty"
# Why a number is missing or doubtful; each has a sentence in messages/tables.py under "reason-...".
REASONS = (ZERO, EMPTY, "secret", "later", "unreliable", "not_applicable", "unavailable", "word", "limited")
PARENTHESES = "()"


@dataclass(frozen=True)
class SymbolSet:
    """The signs of a preset: ``signs`` maps a whole cell to a reason, ``words`` likewise, ignoring case.

    ``flags`` maps what may stand beside a number, as ``()`` around it or a letter after it, to a reason.
    """

    name: str
    label: str
    signs: Mapping[str, str]
    words: Mapping[str, str] = field(default_factory=dict)
    flags: Mapping[str, str] = field(default_factory=dict)

    def reason(self, text: str) -> str | None:
        """What a whole cell stands for, or None where it is no sign."""
        return self.signs.get(text) or self.words.get(text.casefold())


def reason_note(reason: str) -> Note:
    """A reason in words."""
    return Note(f"reason-{reason}")


def load_symbols(path: str | Path) -> SymbolSet:
    """Read a preset: JSON with ``name``, ``label`` and the objects ``signs``, ``words`` and ``flags``.

    Raises :class:`InputError` where the file is missing, is no such JSON, or names an unknown reason.
    """
    path = Path(path)
    content = read_json(path, "SYMBOLS", "symbols-not-readable")
    try:
        groups = [dict(content.get(group, {})) for group in ("signs", "words", "flags")]
    except (AttributeError, ValueError, TypeError) as error:
        raise InputError("symbols-not-readable", path=str(path), reason=str(error)) from error
    wrong = sorted({str(reason) for group in groups for reason in group.values() if reason not in REASONS})
    if wrong:
        raise InputError("symbols-unknown", path=str(path), wrong=", ".join(wrong), known=", ".join(REASONS))
    signs, words, flags = groups
    return SymbolSet(
        name=str(content.get("name", path.stem)),
        label=str(content.get("label", path.stem)),
        signs=signs,
        words={word.casefold(): reason for word, reason in words.items()},
        flags=flags,
    )

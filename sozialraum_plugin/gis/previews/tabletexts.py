"""Decisions of the reader as the texts that parameters take."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Mapping

from ...core.messages import InputError
from ...core.tabular.reading import pairs_from, rows_from


def rows_text(rows: Collection[int]) -> str:
    """Row numbers as a parameter takes them: ``4-6;9``."""
    parts: list[list[int]] = []
    for row in sorted(set(rows)):
        if parts and parts[-1][1] == row - 1:
            parts[-1][1] = row
        else:
            parts.append([row, row])
    return ";".join(str(first) if first == last else f"{first}-{last}" for first, last in parts)


def rows_of(text: str) -> list[int]:
    """The rows that a parameter's text names, none where it is no list of rows."""
    with contextlib.suppress(InputError):
        return list(rows_from(text, "SKIP_ROWS"))
    return []


def pair_fits(key: str) -> bool:
    """Whether a key can be written as one side of a pair."""
    return bool(key.strip()) and key == key.strip() and ";" not in key and "=" not in key


def pairs_of(text: str) -> dict[str, str]:
    """The pairs that a parameter's text names, none where it holds anything else."""
    with contextlib.suppress(InputError):
        return pairs_from(text, "KEY_PAIRS")
    return {}


def pairs_text(pairs: Mapping[str, str]) -> str:
    """Pairs as a parameter takes them."""
    return "; ".join(f"{left} = {right}" for left, right in pairs.items())


def parts_of(text: str) -> list[str]:
    """Texts separated by ``;``."""
    return [part.strip() for part in text.split(";") if part.strip()]

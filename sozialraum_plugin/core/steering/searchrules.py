"""Rules of a search for areas ("Suchraster") as people write them: a name, a colon and an expression in each line."""

from __future__ import annotations

from dataclasses import dataclass

from ..messages import InputError

EXAMPLE = 'High turnover: "wander" > 30'
# A name holds no quotes or comparisons, so that a colon inside an expression begins none.
_NO_NAME = frozenset("\"'=<>")


@dataclass(frozen=True)
class Rule:
    """A rule: its name, its expression, and its line from 1."""

    name: str
    text: str
    line: int


def rules_of(text: str) -> list[Rule]:
    """The rules of a text. A line without a name is named by its expression; lines that begin with ``#`` are notes.

    Raises :class:`InputError` where there is none, or two have one name.
    """
    found: list[Rule] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if not line.strip() or line.strip().startswith("#"):
            continue
        rule = Rule(*_parts(line.strip()), number)
        if rule.name.casefold() in {other.name.casefold() for other in found}:
            raise InputError("search-rule-twice", rule=rule.name)
        found.append(rule)
    if not found:
        raise InputError("search-no-rules", example=EXAMPLE)
    return found


def _parts(line: str) -> tuple[str, str]:
    """Name and expression. By hand, because a pattern would take hours for a line of many blanks."""
    name, colon, text = line.partition(":")
    name = name.rstrip()
    if not colon or not name or not text or text[0] in ":=" or not _NO_NAME.isdisjoint(name):
        return line, line
    return name, text.lstrip()

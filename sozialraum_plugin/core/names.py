"""Field names made from table headers, and headers as people read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .files import ascii_text

LONGEST = 60
LEVEL_JOINT = " – "
# "Kinder-⏎und Jugendhilfe" is a hyphen that belongs there, not a hyphenation.
_KEPT_HYPHEN = r"(?!(?:und|oder|bzw|sowie|u)\b)"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"\d{1,2}\.\s?\d{1,2}\.(?=#)")
_RATE = re.compile(
    r"%|‰|prozent|\banteil|anteil\b|quote|\brate\b|rate\b|index\b|durchschnitt|mittel(wert)?\b|median|\bje\b|\bpro\b|"
    r"dichte|percent|\bshare\b|\bratio\b|\bmean\b|\baverage\b|\bper\b",
    re.IGNORECASE,
)
_KEY = re.compile(
    r"(^|[\s_\-–(])(id|nr\.?|nummer|code|kennziffer|ags|plz|key)\)?$|schlüssel$|schluessel$|nummer$", re.IGNORECASE
)
# Names that the drivers of result files keep for themselves.
RESERVED = ("fid", "geom", "geometry", "ogc_fid", "shape")


def header_text(text: str) -> str:
    """A header cell on one line: hyphenation at line breaks repaired, blanks collapsed."""
    text = text.replace("\u00ad", "").replace("\r\n", "\n").replace("\r", "\n").strip()
    text = re.sub(rf"(?<=\w)-[ \t]*\n\s*{_KEPT_HYPHEN}(?=[a-zäöüß])", "", text)
    text = re.sub(r"(?<=\w)-[ \t]*\n\s*(?=[A-ZÄÖÜ0-9])", "-", text)
    return " ".join(text.split())


def field_name(levels: Sequence[str]) -> str:
    """The clean field name of a column: header levels from outer to inner, joined with ``_``.

    ASCII letters, digits and ``_`` only, case kept, at most ``LONGEST`` characters; a leading digit gets ``F_``.
    Of a name that is too long the outer levels are shortened first, because the inner one tells columns apart.
    Empty where no level holds a letter or digit.
    """
    parts = [part for part in (_clean(level) for level in levels) if part]
    name = _with_letter("_".join(parts))
    if len(name) <= LONGEST:
        return name
    inner = parts[-1][: LONGEST // 2 if len(parts) > 1 else LONGEST]
    outer = parts[:-1]
    for position, part in enumerate(outer):
        used = len(inner) + sum(len(done) + 1 for done in outer[:position]) + 2
        share = (LONGEST - used) // (len(outer) - position) - 1
        outer[position] = part[: max(share, 1)].rstrip("_")
    return _with_letter("_".join([*outer, inner]))[:LONGEST].rstrip("_")


def _clean(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "_", ascii_text(header_text(text))).strip("_")


def _with_letter(name: str) -> str:
    return f"F_{name}" if name[:1].isdigit() else name


def field_prefix(text: str) -> str:
    """A prefix for field names: letters, digits and ``_`` only, beginning with a letter."""
    return _with_letter(re.sub(r"[^A-Za-z0-9_]+", "_", ascii_text(text.strip())))


class UniqueNames:
    """Names that are taken one after the other, whatever their case."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._used = {name.casefold() for name in (*taken, *RESERVED)}
        # Thousands of columns may share a name.
        self._reached: dict[str, int] = {}

    def take(self, name: str) -> str:
        """``name``, or with ``_2``, ``_3`` and so on where it is taken."""
        candidate, number = name, self._reached.get(name, 1)
        if number > 1:
            candidate = _numbered(name, number)
        while candidate.casefold() in self._used:
            number += 1
            candidate = _numbered(name, number)
        self._reached[name] = number
        self._used.add(candidate.casefold())
        return candidate


def unique_names(names: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """``names`` made different from each other and from ``taken``, whatever their case, by ``_2``, ``_3`` and so on."""
    free = UniqueNames(taken)
    return [free.take(name) for name in names]


def _numbered(name: str, number: int) -> str:
    ending = f"_{number}"
    return name[: LONGEST - len(ending)].rstrip("_") + ending


def same_header(wanted: str, name: str, levels: Sequence[str]) -> bool:
    """Whether ``wanted`` means a column: by its clean name, its whole original header or the innermost level."""
    asked = " ".join(wanted.split()).casefold()
    known = {name, LEVEL_JOINT.join(levels), " ".join(levels), levels[-1] if levels else ""}
    return bool(asked) and asked in {" ".join(text.split()).casefold() for text in known}


def says_rate(text: str) -> bool:
    """Whether a header, unit or name speaks of a share, rate, mean or index: numbers that cannot be added up."""
    return bool(_RATE.search(text.replace("_", " ")))


def says_key(header: str) -> bool:
    """Whether a header speaks of a key or code: digits that are no amount."""
    return bool(_KEY.search(header.strip()))


def without_years(text: str) -> str:
    """A header or sheet name without its year or date, so that this year's is known again next year."""
    return _DAY.sub("#", _YEAR.sub("#", " ".join(text.split()))).casefold()


def same_but_year(text: str, others: Sequence[str]) -> str:
    """The one of ``others`` that is ``text`` but for the year; empty where there is none or more than one."""
    if text in others:
        return text
    found = [other for other in others if without_years(other) == without_years(text)]
    return found[0] if len(found) == 1 else ""

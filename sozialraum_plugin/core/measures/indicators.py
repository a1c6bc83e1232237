"""Rates from counts, by a catalogue that an office edits in a spreadsheet program."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..messages import InputError, Note
from ..names import field_name, without_years
from ..tabular.csvfile import read_text_table
from ..tabular.grids import Grid, cell_text

COLUMNS = ("name", "label", "numerator", "denominator", "factor", "unit", "decimals", "direction", "topic", "source")
_REQUIRED = ("name", "numerator")
_GERMAN = {
    "kürzel": "name", "feldname": "name", "bezeichnung": "label", "zähler": "numerator", "nenner": "denominator",
    "faktor": "factor", "einheit": "unit", "nachkommastellen": "decimals", "richtung": "direction", "thema": "topic",
    "quelle": "source",
}  # fmt: skip
_DIRECTIONS = {"": 0, "0": 0, "1": 1, "+1": 1, "+": 1, "-1": -1, "−1": -1, "-": -1, "−": -1}
_MOST_PROBLEMS = 50
_MOST_LINES = 20_000
# The longest numerator adds up single years of age, each by its whole header.
_LONGEST_TEXT = 10_000
# One header holds at most so many plus and minus signs.
_MOST_SIGNS = 12
# Before the name of an indicator that is not computed at present.
OFF = "#"


@dataclass(frozen=True)
class Indicator:
    """A line of the catalogue.

    The rate is ``factor`` times numerator by denominator; without a denominator it is ``factor`` times the numerator.
    ``direction`` is 1 where more means more strain, -1 where less does, 0 where neither. ``line`` counts from 1.
    """

    line: int
    name: str
    label: str
    numerator: str
    denominator: str = ""
    factor: float = 1.0
    unit: str = ""
    decimals: int = 1
    direction: int = 0
    topic: str = ""
    source: str = ""

    @property
    def comment(self) -> str:
        """What readers should know about the numbers: unit and source."""
        return "; ".join(part for part in (self.unit, self.source) if part)


@dataclass(frozen=True)
class Field:
    """A field of the layer as the catalogue may name it: by name or by alias (the original header)."""

    name: str
    alias: str
    numeric: bool


@dataclass(frozen=True)
class Formula:
    """Numerator and denominator as (sign, field name); an empty denominator stands for 1."""

    indicator: Indicator
    numerator: tuple[tuple[int, str], ...]
    denominator: tuple[tuple[int, str], ...]

    def __str__(self) -> str:
        text = _written(self.numerator)
        if self.denominator:
            text = f"({text})" if len(self.numerator) > 1 else text
            below = _written(self.denominator)
            text += f" / ({below})" if len(self.denominator) > 1 else f" / {below}"
        return f"{text} × {self.indicator.factor:g}"


def _written(terms: Sequence[tuple[int, str]]) -> str:
    text = "".join(f" {'+' if sign > 0 else '-'} {name}" for sign, name in terms)
    return text.removeprefix(" + ").strip()


def read_catalogue(path: str | Path) -> list[Indicator]:
    """Read a catalogue as CSV; column names in English or German, decimal comma or point.

    Raises :class:`InputError` with all problems of all lines at once.
    """
    problems: list[Note] = []
    indicators = []
    first_line: dict[str, int] = {}
    for number, line in catalogue_lines(path):
        if line["name"].startswith(OFF):
            continue
        found = read_line(number, line, problems)
        if found is None:
            continue
        before = first_line.setdefault(found.name.casefold(), found.line)
        if before != found.line:
            problems.append(Note("catalogue-double-name", {"line": found.line, "name": found.name, "first": before}))
        indicators.append(found)
    if problems:
        raise InputError("catalogue-wrong", path=str(path), problems=tuple(problems[:_MOST_PROBLEMS]))
    if not indicators:
        raise InputError("catalogue-empty", path=str(path))
    return indicators


def catalogue_lines(path: str | Path) -> list[tuple[int, dict[str, str]]]:
    """The lines of a catalogue as they stand, each with its number from 1 and its texts by column.

    Lines whose name begins with ``OFF`` are no indicators at present. Raises :class:`InputError` where the file is no
    catalogue.
    """
    path = Path(path)
    grid = read_text_table(path, "CATALOGUE")
    if grid.height > _MOST_LINES:
        raise InputError("catalogue-lines", path=str(path), most=_MOST_LINES)
    places, start = _header(grid, path)
    texts = {column: [cell_text(value) for value in grid.cells[:, place]] for column, place in places.items()}
    lines = [(row + 1, {column: cells[row] for column, cells in texts.items()}) for row in range(start, grid.height)]
    return [(number, line) for number, line in lines if any(line.values())]


def _header(grid: Grid, path: Path) -> tuple[dict[str, int], int]:
    for row in range(grid.height):
        texts = [cell_text(value).casefold() for value in grid.cells[row]]
        if any(texts):
            known = [_GERMAN.get(text, text) for text in texts]
            places = {column: known.index(column) for column in COLUMNS if column in known}
            missing = [column for column in _REQUIRED if column not in places]
            if missing:
                raise InputError(
                    "catalogue-columns", path=str(path), missing=", ".join(missing),
                    columns=", ".join(text for text in texts if text), header=";".join(COLUMNS),
                )  # fmt: skip
            return places, row + 1
    raise InputError("catalogue-empty", path=str(path))


def read_line(number: int, line: Mapping[str, str], problems: list[Note]) -> Indicator | None:
    """The indicator of a line, or None where ``problems`` gained one."""
    name = line["name"]
    before = len(problems)
    if not name:
        problems.append(Note("catalogue-no-name", {"line": number}))
        return None
    for column, text in line.items():
        if len(text) > _LONGEST_TEXT:
            values = {"line": number, "name": name[:60], "most": _LONGEST_TEXT, "column": column}
            problems.append(Note("catalogue-text", values))
    if len(problems) > before:
        return None
    better = field_name([name])
    if better != name:
        problems.append(Note("catalogue-bad-name", {"line": number, "name": name, "better": better or "rate"}))
    if not line["numerator"]:
        problems.append(Note("catalogue-no-numerator", {"line": number, "name": name}))
    denominator = line.get("denominator", "")
    factor = _number(number, line, "factor", 100.0 if denominator else 1.0, problems)
    decimals = _number(number, line, "decimals", 1.0, problems)
    if decimals != int(decimals) or not 0 <= decimals <= 15:
        problems.append(_bad_number(number, line, "decimals"))
    direction = line.get("direction", "").replace(",0", "").replace(".0", "")
    if direction not in _DIRECTIONS:
        problems.append(Note("catalogue-bad-direction", {"line": number, "name": name, "value": direction}))
    if len(problems) > before:
        return None
    return Indicator(
        line=number,
        name=name,
        label=line.get("label", "") or name,
        numerator=line["numerator"],
        denominator=denominator,
        factor=factor,
        unit=line.get("unit", ""),
        decimals=int(decimals),
        direction=_DIRECTIONS[direction],
        topic=line.get("topic", ""),
        source=line.get("source", ""),
    )


def _number(number: int, line: Mapping[str, str], column: str, default: float, problems: list[Note]) -> float:
    text = line.get(column, "")
    if not text:
        return default
    # Excel may write 1.000 or 1 000 for a thousand; a catalogue's factor is never below one with three decimals.
    plain = re.sub(r"[\s'’]", "", text)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", plain):
        plain = plain.replace(".", "")
    if re.fullmatch(r"\d{1,15}([.,]\d{1,15})?", plain):
        return float(plain.replace(",", "."))
    problems.append(_bad_number(number, line, column))
    return default


def _bad_number(number: int, line: Mapping[str, str], column: str) -> Note:
    values = {"line": number, "name": line["name"], "value": line.get(column, ""), "column": column}
    return Note("catalogue-bad-number", values)


def resolve(indicators: Sequence[Indicator], fields: Sequence[Field], path: str) -> list[Formula]:
    """Find the fields that the indicators name.

    Raises :class:`InputError` that lists every field that is missing, ambiguous or not numeric, and every name that
    would overwrite a count, with its line.
    """
    problems: list[Note] = []
    formulas = []
    for indicator in indicators:
        formulas.append(find_fields(indicator, fields, problems))
    taken = names_taken(formulas, fields)
    if taken and not problems:
        raise InputError("catalogue-wrong", path=path, problems=tuple(taken))
    problems += taken
    if problems:
        names = ", ".join(field.name for field in fields)
        raise InputError("indicator-fields", path=path, problems=tuple(problems[:_MOST_PROBLEMS]), fields=names)
    return formulas


def find_fields(indicator: Indicator, fields: Sequence[Field], problems: list[Note]) -> Formula:
    """The formula of an indicator, without the fields that ``problems`` then tell of."""
    numerator = _terms(indicator, indicator.numerator, fields, problems)
    denominator = _terms(indicator, indicator.denominator, fields, problems) if indicator.denominator else ()
    return Formula(indicator, numerator, denominator)


def names_taken(formulas: Sequence[Formula], fields: Sequence[Field]) -> list[Note]:
    """Indicators that would take the place of a count: databases do not tell ``Auslaender`` from ``auslaender``."""
    counts = {name for formula in formulas for _, name in (*formula.numerator, *formula.denominator)}
    by_name = {field.name.casefold(): field.name for field in fields}
    found = []
    for indicator in (formula.indicator for formula in formulas):
        field = by_name.get(indicator.name.casefold())
        if field is not None and (field != indicator.name or field in counts):
            values = {"line": indicator.line, "name": indicator.name, "field": field}
            found.append(Note("indicator-name-taken", values))
    return found


def _terms(
    indicator: Indicator, text: str, fields: Sequence[Field], problems: list[Note]
) -> tuple[tuple[int, str], ...]:
    """Split at + and -, but keep together what is one header: the longest match wins."""
    text = text.strip()
    signs = _signs(text)
    # Between two signs stands a name, or a part of one.
    starts, ends = [0, *(place + 1 for place in signs)], [*signs, len(text)]
    terms: list[tuple[int, str]] = []
    values = {"line": indicator.line, "name": indicator.name}
    sign, place = 1, 0
    if signs and not text[: signs[0]].strip():
        sign, place = _sign(text[signs[0]]), 1
    while place < len(starts):
        for end in range(min(len(starts), place + 1 + _MOST_SIGNS), place, -1):
            written = text[starts[place] : ends[end - 1]].strip()
            found = _fields_named(written, fields)
            if found:
                break
        else:
            end, written, found = place + 1, text[starts[place] : ends[place]].strip(), []
        if not found:
            problems.append(Note("indicator-field-missing", {**values, "missing": written.strip('"') or "–"}))
        elif len(found) > 1:
            names = ", ".join(field.name for field in found)
            problems.append(Note("indicator-field-ambiguous", {**values, "text": written, "fields": names}))
        elif not found[0].numeric:
            problems.append(Note("indicator-field-text", {**values, "field": found[0].name}))
        else:
            terms.append((sign, found[0].name))
        if end < len(starts):
            sign = _sign(text[signs[end - 1]])
        place = end
    return tuple(terms)


def _sign(text: str) -> int:
    return 1 if text == "+" else -1


def _signs(text: str) -> list[int]:
    """The places of the signs + and - outside of quotation marks; one mark without a partner quotes nothing."""
    last = text.rfind('"') if text.count('"') % 2 else -1
    quoted, found = False, []
    for place, letter in enumerate(text):
        if letter == '"' and place != last:
            quoted = not quoted
        elif letter in "+-−–" and not quoted:
            found.append(place)
    return found


def _plain(text: str) -> str:
    return " ".join(text.replace("–", "-").replace("−", "-").split()).casefold()


def _fields_named(text: str, fields: Sequence[Field]) -> list[Field]:
    wanted = _plain(text.strip().strip('"'))
    if not wanted:
        return []
    by_name = [field for field in fields if field.name.casefold() == wanted]
    by_alias = [field for field in fields if field.alias and _plain(field.alias) == wanted]
    by_clean = [field for field in fields if field.name.casefold() == field_name([text.strip().strip('"')]).casefold()]
    # Last year's layer may bear last year's date in its headers.
    yearless = without_years(wanted.replace("_", " "))
    by_year = [
        field for field in fields if yearless in (_yearless_name(field.name), without_years(_plain(field.alias)))
    ]
    return by_name or by_alias or by_clean or by_year


def _yearless_name(name: str) -> str:
    return without_years(name.replace("_", " "))

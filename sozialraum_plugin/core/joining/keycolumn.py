"""Which sheet and which column of a file hold the keys of the areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..messages import InputError, Note
from ..names import LEVEL_JOINT, field_name, header_text, same_but_year, same_header
from ..tabular.columns import Header
from ..tabular.grids import Grid, cell_text, letter
from ..tabular.layout import find_layout
from ..tabular.looks import guess_first_row, number_columns
from ..tabular.reading import Reading
from ..tabular.symbols import SymbolSet
from .keys import EXACT, LayerKeys, key_text, rules_named, sample

_SAMPLE = 2000
_HEADER_DEPTH = 60
_GOOD = 0.5
_FAIR = 0.3
_EQUAL = 0.05
_SHOWN = 20
# A table of the whole city for the layer of a district holds all of its keys among many others.
_NEARLY_ALL = 0.8
_LONG = 4


@dataclass(frozen=True)
class KeyPlace:
    """A column that may hold the keys. ``score`` is the harmonic mean of found among cells and among areas.

    ``share`` are the cells that are keys; ``whole`` says that nearly all areas are there, by keys too long for chance.
    """

    grid: Grid
    column: int
    score: float
    share: float
    whole: bool = False

    @property
    def plausible(self) -> bool:
        """Whether so many cells are keys that chance is out of the question."""
        return self.score >= _FAIR or self.share >= _GOOD or self.whole


def choose_sheet(grids: Sequence[Grid], sheet: str, path: str) -> list[Grid]:
    """The sheets to look at: all, or the one named (or numbered from 1) by ``sheet``, be it of another year."""
    if not sheet:
        return list(grids)
    named = [grid for grid in grids if grid.sheet.casefold() == sheet.strip().casefold()]
    if not named:
        alike = same_but_year(sheet, [grid.sheet for grid in grids])
        named = [grid for grid in grids if alike and grid.sheet == alike]
    if not named and sheet.strip().isdecimal() and len(sheet) < 10 and 1 <= int(sheet) <= len(grids):
        named = [grids[int(sheet) - 1]]
    if not named:
        sheets = ", ".join(grid.sheet for grid in grids if grid.sheet) or "–"
        raise InputError("sheet-missing", path=path, sheet=sheet, sheets=sheets)
    return named[:1]


def find_key(
    grids: Sequence[Grid],
    layer: LayerKeys,
    reading: Reading,
    symbols: SymbolSet,
    name: str,
) -> tuple[KeyPlace, list[Note]]:
    """The sheet and column with most keys; ``reading`` may name the column and says which key rules there are.

    Exact matches count first; only where they are few are keys compared by other rules.
    Raises :class:`InputError` where no column is wanted or plausible.
    """
    wanted = reading.key_field
    if wanted:
        places = [(grid, column) for grid in grids for column in _columns_named(grid, reading, symbols)]
        if not places:
            raise InputError("key-field-missing", table=name, value=wanted, columns=column_names(grids, symbols))
    else:
        places = [(grid, column) for grid in grids for column in range(grid.width)]
    found = _scores(places, layer, ())
    if max((place.score for place in found), default=0.0) < _GOOD:
        better = {(id(place.grid), place.column): place for place in _scores(places, layer, reading.rules)}
        both = [(place, better.pop((id(place.grid), place.column), place)) for place in found]
        found = [max(pair, key=lambda place: (place.whole, place.score)) for pair in both] + list(better.values())
    best = _first_of_the_best(found)
    if best is None or not (best.plausible or (wanted and best.score)):
        if wanted:
            grid, column = places[0]
            keys = [key_text(value) for value in grid.cells[:, column]]
            # A sheet without numbers does not show where its data begin.
            shown = sample(keys[guess_first_row(grid, symbols) :]) or sample(keys[1:]) or "–"
            raise InputError(
                "key-no-match", column=wanted, table=name, table_keys=shown,
                field=layer.field, layer_keys=layer.sample() or "–",
            )  # fmt: skip
        raise InputError(
            "key-not-found", table=name, field=layer.field, layer_keys=layer.sample() or "–",
            columns=column_names(grids, symbols),
        )  # fmt: skip
    return best, _notes(best, found, grids)


def _first_of_the_best(found: Sequence[KeyPlace]) -> KeyPlace | None:
    # Sheets that differ by a row or two are equally good; the one in front is meant to be read first.
    top = max((place.score for place in found), default=0.0)
    return next((place for place in found if place.score >= top - _EQUAL), None)


def _notes(best: KeyPlace, found: Sequence[KeyPlace], grids: Sequence[Grid]) -> list[Note]:
    notes = []
    equal = [
        place.column
        for place in found
        if place.grid is best.grid and place.column != best.column and place.score >= best.score - _EQUAL
    ]
    rivals = [letter(column) for column in equal if not _same_keys(best.grid, best.column, column)]
    if rivals:
        notes.append(Note("key-rivals", {"columns": ", ".join(dict.fromkeys(rivals))}))
    if len(grids) < 2:
        return notes
    notes.append(Note("sheet-chosen", {"sheet": best.grid.sheet}))
    others = [grid.sheet for grid in grids if grid is not best.grid and any(
        place.grid is grid and place.score >= _GOOD for place in found
    )]  # fmt: skip
    if others:
        notes.append(Note("sheet-others", {"sheets": ", ".join(others)}))
    return notes


def _same_keys(grid: Grid, column: int, other: int) -> bool:
    """Whether two columns hold the same keys but for their headers, so that either will do."""
    pairs = zip(grid.cells[:, column], grid.cells[:, other], strict=True)
    return sum(key_text(left) != key_text(right) for left, right in pairs) <= 1


def _scores(places: Sequence[tuple[Grid, int]], layer: LayerKeys, names: Sequence[str]) -> list[KeyPlace]:
    """How well columns hold the keys by the rules named, exactly without any."""
    rules = [rule for rule in rules_named(names) if not names or rule.name != EXACT]
    forms = [({rule.layer(key, layer) for key in layer.keys} - {""}, rule) for rule in rules]
    # In sheets of thousands of columns most texts stand in many cells.
    seen: dict[str, bool] = {}
    result = []
    for grid, column in places:
        values = grid.cells[grid.header_rows or 0 :: max(grid.height // _SAMPLE, 1), column]
        keys = [text for value in values if (text := key_text(value))]
        for key in keys:
            if key not in seen:
                seen[key] = any(rule.table(key, layer) in known for known, rule in forms)
        hits = [key for key in keys if seen[key]]
        if hits:
            precision = len(set(hits)) / len(keys)
            recall = min(len(set(hits)) / min(len(layer.keys), _SAMPLE), 1.0)
            score = 2 * precision * recall / (precision + recall)
            long = sum(len(key) >= _LONG for key in hits) > len(hits) / 2
            whole = not names and long and recall >= _NEARLY_ALL
            result.append(KeyPlace(grid, column, score, len(hits) / len(keys), whole))
    return result


def _columns_named(grid: Grid, reading: Reading, symbols: SymbolSet) -> list[int]:
    wanted = reading.key_field
    levels = guessed_levels(grid, symbols, reading.header_rows)
    headers = [Header(field_name(texts), texts, "", "", column) for column, texts in enumerate(levels)]
    whole = [header.place for header in headers if header.levels and header.means(wanted)]
    if whole:
        return whole
    # Where the header was not found by its looks, a cell near the top may still carry the name.
    near = grid.cells[:_HEADER_DEPTH]
    found = [
        column
        for column in range(grid.width)
        if any(
            same_header(wanted, field_name([text]), [header_text(text)])
            for text in map(cell_text, near[:, column])
            if text
        )
    ]
    return found or [column for column in range(grid.width) if letter(column) == wanted]


def guessed_levels(grid: Grid, symbols: SymbolSet, header_rows: Sequence[int] | None = None) -> list[tuple[str, ...]]:
    """Headers by the looks of the sheet alone, for messages and for finding a column by its name."""
    first = grid.header_rows if grid.header_rows is not None else guess_first_row(grid, symbols)
    if header_rows is not None:
        # That a row lies beyond the sheet is told where the rows of data are looked for.
        header_rows = [row for row in header_rows if row <= grid.height]
        first = max(header_rows, default=0)
    numeric = number_columns(grid, list(range(first, grid.height)), symbols) if first < grid.height else []
    return find_layout(grid, first, grid.height - 1, numeric, header_rows).levels


def column_names(grids: Sequence[Grid], symbols: SymbolSet) -> str:
    """The columns of a file by their headers, for messages."""
    names = [LEVEL_JOINT.join(texts) for grid in grids for texts in guessed_levels(grid, symbols) if texts]
    names = list(dict.fromkeys(names))
    return (", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")) or "–"

"""What a table tells beside its content: which field of the areas has its keys, which earlier table it is like."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...core.joining.keys import key_text, layer_keys
from ...core.messages import InputError
from ...core.tabular.reading import load_reading
from ..frames import frame_of
from ..tables import symbol_presets
from .types import LayerSource

if TYPE_CHECKING:
    from ...core.joining.keys import LayerKeys
    from ...core.tabular.grids import Grid
    from ...core.tabular.symbols import SymbolSet

# Of settings that fit a table less than this, none is meant for it.
_ALIKE = 0.5
_MOST_FIELDS, _MOST_ROWS = 30, 5000
# A field whose keys the table holds less often than this is no hint.
_FOUND = 0.3


def symbol_labels() -> dict[str, str]:
    """The presets of signs, by name, as people call them."""
    from ...core.tabular.symbols import load_symbols

    found = {}
    for name, path in symbol_presets().items():
        found[name] = name
        with contextlib.suppress(InputError):  # told when it is used
            found[name] = load_symbols(path).label
    return found


def field_with_keys(grids: Sequence[Grid], areas: LayerSource, but: str) -> str:
    """The field of the areas, other than ``but``, most of whose values stand in one column; empty without any."""
    names = [name for name in areas.fields().names() if name != but][:_MOST_FIELDS]
    columns = [
        {key_text(value) for value in grid.cells[:_MOST_ROWS, column] if value is not None}
        for grid in grids
        for column in range(grid.width)
    ]
    frame = frame_of(areas, names)
    best, share = "", _FOUND
    for name in names:
        keys = layer_keys(name, frame[name]).keys
        if len(keys) * 2 < len(frame):
            continue  # regions are no areas
        found = max((len(cells.intersection(keys)) for cells in columns), default=0) / max(len(keys), 1)
        if found > share:
            best, share = name, found
    return best


def kept_for(grids: Sequence[Grid], layer: LayerKeys, symbols: SymbolSet, name: str, kept: Sequence[str]) -> str:
    """Of the settings kept for earlier tables, the file whose headers are most like this table's; empty without any."""
    from ...core.names import same_but_year
    from ...core.tabular.tables import read_table

    best, share = "", _ALIKE
    headers: tuple[str, ...] | None = None
    for path in kept:
        try:
            before = load_reading(path).headers
        except InputError:
            continue
        if headers is None:
            headers = ()
            with contextlib.suppress(InputError):
                headers = read_table(grids, layer, symbols, name).used.headers
        alike = sum(bool(same_but_year(text, before)) for text in headers) / max(len(before), len(headers), 1)
        if alike > share:
            best, share = path, alike
    return best

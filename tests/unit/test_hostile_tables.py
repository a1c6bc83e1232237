"""Whatever stands in the cells: no row is lost unnoticed, and texts stay what they are."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest

hypothesis = pytest.importorskip("hypothesis")

from hypothesis import HealthCheck, example, given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from sozialraum_plugin.core.joining.keys import layer_keys  # noqa: E402
from sozialraum_plugin.core.messages import InputError  # noqa: E402
from sozialraum_plugin.core.names import LONGEST, field_name, unique_names  # noqa: E402
from sozialraum_plugin.core.tabular.csvfile import read_text_table  # noqa: E402
from sozialraum_plugin.core.tabular.grids import Grid, make_cells  # noqa: E402
from sozialraum_plugin.core.tabular.reading import Reading  # noqa: E402
from sozialraum_plugin.core.tabular.tables import read_table  # noqa: E402
from tests.hostile.mutate import TOKENS  # noqa: E402
from tests.hostile.readers import DIN  # noqa: E402

KEYS = [f"{number:04}" for number in range(101, 109)]
LAYER = layer_keys("KEY", KEYS)
# Signs that CSV itself takes for something else are those of the file, not of its cells.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=12)
CELL = st.one_of(st.sampled_from([token for token in TOKENS if len(token) < 200 and "\0" not in token]), TEXT)
CHECKED = settings(max_examples=60, deadline=5000, derandomize=True, suppress_health_check=list(HealthCheck))


@CHECKED
@given(st.lists(st.tuples(CELL, CELL), min_size=8, max_size=8))
@example([("=1+1", "[% 1+1 %]")] * 8)
def test_no_row_of_an_area_is_lost(cells: list[tuple[str, str]]) -> None:
    rows = [["Schlüssel", "Wert", "Text"], *([key, *pair] for key, pair in zip(KEYS, cells, strict=True))]
    reading = Reading(header_rows=(1,), key_field="Schlüssel")
    table = read_table([Grid("", make_cells(rows))], LAYER, DIN, "table", reading)
    assert sorted([*table.rows, *(row.row for row in table.apart)]) == list(range(2, 10))
    assert [table.match.target[place] for place, _ in enumerate(table.rows)] == [KEYS[row - 2] for row in table.rows]


@CHECKED
@given(st.lists(st.tuples(CELL, CELL), min_size=8, max_size=8))
def test_texts_come_back_as_they_are(cells: list[tuple[str, str]]) -> None:
    rows = [["Schlüssel", "Wert", "Text"], *([key, *pair] for key, pair in zip(KEYS, cells, strict=True))]
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=";").writerows(rows)
    reading = Reading(header_rows=(1,), key_field="Schlüssel", kinds={"Wert": "text", "Text": "text"}, delimiter=";")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "table.csv")
        path.write_bytes(target.getvalue().encode())
        try:
            table = read_table([read_text_table(path, "TABLE", "utf-8", ";")], LAYER, DIN, path.name, reading)
        except InputError as error:
            # Control characters are no text, and line breaks in cells may look like another table altogether.
            signs = "".join(text for pair in cells for text in pair)
            if all(sign.isprintable() or (sign.isspace() and sign >= " ") for sign in signs):
                raise AssertionError("refused") from error
            return
    written = dict(zip(KEYS, cells, strict=True))
    for column, place in ((column, {"Wert": 0, "Text": 1}[column.header.name]) for column in table.columns):
        for key, value in zip(table.keys, column.values, strict=True):
            if key in written and value is not None and not any(sign in written[key][place] for sign in "\n\r"):
                assert value == written[key][place].strip()


@CHECKED
@given(st.lists(st.lists(CELL, max_size=4), min_size=1, max_size=12))
def test_field_names_are_names(headers: list[list[str]]) -> None:
    names = unique_names([field_name(levels) or "Spalte" for levels in headers])
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert name.isascii()
        assert name.replace("_", "a").isalnum()
        assert not name[0].isdigit()
        assert len(name) <= LONGEST

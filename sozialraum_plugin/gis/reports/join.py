"""What an office files with a joined dataset: the report of a join as HTML and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ...core.formats import format_number
from ...core.messages import Note
from ...core.tabular.reading import OVERRULED_BY, save_text
from ...core.tabular.symbols import reason_note
from .. import paths
from ..translation import Texts
from .report import Report

if TYPE_CHECKING:
    from ...core.joining.join import Join, Joined, Left
    from ...core.tabular.tables import Table

# Beyond so many lines a list in the HTML report helps nobody; the JSON holds all of them.
_MOST_LINES = 500


def facts(table: Table, join: Join, layer_name: str, texts: Texts) -> dict[str, Any]:
    """All there is to know about a join, as JSON takes it. Sentences are in the language of ``texts``."""
    notes = [*table.notes, *join.notes]
    return {
        "format": "sozialraum-join",
        "version": 1,
        "program": paths.version(),
        "layer": layer_name,
        "table": {
            "source": table.source,
            "sheet": table.sheet,
            "key": table.key.alias or table.key.letter,
            "reference_date": table.reference_date,
        },
        "counts": {
            "rows": len(table.rows),
            "matched": join.matched,
            "areas_with_row": join.areas,
            "areas_without_row": len(join.areas_without_row),
            "rows_without_area": len(join.rows_without_area),
            "rows_set_apart": len(table.apart),
            "rejected_cells": len(table.rejected),
            "missing_cells": join.missing,
        },
        "matches": {rule: len(pairs) for rule, pairs in join.by_rule.items()},
        "changed_keys": [
            {"rule": rule, "table": key, "layer": target}
            for rule, pairs in join.by_rule.items()
            if rule != "exact"
            for key, target in pairs
        ],
        "ambiguous_keys": sorted(join.ambiguous),
        "columns": [_column_facts(item) for item in join.fields],
        "areas_without_row": [_left_facts(left) for left in join.areas_without_row],
        "rows_without_area": [_left_facts(left) for left in join.rows_without_area],
        "rows_set_apart": [asdict(row) for row in table.apart],
        "rejected_cells": [asdict(cell) for cell in table.rejected],
        "protocol": [
            {"code": note.code, "text": texts.note(note), "overruled_by": OVERRULED_BY.get(note.code, "")}
            for note in notes
        ],
        "reading": json.loads(save_text(table.used)),
    }


def _column_facts(item: Joined) -> dict[str, Any]:
    column = item.column
    result = {"field": item.name, "header": list(column.header.levels), "letter": column.header.letter}
    if item.signs:
        return {**result, "kind": "signs"}
    return {
        **result,
        "kind": column.kind,
        "unit": column.unit,
        "missing": [{"sign": sign, "reason": reason, "count": n} for (sign, reason), n in column.missing.items()],
        "flagged": [{"sign": sign, "reason": reason, "count": n} for (sign, reason), n in column.flagged.items()],
    }


def _left_facts(left: Left) -> dict[str, Any]:
    result: dict[str, Any] = {"key": left.key, "near": list(left.near)}
    return {**result, "row": left.row} if left.row else result


def as_json(content: dict[str, Any]) -> str:
    """The facts as a text file."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


class JoinReport:
    """Builds the printable report of a join."""

    def __init__(self, table: Table, join: Join, layer_name: str, texts: Texts) -> None:
        self._table = table
        self._join = join
        self._layer = layer_name
        self._texts = texts
        self.translate = texts.translate
        self._report = Report(self.translate("JoinReport", "Report of a table join"), texts)

    def build(self) -> Report:
        """The report with all its parts."""
        self._summary()
        self._columns()
        self._left_over()
        self._rejected()
        self._apart()
        self._protocol()
        return self._report

    def _number(self, value: int) -> str:
        return format_number(value, 0, self._texts.language)

    def _summary(self) -> None:
        table, join = self._table, self._join
        name = f"{table.source} – {table.sheet}" if table.sheet else table.source
        rows = [
            (self.translate("JoinReport", "Table"), name),
            (self.translate("JoinReport", "Layer"), self._layer),
            (self.translate("JoinReport", "Reference date"), table.reference_date or "–"),
            (self.translate("JoinReport", "Rows of areas in the table"), self._number(len(table.rows))),
            (self.translate("JoinReport", "Rows matched to an area"), self._number(join.matched)),
            (self.translate("JoinReport", "Areas with a row"), self._number(join.areas)),
            (self.translate("JoinReport", "Areas without a row"), self._number(len(join.areas_without_row))),
            (self.translate("JoinReport", "Rows without an area"), self._number(len(join.rows_without_area))),
            (self.translate("JoinReport", "Rows set apart (totals, subtotals, notes)"), self._number(len(table.apart))),
            (self.translate("JoinReport", "Cells not understood"), self._number(len(table.rejected))),
            (self.translate("JoinReport", "Cells without a value"), self._number(join.missing)),
        ]
        self._report.table(
            [self.translate("JoinReport", "What"), self.translate("JoinReport", "Result")], rows, numeric=(1,)
        )
        for rule, pairs in join.by_rule.items():
            if rule != "exact":
                self._report.heading(
                    self.translate("JoinReport", "Keys matched {rule}").format(
                        rule=self._texts.note(Note(f"rule-{rule}"))
                    )
                )
                self._list(
                    [self.translate("JoinReport", "Key in the table"), self.translate("JoinReport", "Key of the area")],
                    pairs,
                )

    def _columns(self) -> None:
        self._report.heading(self.translate("JoinReport", "Columns"))
        kinds = {
            "number": self.translate("JoinReport", "decimal number"),
            "integer": self.translate("JoinReport", "whole number"),
            "text": self.translate("JoinReport", "text"),
        }
        rows = [
            (item.name, item.column.header.alias, item.column.unit, kinds[item.column.kind], self._missing(item))
            for item in self._join.fields
            if not item.signs
        ]
        headers = [
            self.translate("JoinReport", "Field"),
            self.translate("JoinReport", "Header in the table"),
            self.translate("JoinReport", "Unit"),
            self.translate("JoinReport", "Kind"),
            self.translate("JoinReport", "Cells without a value"),
        ]
        self._report.table(headers, rows)

    def _missing(self, item: Joined) -> str:
        parts = [
            f"{self._number(count)} × {sign}{' ' if sign else ''}({self._texts.note(reason_note(reason))})"
            for (sign, reason), count in item.column.missing.items()
        ]
        return ", ".join(parts) or "–"

    def _left_over(self) -> None:
        near = self.translate("JoinReport", "Similar keys")
        if self._join.areas_without_row:
            self._report.heading(self.translate("JoinReport", "Areas without a row"))
            rows = [(left.key, ", ".join(left.near)) for left in self._join.areas_without_row]
            self._list([self.translate("JoinReport", "Key of the area"), near], rows)
        if self._join.rows_without_area:
            self._report.heading(self.translate("JoinReport", "Rows without an area"))
            found = [(str(left.row), left.key, ", ".join(left.near)) for left in self._join.rows_without_area]
            self._list(
                [self.translate("JoinReport", "Row"), self.translate("JoinReport", "Key in the table"), near], found
            )

    def _rejected(self) -> None:
        if not self._table.rejected:
            return
        self._report.heading(self.translate("JoinReport", "Cells not understood"))
        rows = [(cell.sheet, str(cell.row), cell.column, cell.header, cell.text) for cell in self._table.rejected]
        headers = [
            self.translate("JoinReport", "Sheet"),
            self.translate("JoinReport", "Row"),
            self.translate("JoinReport", "Column"),
            self.translate("JoinReport", "Header"),
            self.translate("JoinReport", "Text"),
        ]
        self._list(headers, rows)

    def _apart(self) -> None:
        if not self._table.apart:
            return
        self._report.heading(self.translate("JoinReport", "Rows set apart"))
        rows = [(str(row.row), self._texts.note(Note(f"apart-{row.reason}")), row.text) for row in self._table.apart]
        self._list(
            [
                self.translate("JoinReport", "Row"),
                self.translate("JoinReport", "Reason"),
                self.translate("JoinReport", "Text"),
            ],
            rows,
        )

    def _protocol(self) -> None:
        self._report.heading(self.translate("JoinReport", "How the table was read"))
        self._report.paragraph(
            self.translate(
                "JoinReport",
                "Each decision can be overruled by the parameter named beside it. "
                "Kept as reading settings, all of them read next year's table in the same way.",
            )
        )
        self._report.table(
            [self.translate("JoinReport", "Decision"), self.translate("JoinReport", "Overruled by")],
            [
                (self._texts.note(note), OVERRULED_BY.get(note.code, ""))
                for note in (*self._table.notes, *self._join.notes)
            ],
        )

    def _list(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self._report.table(headers, rows[:_MOST_LINES])
        if len(rows) > _MOST_LINES:
            self._report.paragraph(
                self.translate("JoinReport", "And {count} more; the JSON report lists all of them.").format(
                    count=self._number(len(rows) - _MOST_LINES)
                )
            )

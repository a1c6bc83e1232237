"""What rates a catalogue gives, before anything is written: checks of each cell, lowest, middle and highest rate."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qgis.core import QgsVectorLayer

from ...core.measures.cataloguecheck import LineCheck, check_lines
from ...core.messages import Note
from ..cataloguefile import Line
from ..fields.cataloguefields import catalogue_fields
from ..frames import frame_of
from ..results import field_texts
from ..translation import Texts
from .types import LayerSource

if TYPE_CHECKING:
    from ...core.measures.rates import Rates


@dataclass(frozen=True)
class FieldLook:
    """A field of numbers that an indicator may be made of."""

    name: str
    label: str


@dataclass(frozen=True)
class Counted:
    """A layer with counts, readable in any thread; ``texts`` are (alias, comment) of its fields."""

    source: LayerSource
    texts: Mapping[str, tuple[str, str]]
    fields: Sequence[FieldLook]


@dataclass(frozen=True)
class RateLook:
    """A line of the catalogue: sentences by column, and the rates it gives, NaN where there are none."""

    problems: Mapping[str, str] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)
    low: float = math.nan
    middle: float = math.nan
    high: float = math.nan
    missing: int = 0
    total: int = 0

    @property
    def possible(self) -> bool:
        """Whether the indicator can be computed."""
        return not self.problems


def counted(layer: QgsVectorLayer) -> Counted:
    """What the look at a catalogue needs of a layer. Call it in the main thread."""
    texts = field_texts(layer.fields(), layer)
    names = [item.name() for item in layer.fields() if item.isNumeric()]
    looks = [FieldLook(name, texts.get(name, ("", ""))[0]) for name in names]
    return Counted(LayerSource(layer), texts, looks)


def look_at_rates(layer: Counted | None, lines: Sequence[Line]) -> list[RateLook]:
    """A look at each line; without a layer only the lines themselves are checked."""
    from ...core.measures.rates import compute_rates

    fields = catalogue_fields(layer.source, layer.texts) if layer is not None else []
    checks = check_lines([line.texts for line in lines], [line.used for line in lines], fields)
    texts = Texts()
    if layer is None:
        return [_told(_without_fields(check), texts) for check in checks]
    formulas = {place: check.formula for place, check in enumerate(checks) if check.formula is not None}
    needed = sorted({name for item in formulas.values() for _, name in (*item.numerator, *item.denominator)})
    frame = frame_of(layer.source, needed)
    found = []
    for place, check in enumerate(checks):
        formula = formulas.get(place)
        rates = compute_rates(frame, [formula]) if formula is not None else None
        found.append(_told(check, texts, rates))
    return found


def _without_fields(check: LineCheck) -> LineCheck:
    kept = [(column, note) for column, note in check.problems if not note.code.startswith("indicator-field")]
    return LineCheck(check.formula, kept, check.remarks)


def _told(check: LineCheck, texts: Texts, rates: Rates | None = None) -> RateLook:
    remarks = list(check.remarks)
    low = middle = high = math.nan
    missing = total = 0
    if rates is not None and check.formula is not None:
        indicator = check.formula.indicator
        values = rates.values[indicator.name]
        below = rates.denominators[indicator.name]
        missing, total = int(values.isna().sum()), len(values)
        low, middle, high = float(values.min()), float(values.median()), float(values.max())
        place = {"line": indicator.line, "name": indicator.name}
        for column, code, count in (
            ("denominator", "catalogue-zero", int((below == 0).sum())),
            ("denominator", "catalogue-negative", int((below < 0).sum())),
            ("numerator", "catalogue-above", int((values > 100).sum()) if indicator.unit == "%" else 0),
        ):
            if count:
                remarks.append((column, Note(code, {**place, "count": count})))
    return RateLook(_by_column(check.problems, texts), _by_column(remarks, texts), low, middle, high, missing, total)


def _by_column(notes: Sequence[tuple[str, Note]], texts: Texts) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for column, note in notes:
        found.setdefault(column, []).append(texts.note(note))
    return {column: "\n".join(sentences) for column, sentences in found.items()}

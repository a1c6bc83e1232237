"""What a later year brings with frozen types: every area that changed its type, and from which to which."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...core.formats import format_number
from ...core.joining.keys import key_text
from ..frames import frame_of
from ..translation import Texts
from .types import Snapshot, Words

if TYPE_CHECKING:
    from ...core.areatypes.frozen import Applied, Move, Transitions
    from ...core.areatypes.model import Model


@dataclass(frozen=True)
class About:
    """What a model is, in a sentence; its fields, and the names and colours of its types from 1 on."""

    sentence: str
    fields: Sequence[str]
    names: Sequence[str]
    colours: Sequence[str]


def about_model(path: str) -> About:
    """A model in words. Raises :class:`InputError` where the file is none."""
    from ...core.areatypes.model import read_model

    model, texts = read_model(path), Texts()
    text = texts.translate(
        "TypePreviews", "{k} types by {indicators} indicators, made from {areas} areas with version {program}."
    )
    areas = int(sum(model.sizes))
    sentence = text.format(
        k=len(model.names),
        indicators=len(model.recipe.names),
        areas=format_number(float(areas), 0, texts.language),
        program=model.program,
    )
    population = str(model.computation.get("population_field") or "")
    fields = [*model.recipe.names, *([population] if population else [])]
    return About(sentence, fields, model.names, model.colours)


@dataclass(frozen=True)
class Years:
    """Where the two years are: the result of the later one, and the earlier one in the same or another layer."""

    now: Snapshot
    model: str
    key_field: str
    type_field: str = "gebietstyp"
    name_field: str = ""
    previous: Snapshot | None = None
    previous_key: str = ""
    previous_field: str = ""
    catalogue: str = ""


@dataclass(frozen=True)
class Changed:
    """An area that changed its type: its key and name, both types by number and name, and what decides."""

    key: str
    area: str
    old: int
    new: int
    old_label: str
    new_label: str
    reason: str


@dataclass(frozen=True)
class Changes:
    """The present types, and, where there is an earlier year, what changed.

    ``rows`` are the table from earlier type to present type, under the heads ``columns``.
    """

    types: Mapping[str, int]  # by key
    labels: Sequence[str]  # of the types from 1 on
    names: Sequence[str]
    colours: Sequence[str]
    all_areas: Mapping[str, str]  # key -> as people read it
    fids: Mapping[str, int]
    sentence: str = ""
    areas: Sequence[Changed] = ()
    columns: Sequence[str] = ()
    rows: Sequence[tuple[str, Sequence[int]]] = ()
    same: Sequence[tuple[int, int]] = ()  # places of the table where nothing changed


def changes(years: Years) -> Changes:
    """The types of a later year by the rules of a model, and what changed since the earlier year where there is one."""
    from ...core.areatypes.frozen import apply, moves, transitions
    from ...core.areatypes.model import read_model
    from ...core.areatypes.preparation import Areas
    from ..year.frozenyears import chosen, earlier_of, previous_of, year_of

    model = read_model(years.model)
    names, key = model.recipe.names, years.key_field
    wanted = dict.fromkeys([key, *names, *([years.name_field] if years.name_field else [])])
    frame = frame_of(years.now.source, list(wanted))
    keys = [key_text(value) for value in frame[key]]
    called = dict(zip(keys, frame[years.name_field].map(key_text), strict=True)) if years.name_field else {}
    words = Words(dict(zip(names, model.labels, strict=True)), called)
    # Who was left out is known from the result; the rest is typed once more by the same rules.
    applied = apply(model, Areas(frame, key, tuple(names), "", _untyped(years)), min_population=0)
    found = Changes(
        types=applied.types,
        labels=[_label(number, model, words.texts) for number in range(1, len(model.centres) + 1)],
        names=model.names,
        colours=model.colours,
        all_areas={key: words.area(key) for key in keys},
        fids=dict(zip(keys, map(int, frame.index), strict=True)),
    )
    if not years.previous_field:
        return found
    catalogue = chosen(years.catalogue, names) if years.catalogue else {}
    now, _, _ = year_of(years.now.source, keys, names, catalogue, years.catalogue, _texts(years.now))
    before = None
    source, its_keys, parameter = years.now.source, keys, "PREVIOUS_FIELD"
    if years.previous is not None:
        earlier_layer = previous_of(years.previous.source, years.previous_key or key, key, keys)
        source, its_keys, parameter = years.previous.source, list(earlier_layer.keys), "PREVIOUS_TYPE_FIELD"
        before, _, _ = year_of(source, its_keys, names, catalogue, years.catalogue, _texts(years.previous))
    k = len(model.centres)
    earlier, _ = earlier_of(source, its_keys, years.previous_field, parameter, k, {*applied.keys, *applied.untyped})
    table = transitions(applied, earlier)
    listed = moves(applied, earlier, table.changed, now, before)
    return _in_words(found, applied, table, listed, model, words)


def _label(number: int, model: Model, texts: Texts) -> str:
    name = model.names[number - 1]
    plain = texts.translate("TypeReport", "Type {number}").format(number=number)
    return f"{number} – {name}" if name else plain


def _texts(taken: Snapshot) -> dict[str, tuple[str, str]]:
    return {name: (label, "") for name, label in taken.labels.items()}


def _untyped(years: Years) -> list[bool]:
    """Which areas of the later year have no computed type; beside types set by hand these have a field of their own."""
    own = f"{years.type_field}_computed"
    name = own if years.now.source.fields().lookupField(own) >= 0 else years.type_field
    return list(frame_of(years.now.source, [name])[name].isna())


def _in_words(
    found: Changes, applied: Applied, table: Transitions, listed: Sequence[Move], model: Model, words: Words
) -> Changes:
    from ...core.areatypes.frozen import NEW, NONE, UNKNOWN

    texts = words.texts
    states = {
        NONE: texts.translate("TypePreviews", "no type"),
        UNKNOWN: texts.translate("TypePreviews", "not known"),
        NEW: texts.translate("TypePreviews", "new area"),
    }

    def label(number: int) -> str:
        return states[number] if number in states else _label(number, model, texts)

    def short(number: int) -> str:
        return states.get(number, str(number))

    changed = [
        Changed(
            move.key, words.area(move.key), move.old, move.new, label(move.old), label(move.new), _reason(move, words)
        )
        for move in listed
    ]
    text = texts.translate("TypePreviews", "{changed} of them have another type than before.")
    return replace(
        found,
        sentence=text.format(changed=words.number(len(changed))),
        areas=changed,
        columns=[short(new) for new in table.columns],
        rows=[(label(old), [int(count) for count in table.table[place]]) for place, old in enumerate(table.rows)],
        same=[(r, c) for r, old in enumerate(table.rows) for c, new in enumerate(table.columns) if old == new],
    )


def _reason(move: Move, words: Words) -> str:
    parts = []
    for part in move.parts:
        then, now = part.rate
        name = words.labels.get(part.name, part.name)
        if math.isfinite(then) and math.isfinite(now):
            name += f" {_short(then, words)} → {_short(now, words)}"
            counts = [value for value in part.numerator if math.isfinite(value)]
            if part.opposite and len(counts) == 2:
                name += f" ({words.number(counts[0])} → {words.number(counts[1])})"
        parts.append(name)
    return "; ".join(parts)


def _short(value: float, words: Words) -> str:
    size = abs(value)
    return words.number(value, 0 if size >= 1000 else 1 if size >= 10 else 2 if size >= 0.1 else 4)

"""Computed types as a dialog shows them: read back from the result layer and its model, in words and cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ...core.joining.keys import key_text
from ..frames import frame_of, python_value
from ..translation import Texts
from .types import LayerSource, Snapshot, Words

if TYPE_CHECKING:
    from ...core.areatypes.explain import Explanation
    from ...core.areatypes.profiles import Profiles
    from ...core.areatypes.typology import Typology

# From this ratio of the two distances on an area lies between two types, as in the report.
_BETWEEN = 0.9
# Indicators named as what decides.
_DECIDING = 3


@dataclass(frozen=True)
class Looks:
    """How people want the types: the computed numbers in the order wanted; names and colours by computed number."""

    order: tuple[int, ...]
    names: Mapping[int, str] = field(default_factory=dict)
    colours: Mapping[int, str] = field(default_factory=dict)

    def number(self, computed: int) -> int:
        """The number that a type gets by the order."""
        return self.order.index(computed) + 1

    def label(self, computed: int, texts: Texts) -> str:
        """A type as people read it."""
        name = self.names.get(computed, "")
        if name:
            return f"{self.number(computed)} – {name}"
        return texts.translate("TypeReport", "Type {number}").format(number=self.number(computed))


@dataclass(frozen=True)
class Found:
    """The computed types; ``types`` and ``fids`` are by key, ``reasons`` tell why areas have no type."""

    typology: Typology
    profiles: Profiles
    jaccard: tuple[float, ...]
    types: Mapping[str, int]
    reasons: Mapping[str, str]
    fids: Mapping[str, int]
    units: Mapping[str, str]
    words: Words

    @property
    def k(self) -> int:
        """The number of types."""
        return self.typology.k

    def looks(self) -> Looks:
        """The types as they were computed."""
        from ..symbology import type_colours

        order = tuple(range(1, self.k + 1))
        return Looks(order, {}, dict(zip(order, type_colours(self.k), strict=True)))

    def value(self, value: float, column: int, unit: bool = False) -> str:
        """A value of an indicator, with as many decimals as the mean of all areas bears; alike within a unit."""
        decimals = self._decimals(column)
        name = self.profiles.names[column]
        after = self.units.get(name, "") if unit else ""
        return self.words.number(value, decimals) + (f"\N{NO-BREAK SPACE}{after}" if after else "")

    def _decimals(self, column: int) -> int:
        """What the mean bears, or one less where another indicator of this unit has one less."""
        needed = [_borne(float(mean)) for mean in self.profiles.city]
        units = [self.units.get(name, "") for name in self.profiles.names]
        own, unit = needed[column], units[column]
        if not unit:
            return own
        fewest = min(number for number, other in zip(needed, units, strict=True) if other == unit)
        return fewest if own - fewest <= 1 else own


def _borne(mean: float) -> int:
    """The decimals that about three digits of a mean need."""
    size = abs(mean)
    return 0 if size >= 1000 else 1 if size >= 10 else 2 if size >= 0.1 else 4


def found_types(taken: Snapshot, model_path: str, type_field: str, name_field: str, jaccard: str) -> Found:
    """The types of a result layer with its model; ``jaccard`` as the algorithm gives it, separated by ``;``."""
    import numpy as np

    from ...core.areatypes.model import read_model
    from ...core.areatypes.preparation import Areas, prepare
    from ...core.areatypes.profiles import profiles
    from ...core.areatypes.typology import Settings, Typology, membership, nearest

    model = read_model(model_path)
    recipe, known = model.recipe, model.computation
    population = str(known.get("population_field") or "")
    reason_field = f"{type_field}_reason"
    wanted = [model.key_field, *recipe.names, population, name_field, type_field, reason_field]
    frame = frame_of(taken.source, list(dict.fromkeys(name for name in wanted if name)))
    keys = [key_text(value) for value in frame[model.key_field]]
    typed = frame[type_field].notna()
    # Who was left out is known from the result; the rest is prepared once more by the same rules.
    areas = Areas(frame, model.key_field, tuple(recipe.names), population, list(~typed))
    prepared = prepare(areas, recipe.indicators, recipe.transform, recipe.scaling, str(known["missing"]), 0)
    types = {key: int(value) for key, value, has in zip(keys, frame[type_field], typed, strict=True) if has}
    labels = np.array([types[key] - 1 for key in prepared.keys], dtype=np.intp)
    names = {}
    if name_field:
        names = dict(zip(keys, frame[name_field].map(key_text), strict=True))
    typology = Typology(
        prepared=prepared,
        settings=Settings(len(model.centres), str(known["method"]), int(known["starts"]), int(known["seed"])),
        member=membership(prepared.matrix, labels, model.centres),
        silhouettes=np.full(len(labels), np.nan),
        partial=nearest(recipe.matrix(prepared.partial_values), model.centres),
        centres=model.centres,
        strain=np.full(len(model.centres), np.nan),
        within_ss=float(known["within_ss"]),
        r2=float(known["r2"]),
        silhouette=float("nan"),
        starts=np.empty((0, len(labels)), dtype=np.int32),
    )
    reasons = zip(keys, frame[reason_field].map(python_value), strict=True)
    return Found(
        typology=typology,
        profiles=profiles(typology),
        jaccard=jaccard_of(jaccard),
        types=types,
        reasons={key: str(reason) for key, reason in reasons if reason},
        fids=dict(zip(keys, map(int, frame.index), strict=True)),
        units=taken.units,
        words=Words(taken.labels, names),
    )


def jaccard_of(text: str) -> tuple[float, ...]:
    """The stability of each type; a type of which nothing is known is NaN."""
    return tuple(float(part) if part.strip() else float("nan") for part in text.split(";")) if text.strip() else ()


def shaky(jaccard: Sequence[float]) -> tuple[list[int], list[int]]:
    """The computed numbers of the types that are not stable, and of those that are doubtful."""
    from ...core.areatypes.stability import DOUBTFUL, STABLE

    known = list(enumerate(jaccard, start=1))
    return [n for n, value in known if value < DOUBTFUL], [n for n, value in known if DOUBTFUL <= value < STABLE]


@dataclass(frozen=True)
class TypeRow:
    """A type in the list: areas, how far it can be trusted (a word and a sentence), what sets it apart."""

    computed: int
    size: int
    verdict: str
    level: str  # untrusted, doubtful, stable, high; empty where unknown
    sentence: str
    description: str


def type_rows(found: Found, looks: Looks) -> list[TypeRow]:
    """The types in their order."""
    from ...core.areatypes.stability import verdict

    texts = found.words.texts
    verdicts = {
        "untrusted": texts.translate("TypeReport", "not stable"),
        "doubtful": texts.translate("TypeReport", "doubtful"),
        "stable": texts.translate("TypeReport", "stable"),
        "high": texts.translate("TypeReport", "highly stable"),
    }
    rows = []
    for computed in looks.order:
        level, sentence = "", ""
        if found.jaccard:
            note = verdict(computed, found.jaccard[computed - 1])
            level = note.code.partition("-")[2]
            level = level if level in verdicts else ""
            sentence = texts.note(replace(note, values={**note.values, "type": looks.number(computed)}))
        size = int(found.typology.sizes[computed - 1])
        word = verdicts.get(level, texts.translate("TypePreviews", "not examined"))
        rows.append(TypeRow(computed, size, word, level, sentence, description(found, computed)))
    return rows


def description(found: Found, computed: int) -> str:
    """What sets a type apart, in sentences: indicators far above, above, below and far below the mean of all areas."""
    from ...core.areatypes.profiles import LEVELS, describe

    texts = found.words.texts
    sentences = {
        "far_above": texts.translate("TypeReport", "Far above the mean of the areas: {indicators}."),
        "above": texts.translate("TypeReport", "Above: {indicators}."),
        "below": texts.translate("TypeReport", "Below: {indicators}."),
        "far_below": texts.translate("TypeReport", "Far below the mean of the areas: {indicators}."),
    }
    traits = describe(found.profiles, computed)
    lines = []
    for level in LEVELS:
        names = [found.words.labels.get(item.name, item.name) for item in traits if item.level == level]
        if names and level in sentences:
            lines.append(sentences[level].format(indicators=", ".join(names)))
    return "\n".join(lines) or texts.translate("TypePreviews", "Near the mean of the areas in all indicators.")


@dataclass(frozen=True)
class Cell:
    """A cell of the heat table; without ``ground`` it looks like any other."""

    text: str
    tip: str = ""
    ground: str = ""
    ink: str = ""


def heat(found: Found, looks: Looks) -> list[tuple[str, list[Cell]]]:
    """A row per indicator: its name, its mean of all areas, and that of each type in the order wanted."""
    from ...core.areatypes.profiles import level
    from ..charts.typecharts import GROUNDS, signed

    texts, profiles = found.words.texts, found.profiles
    tip = texts.translate("TypePreviews", "{z} standard deviations from the mean of all areas; {low} to {high}")
    rows = []
    for column, name in enumerate(profiles.names):
        cells = [Cell(found.value(float(profiles.city[column]), column))]
        for computed in looks.order:
            row = computed - 1
            z = float(profiles.z[row, column])
            kind = level(z)
            ground, ink = GROUNDS[kind] if kind != "near" else ("", "")
            ends = [found.value(float(table[row, column]), column) for table in (profiles.lowest, profiles.highest)]
            words = tip.format(z=signed(z, texts.language), low=ends[0], high=ends[1])
            cells.append(Cell(found.value(float(profiles.mean[row, column]), column), words, ground, ink))
        unit = found.units.get(name, "")
        label = found.words.labels.get(name, name)
        rows.append((f"{label}, {unit}" if unit else label, cells))
    return rows


@dataclass(frozen=True)
class Explained:
    """Why an area is of its type: sentences, and a row per indicator, the one that decides most first.

    A row is indicator, value, mean of its type, of the second type, of all areas, and what it contributes.
    """

    title: str
    sentences: Sequence[str]
    rows: Sequence[Sequence[str]] = ()
    computed: int = 0
    second: int = 0


def explained(found: Found, looks: Looks, key: str) -> Explained:
    """Why an area is of its type, or has none."""
    from ...core.areatypes.explain import explain

    texts, words = found.words.texts, found.words
    if key in found.reasons:
        none = texts.translate("TypePreviews", "It has no type.")
        return Explained(words.area(key), [none, found.reasons[key]])
    if key not in found.typology.prepared.keys:
        kind = looks.label(found.types[key], texts)
        text = texts.translate("TypePreviews", "It lacks a value and was assigned to the nearest type: {type}.")
        return Explained(words.area(key), [text.format(type=kind)], computed=found.types[key])
    answer = explain(found.typology, found.profiles, key)
    places = {name: column for column, name in enumerate(found.profiles.names)}
    rows = []
    for reason in answer.reasons:
        column = places[reason.name]
        values = (reason.value, reason.own, reason.second, reason.city)
        share = words.number(reason.share * 100)
        rows.append([
            words.labels.get(reason.name, reason.name),
            *(found.value(value, column) for value in values),
            f"{'+' if reason.share > 0 else ''}{share} %",
        ])  # fmt: skip
    return Explained(words.area(key), _sentences(found, looks, answer), rows, answer.type, answer.second)


def _sentences(found: Found, looks: Looks, answer: Explanation) -> list[str]:
    texts, words = found.words.texts, found.words
    own, second = looks.label(answer.type, texts), looks.label(answer.second, texts)
    first = texts.translate("TypePreviews", "It is of {type}; the next nearest is {second}.")
    sentences = [first.format(type=own, second=second)]
    if answer.ratio >= 1:
        text = texts.translate("TypePreviews", "It lies nearer to {second} than to its own type.")
        sentences.append(text.format(second=second))
    elif answer.ratio >= _BETWEEN:
        text = texts.translate("TypePreviews", "It lies almost as near to {second}: an area between two types.")
        sentences.append(text.format(second=second))
    deciding = [words.labels.get(item.name, item.name) for item in answer.reasons if item.share > 0][:_DECIDING]
    if deciding:
        text = texts.translate("TypePreviews", "What speaks most for its type: {indicators}.")
        sentences.append(text.format(indicators=", ".join(deciding)))
    return sentences


def stored_types(source: LayerSource, key_field: str, type_field: str) -> dict[str, int]:
    """The computed types of a result by key; beside types set by hand these have a field of their own."""
    own = f"{type_field}_computed"
    name = own if source.fields().lookupField(own) >= 0 else type_field
    if min(source.fields().lookupField(name), source.fields().lookupField(key_field)) < 0:
        return {}
    frame = frame_of(source, [key_field, name])
    pairs = zip(frame[key_field].map(key_text), frame[name], strict=True)
    return {key: int(value) for key, value in pairs if value == value}  # NaN differs from itself


def same_types(before: Mapping[str, int], now: Mapping[str, int]) -> dict[int, int]:
    """Which type holds most of the areas of each earlier one, where one does (Jaccard index above 1/2)."""
    groups: list[dict[int, set[str]]] = []
    for types in (before, now):
        groups.append({})
        for key, kind in types.items():
            groups[-1].setdefault(kind, set()).add(key)
    result = {}
    for old, mine in groups[0].items():
        for new, theirs in groups[1].items():
            if len(mine & theirs) * 2 > len(mine | theirs):
                result[old] = new
    return result

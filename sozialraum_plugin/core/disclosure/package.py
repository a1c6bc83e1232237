"""A package of layers whose relations nobody has written down: they are found, then all is protected together."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from ..messages import InputError, Note
from .cells import Group, numbers
from .figures import AREA, CITY, Cell, CountFields, Table
from .foundrates import rates_of_tables
from .foundsums import counts_of, relations_of
from .places import Layer, Place, is_count, places_of
from .plan import SYMBOL, Plan, plan
from .protocol import DERIVED, Entry, Protocol, place_name
from .recognise import Sum, changes_of, scaled_of
from .splits import Split, in_layers, joined, split_frames, splits_of
from .texts import telling_fields
from .twins import Twin, entries_together, put_together, told_apart, totals_together, unchecked_together


@dataclass(frozen=True)
class Settings:
    """``threshold`` is the smallest count to publish; see :func:`plan` for the rest."""

    counts: tuple[str, ...]
    threshold: int
    base: int = 0
    zero: bool = False
    width: int | None = None


@dataclass(frozen=True)
class Protected:
    """What may be published.

    ``frames`` are the layers with None where a figure is withheld, ``withheld`` the masks, by name of the layer.
    ``totals`` are the sums of a count field over all areas of a layer ("" for the city) or a region: by layer, field,
    region field ("" for the city) and region; None where the sum is withheld.
    """

    frames: dict[str, pd.DataFrame]
    withheld: dict[str, pd.DataFrame]
    totals: dict[tuple[str, str, str, str], float | None]
    protocol: Protocol
    notes: tuple[Note, ...]

    def symbols(self, name: str) -> dict[str, list[str | None]]:
        """By field of a layer with withheld figures: ``.`` in their rows (DIN 55301)."""
        mask = self.withheld[name]
        return {
            str(column): [SYMBOL if gone else None for gone in mask[column]] for column in mask if mask[column].any()
        }


def protect(layers: Sequence[Layer], settings: Settings, canceled: Callable[[], bool] = lambda: False) -> Protected:
    """Withhold what must not be told by all layers together, and by the totals of their regions and the city.

    Layers with the same keys and the same counts are one table; those with other counts are of another year; a layer
    whose keys are regions of another one holds its totals. Fields of one name with other values are other fields. Sums
    between fields and rates are found by their values.
    Raises :class:`InputError` where nothing could be protected.
    """
    if not settings.counts:
        raise InputError("disclosure-which-counts", fields=", ".join(_candidates(layers)) or "–")
    places, regions = places_of(layers, settings.counts)
    places, twins, apart = told_apart(places, regions, settings.counts)
    people = dict.fromkeys((*settings.counts, *_candidates([place.layer for place in places if place.level == AREA])))
    splits = splits_of(places, regions, tuple(people))
    known_parts = {(split.layer, split.column) for split in splits}
    whole_numbers = counts_of(places, settings.counts, known_parts)
    counts, parts, unseen = relations_of(places, whole_numbers, regions, settings.counts)
    if own := {twin.own for twin in twins if twin.field in counts} - {*counts}:
        counts, parts, unseen = relations_of(places, whole_numbers, regions, (*settings.counts, *sorted(own)))
    splits = [split for split in splits if split.count in counts]
    regions = joined(regions, splits)
    sums = _totals(places, regions, counts)
    tables = _tables(places, counts, sums, split_frames(splits, places), unseen)
    rates, hidden, tables = rates_of_tables(tables, counts, frozenset().union(*(layer.codes for layer in layers)))
    for whole, _ in parts:
        tables = {title: _with_sum(table, whole, parts) for title, table in tables.items()}
    every = (*counts, *hidden, *(whole for whole, _ in parts if whole not in counts))
    fields = CountFields(tuple(dict.fromkeys(every)), tuple(rates), tuple(parts), years=parts)
    found = plan(
        tables, fields, regions[_levels(tables, regions)], threshold=settings.threshold, width=settings.width,
        zero=settings.zero, base=settings.base, canceled=canceled,
    )  # fmt: skip
    found = replace(found, protocol=replace(found.protocol, notes=(*apart, *found.protocol.notes)))
    return _result(layers, places, found, sums, splits, counts, settings, twins)


def _levels(tables: Mapping[str, Table], regions: pd.DataFrame) -> list[str]:
    return [level for level in dict.fromkeys(table.level for table in tables.values()) if level in regions]


def _tables(
    places: Sequence[Place], counts: Sequence[str], sums: Mapping[tuple[str, str, str], pd.DataFrame],
    splits: Mapping[tuple[str, str, str], pd.DataFrame], unseen: Mapping[Group, pd.DataFrame],
) -> dict[str, Table]:  # fmt: skip
    """The layers, the totals that readers know, parts of totals, and totals that nobody shows but other totals tell."""
    tables = {place.layer.name: _table(place, counts) for place in places}
    for (year, level, title), frame in sums.items():
        tables[title] = Table(frame, level, year, partial=True)
    for (year, level, title), frame in splits.items():
        tables[title] = Table(frame, level, year)
    for (year, level), frame in unseen.items():
        known = {name for key, told in sums.items() if key[:2] == (year, level) for name in told}
        names = [name for name in frame if name not in known]
        if names:
            tables[f"\n{year}\n{level}\n"] = Table(frame[names], level, year, shown=(), partial=True)
    return tables


def _table(place: Place, counts: Sequence[str]) -> Table:
    frame = place.frame
    # Numbers that only number things say nothing.
    codes = {name: frame[name].astype(object) for name in frame if name in place.layer.codes and name not in counts}
    return Table(frame.assign(**codes), place.level, place.year)


def _candidates(layers: Sequence[Layer]) -> list[str]:
    return list(dict.fromkeys(str(name) for layer in layers for name in layer.frame if is_count(layer, str(name))))


def _totals(
    places: Sequence[Place], regions: pd.DataFrame, counts: Sequence[str]
) -> dict[tuple[str, str, str], pd.DataFrame]:
    """The totals that readers know, by year, level and title."""
    found: dict[tuple[str, str, str], pd.DataFrame] = {}
    for year in dict.fromkeys(place.year for place in places):
        here = [place for place in places if place.year == year and place.level == AREA]
        if not here:
            continue
        areas = pd.DataFrame(index=pd.Index([], dtype=object))
        for place in here:
            own = {name: numbers(place.frame, name) for name in counts if name in place.frame}
            areas = areas.combine_first(pd.DataFrame(own, index=place.frame.index))
        found[year, CITY, f"\n{year}\n"] = areas.sum().to_frame().T.set_axis([""])
        named = [place.levels[name] for place in here for name in place.layer.regions if name in place.levels]
        for level in dict.fromkeys(named):
            # Totals that a layer tells may be made with counts that are missing here.
            told = {
                name for place in places if (place.year, place.level) == (year, level) for name in map(str, place.frame)
            }
            owners = regions[level].reindex(areas.index)
            own = areas[[name for name in areas if name not in told]]
            found[year, level, f"\n{year}\n{level}"] = own.groupby(owners).sum()
    return found


def _with_sum(table: Table, whole: str, parts: Iterable[Sum]) -> Table:
    """The table with a sum that no table shows, so that two sums of fields can be told to be equal."""
    frame = table.frame
    for name, names in parts:
        if name == whole and whole not in frame and set(names) <= set(frame):
            shown = tuple(table.columns)
            return replace(table, frame=frame.assign(**{whole: frame[list(names)].sum(axis=1)}), shown=shown)
    return table


def _result(
    layers: Sequence[Layer], places: Sequence[Place], found: Plan, sums: Mapping[tuple[str, str, str], pd.DataFrame],
    splits: Sequence[Split], counts: Sequence[str], settings: Settings, twins: Sequence[Twin],
) -> Protected:  # fmt: skip
    frames, withheld = {}, {}
    understood: dict[str, set[str]] = {}
    more: list[Entry] = []
    for place in places:
        here = [split for split in splits if split.layer == place.layer.name]
        frame, mask, new, understood[place.layer.name] = _shown(
            place, _years_of(place, places, found), found, here, counts, settings.base > 0
        )
        more += new
        missing = place.layer.frame.isna().to_numpy()
        name = place.layer.name
        withheld[name] = mask.set_axis(frame.index) & ~missing
        frames[name] = frame.astype(object).where(~withheld[name] & ~missing, None)
    totals: dict[tuple[str, str, str, str], float | None] = {}
    for year, level, title in sums:
        shown = found.published.tables[title].frame
        for place in places:
            fields = {own: name for name, own in place.levels.items()}
            if place.year == year:
                for column in shown:
                    for region, value in shown[column].items():
                        where = "" if level == CITY else fields.get(level, level)
                        key = (place.layer.name, str(column), where, str(region))
                        totals[key] = None if math.isnan(value) else float(value)
    titles = {place.layer.name: place.layer.title for place in places}
    of_regions = [entry for entry in found.protocol.entries if entry.table not in titles]
    own = [entry for entry in found.protocol.entries if entry.table in titles]
    entries = tuple(
        replace(entry, table=titles.get(entry.table, ""))
        for entry in entries_together(twins, (*own, *more, *in_layers(of_regions, splits)))
    )  # fmt: skip
    frames, withheld = put_together(twins, layers, frames, withheld)
    notes = _told(found, titles, understood, counts, settings, twins)
    return Protected(frames, withheld, totals_together(twins, totals), replace(found.protocol, entries=entries), notes)


@dataclass(frozen=True)
class _Year:
    """Another table of the places of a layer, with its counts and rates: true, as shown, and whether withheld."""

    true: pd.DataFrame
    shown: pd.DataFrame
    gone: pd.DataFrame

    @property
    def made(self) -> list[str]:
        return [str(name) for name in self.true]


def _years_of(place: Place, places: Sequence[Place], found: Plan) -> dict[str, _Year]:
    """The tables of the same places, of all years, by layer."""
    result = {}
    for other in places:
        if other.level == place.level and other.frame.index.isin(place.frame.index).any():
            name = other.layer.name
            rates = [rate.name for rate in found.published.fields.rates_in(name)]
            made = [column for column in other.frame if column in rates or column in found.published.fields.counts]
            keys = place.frame.index
            gone = found.withheld[name][made].reindex(keys).fillna(False).astype(bool)
            shown = found.published.tables[name].frame[made].reindex(keys)
            result[name] = _Year(other.frame[made].reindex(keys), shown, gone)
    return result


def _shown(
    place: Place, years: Mapping[str, _Year], found: Plan, splits: Sequence[Split], counts: Sequence[str], rounded: bool
) -> tuple[pd.DataFrame, pd.DataFrame, list[Entry], set[str]]:
    """The figures of a layer, which of them are withheld, and entries for what only follows from others."""
    shown = found.published.tables[place.layer.name].frame
    mask = found.withheld[place.layer.name].copy()
    frame = place.layer.frame.copy()
    entries: list[Entry] = []
    rates = [rate.name for rate in found.published.fields.rates_in(place.layer.name)]
    made = [column for column in mask if column in rates or column in counts]
    others = [column for column in mask if column not in made and _is_number(place.layer, str(column))]
    known = {f"{year}\n{name}": (year, name) for year, other in years.items() for name in other.made}
    wide = pd.concat([place.frame[others], *(
        years[year].true[name].rename(key) for key, (year, name) in known.items()
    )], axis=1) if others else place.frame  # fmt: skip
    changes = {
        column: (known[later], known[earlier])
        for column, (later, earlier) in changes_of(wide, others, list(known) if others else []).items()
    }
    scaled = scaled_of(place.frame, [column for column in others if column not in changes], made)
    keys = {split: [split.key(str(region)) for region in place.frame.index] for split in splits}
    if rounded:
        for column in made:
            frame[column] = shown[column].where(place.frame[column].notna()).to_numpy()
        for column, ((later, name), (earlier, other)) in changes.items():
            frame[column] = (years[later].shown[name] - years[earlier].shown[other]).to_numpy()
        for column, (name, factor, constant) in scaled.items():
            frame[column] = frame[name] * factor + constant
        for split in splits:
            rounded_parts = found.published.tables[split.title].frame[split.count]
            frame[split.column] = rounded_parts.loc[keys[split]].to_numpy()
    for split in splits:
        mask[split.column] |= found.withheld[split.title].loc[keys[split], split.count].to_numpy()
    for column, ((later, name), (earlier, other)) in changes.items():
        gone = (years[later].gone[name] | years[earlier].gone[other]) & place.frame[column].notna()
        mask[column] = gone
        entries += _entries(place, column, gone, Note("disclosure-rate", {"field": [name, other]}))
    for column, (name, _, _) in scaled.items():
        gone = mask[name] & place.frame[column].notna()
        mask[column] = gone
        entries += _entries(place, column, gone, Note("disclosure-rate", {"field": name}))
    told = [column for column in (*made, *changes, *scaled) if column in mask]
    for column in telling_fields(place.layer, told):
        # What is rounded elsewhere stands in the text as it is.
        gone = (mask[told].any(axis=1) | rounded) & place.frame[column].notna()
        mask[column] = gone
        entries += _entries(place, column, gone, Note("disclosure-sentence"))
    understood = {*map(str, changes), *map(str, scaled), *(split.column for split in splits)}
    return frame, mask, entries, understood


def _entries(place: Place, column: object, gone: pd.Series, why: Note) -> list[Entry]:
    keys = place.frame.index[gone.to_numpy(dtype=bool)]
    return [Entry(place.layer.name, Cell(place.year, place.level, str(key), str(column)), DERIVED, why) for key in keys]


def _is_number(layer: Layer, name: str) -> bool:
    return pd.api.types.is_numeric_dtype(layer.frame[name]) and name not in layer.codes


def _told(
    found: Plan,
    titles: Mapping[str, str],
    understood: Mapping[str, set[str]],
    counts: Sequence[str],
    settings: Settings,
    twins: Sequence[Twin],
) -> tuple[Note, ...]:
    """The notes of the plan with the titles of layers, without those of totals that nobody gave."""
    notes = []
    also = [name for name in counts if name not in settings.counts]
    if also:
        notes.append(Note("disclosure-also", {"fields": ", ".join(also)}))
    for note in found.protocol.notes:
        table = note.values.get("table")
        if table is None:
            notes.append(note)
        elif note.code == "disclosure-unchecked":
            unknown = [name for name in found.protocol.unchecked[table] if name not in understood.get(table, ())]
            names = unchecked_together(twins, table, unknown)
            if names and table in titles:
                notes.append(Note(note.code, {"table": titles[table], "fields": ", ".join(names)}))
        elif table in titles:
            notes.append(Note(note.code, {**note.values, "table": titles[table]}))
    return tuple(notes)


def public_notes(protected: Protected, settings: Settings) -> tuple[Note, ...]:
    """What readers of the package may know: the rule and how much is withheld, not which count is under the threshold.

    Who knows that a count is under the threshold knows it better than the intervals allow.
    """
    gone = sum(entry.kind != DERIVED for entry in protected.protocol.entries if entry.table)
    rates = sum(entry.kind == DERIVED for entry in protected.protocol.entries if entry.table)
    if not gone and not rates:
        return (Note("disclosure-nothing", {"threshold": settings.threshold}),)
    notes = [Note("disclosure-public", {"threshold": settings.threshold, "counts": gone, "rates": rates})]
    return (*notes, *(note for note in protected.protocol.notes if note.code == "disclosure-rounded"))


def protocol_rows(protected: Protected) -> list[tuple[str, str, Note | str, str, str, Note]]:
    """A row per withheld figure: layer (empty: a total), level, place, field, kind, reason as a note.

    Levels are ``AREA``, ``CITY`` or the field of regions.
    """
    return [
        (
            entry.table,
            entry.cell.level.split("\n")[0] or entry.cell.level,
            place_name(entry.cell),
            entry.cell.field,
            entry.kind,
            entry.reason,
        )
        for entry in protected.protocol.entries
    ]

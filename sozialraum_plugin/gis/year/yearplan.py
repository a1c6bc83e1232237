"""Makes the plan of the yearly round: last year's parameters with the new year's layers and files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from osgeo import ogr
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from ...core.areatypes.overrides import TABLE
from ...core.messages import InputError, Note
from ...core.steering.nextyear import moved, new_stem, refuse_existing, stem_words, without_year, year_in
from ..fields.cataloguefields import catalogue_fields
from ..projectstate import ProjectState, Step
from .lastyear import LastYear, layer_of, output_stem
from .yearareas import Boundaries, boundaries
from .yearround import Made, Order, Plan, Wanted, check_year

translate = QCoreApplication.translate

# Rows lie elsewhere next year.
_ROWS = ("DATA_ROWS", "SKIP_ROWS", "KEEP_ROWS")
# Headers may name the year.
_NAMING = ("TABLE_KEY_FIELD", "COLUMNS", "COLUMN_KINDS", "PIVOT", "SHEET", "PREFIX")
_TEXTS = ("TITLE", "SUBTITLE")
# What belongs to the numbers or the areas of last year's types.
_NOT_ANEW = ("TYPE_NAMES", "TYPE_ORDER", "TYPE_COLOURS", "EXPLAIN", "OVERRIDES")


def plan(state: ProjectState, last: LastYear, wanted: Wanted) -> Plan:
    """The orders of the new year. :class:`InputError` where something is missing or a file is there already."""
    check_year(last, wanted)
    made = _Planner(state, last, wanted)
    made.work()
    refuse_existing(made.files)
    return Plan(tuple(made.orders), tuple(made.notes), tuple(made.files), made.types, made.comparison)


class _Planner:
    def __init__(self, state: ProjectState, last: LastYear, wanted: Wanted) -> None:
        self.state, self.last, self.wanted = state, last, wanted
        self.orders: list[Order] = []
        self.notes: list[Note] = []
        self.files: list[Path] = []
        self.types = self.comparison = -1
        self.now: Any = self._areas()
        # Last year's layers as this year is compared with them; other ones where boundaries changed.
        self.rates_before: Any = self._result_of(last.rates)
        self.types_before: Any = self._result_of(last.types)

    def work(self) -> None:
        """All orders in their order."""
        last = self.last
        if self.wanted.areas:
            self._boundaries()
        for step, table in zip(last.joins, self.wanted.tables, strict=True):
            self._join(step, table)
        if last.rates is not None:
            self._rates(last.rates)
        if last.types is not None:
            anew = self._new_model() if self.wanted.new_model else -1
            self._types(last.types)
            if anew >= 0:
                self._compare(anew)
        if last.index is not None:
            self._index(last.index)
        if last.regions is not None:
            self._regions(last.regions)
        if last.maps is not None and self.wanted.maps:
            self._maps(last.maps)

    # Files and orders

    def _areas(self) -> str:
        chosen = self.wanted.areas or (self.last.start if self.last.joins else "")
        if not chosen:
            raise InputError("year-areas-needed")
        if self.state.layer(chosen) is None:
            raise InputError("year-no-areas")
        return chosen

    def _result_of(self, step: Step | None) -> str:
        """The layer that a step has made last year: its id, its file where it was taken out of the project, or ''."""
        layer = layer_of(self.state, step)
        if layer is not None or step is None:
            return str(layer.id()) if layer is not None else ""
        path = str(step.results.get("OUTPUT", ""))
        return path if Path(path).is_file() else ""

    def _source_of(self, step: Step) -> str:
        layer = layer_of(self.state, step)
        return str(layer.source() if layer is not None else step.results.get("OUTPUT", ""))

    def _path(self, stem: str, *endings: str) -> Path:
        """A file of the new year that no other order writes; ``endings`` of further files beside it."""
        number, base = 1, new_stem(stem, self.wanted.year)
        while True:
            name = base if number == 1 else f"{base}_{number}"
            files = [self.wanted.folder / f"{name}.{ending}" for ending in ("gpkg", *endings)]
            if not set(files) & set(self.files):
                self.files += files
                return files[0]
            number += 1

    def _add(
        self,
        step: str,
        algorithm: str,
        parameters: Mapping[str, Any],
        title: str,
        layer: str,
        watched: tuple[str, ...] = ("INPUT",),
        layers: Mapping[str, str] | None = None,
        passing: tuple[str, ...] = (),
    ) -> Made:
        known = {name: value for name, value in parameters.items() if value not in (None, "", [])}
        titles = {"OUTPUT": f"{layer} {self.wanted.year}", **(layers or {})} if layer else {}
        self.orders.append(Order(step, algorithm, known, title, titles, watched, passing))
        return Made(len(self.orders) - 1)

    def _catalogue(self) -> str:
        """The catalogue of last year's rates; empty where there were none."""
        path = str(self.last.rates.parameters.get("CATALOGUE", "")) if self.last.rates is not None else ""
        if path and not Path(path).is_file():
            raise InputError("year-no-catalogue", path=path)
        return path

    def _model(self) -> str:
        if not Path(self.last.model).is_file():
            raise InputError("year-no-model", path=self.last.model)
        return self.last.model

    # The steps

    def _join(self, step: Step, table: str) -> None:
        given, old, year = dict(step.parameters), self.last.year, self.wanted.year
        says = year_in(Path(table).stem)
        if says not in (0, year) and year_in(_table_stem(step)) == old:
            self.notes.append(Note("year-table-other", {"table": Path(table).name, "other": says, "year": year}))
        name = Path(str(given.pop("TABLE", "") or output_stem(step, Path(table).stem)))
        given.pop("TABLE_LAYER", None)
        rows = [parameter for parameter in _ROWS if given.pop(parameter, "")]
        if rows:
            self.notes.append(Note("year-rows-anew", {"table": Path(table).name, "parameters": ", ".join(rows)}))
        given.update({text: moved(str(given[text]), old, year) for text in _NAMING if given.get(text)})
        kept = str(step.results.get("READING_OUTPUT") or "")
        if kept and Path(kept).is_file():
            given["READING"] = kept
        path = self._path(output_stem(step, name.stem), "html", "json")
        beside = {"REPORT": path.with_suffix(".html"), "READING_OUTPUT": path.with_suffix(".json")}
        given.pop("REPORT_JSON", None)
        found = {**given, "INPUT": self.now, "TABLE": table, "OUTPUT": path, **beside}
        title = translate("YearRound", "Join {table}").format(table=Path(table).name)
        self.now = self._add(
            "join", "joinindicators", _plain(found), title, stem_words(output_stem(step, name.stem)), ("INPUT", "TABLE")
        )

    def _rates(self, step: Step) -> None:
        self._catalogue()
        found = dict(step.parameters)
        if found.get("PREVIOUS"):
            found["PREVIOUS"] = self.rates_before
        stem = output_stem(step, translate("YearRound", "rates"))
        found.update({"INPUT": self.now, "OUTPUT": self._path(stem)})
        self.now = self._add(
            "rates", "computerates", _plain(found), translate("YearRound", "Compute rates"),
            translate("YearRound", "Rates"), ("INPUT", "CATALOGUE", "PREVIOUS"),
        )  # fmt: skip

    def _types(self, step: Step) -> None:
        stem = output_stem(step, translate("YearRound", "area_types"))
        path = self._path(stem, "html")
        found = {
            **self._frozen(step),
            "PREVIOUS": self.types_before,
            "PREVIOUS_TYPE_FIELD": step.parameters.get("TYPE_FIELD", "gebietstyp"),
            "PREVIOUS_KEY_FIELD": step.parameters.get("KEY_FIELD"),
            "CATALOGUE": self._catalogue(),
            "OVERRIDES": _overrides(self._source_of(step)),
            "YEAR": str(self.wanted.year),
            "INPUT": self.now,
            "OUTPUT": path,
            "REPORT": path.with_suffix(".html"),
        }
        if not found["PREVIOUS"]:
            self.notes.append(Note("year-previous-lost", {"path": str(step.results.get("OUTPUT", "–"))}))
            found["PREVIOUS_TYPE_FIELD"] = found["PREVIOUS_KEY_FIELD"] = ""
        self.types = len(self.orders)
        self.now = self._add(
            "types", "applyareatypes", _plain(found), translate("YearRound", "Apply last year's model"),
            translate("YearRound", "Area types"), ("INPUT", "PREVIOUS", "MODEL", "CATALOGUE"), passing=("OVERRIDES",),
        )  # fmt: skip

    def _frozen(self, step: Step) -> dict[str, Any]:
        """What applying a model takes over: its key and names, and what an office has set otherwise than the model."""
        names = ["KEY_FIELD", "NAME_FIELD", "TYPE_FIELD"]
        if not step.parameters.get("INDICATORS"):
            names += ["POPULATION_FIELD", "MIN_POPULATION", "MISSING", "EXCLUDE"]
        return {"MODEL": self._model(), **{name: step.parameters.get(name) for name in names}}

    def _new_model(self) -> int:
        step = self.last.computed
        if step is None:
            raise InputError("year-no-computation")
        stem = output_stem(step, translate("YearRound", "area_types"))
        path = self._path(f"{without_year(stem)}_{translate('YearRound', 'new_model')}", "json", "html")
        found = {name: value for name, value in step.parameters.items() if name not in _NOT_ANEW}
        found |= {"INPUT": self.now, "OUTPUT": path, "YEAR": ""}
        found |= {"MODEL": path.with_suffix(".json"), "REPORT": path.with_suffix(".html")}
        # Remembered first: the types that hold are those of last year's model.
        self._add(
            "types", "computeareatypes", _plain(found), translate("YearRound", "Compute a new model"),
            translate("YearRound", "Area types of a new model"),
        )  # fmt: skip
        return len(self.orders) - 1

    def _compare(self, anew: int) -> None:
        first, second = self.orders[self.types].parameters, self.orders[anew].parameters
        report = self.wanted.folder / f"{translate('YearRound', 'comparison_of_models')}_{self.wanted.year}.html"
        self.files.append(report)
        kind = "TYPE_FIELD"
        found = {
            "INPUT": Made(self.types),
            "KEY_FIELD": first.get("KEY_FIELD"),
            "NAME_FIELD": first.get("NAME_FIELD"),
            kind: first.get(kind, "gebietstyp"),
            "OTHER": Made(anew),
            "OTHER_KEY_FIELD": second.get("KEY_FIELD"),
            "OTHER_TYPE_FIELD": second.get(kind, "gebietstyp"),
            "FIRST_TITLE": translate("YearRound", "last year's model"),
            "SECOND_TITLE": translate("YearRound", "new model"),
            "REPORT": report,
        }
        self.comparison = len(self.orders)
        self._add("", "comparetypes", _plain(found), translate("YearRound", "Compare both models"), "", ())

    def _index(self, step: Step) -> None:
        stem = output_stem(step, "statusindex")
        found = dict(step.parameters)
        report = bool(found.pop("REPORT", ""))
        path = self._path(stem, *(["html"] if report else []))
        found |= {"INPUT": self.now, "OUTPUT": path, **({"REPORT": path.with_suffix(".html")} if report else {})}
        self.now = self._add(
            "index", "computestatusindex", _plain(found), translate("YearRound", "Compute the status index"),
            translate("YearRound", "Status index"),
        )  # fmt: skip

    def _regions(self, step: Step) -> None:
        stem = output_stem(step, translate("YearRound", "regions"))
        found = dict(step.parameters)
        report, city = bool(found.pop("REPORT", "")), Path(str(found.pop("CITY", "") or ""))
        path = self._path(stem, *(["html"] if report else []))
        found |= {"INPUT": self.now, "OUTPUT": path, **({"REPORT": path.with_suffix(".html")} if report else {})}
        layers = {}
        if city.suffix:
            found["CITY"] = self._path(city.stem)
            layers["CITY"] = translate("YearRound", "Figures of the city {year}").format(year=self.wanted.year)
        if found.get("PREVIOUS"):
            found["PREVIOUS"] = self._result_of(step)
        self._add(
            "regions", "aggregateregions", _plain(found), translate("YearRound", "Sum up regions"),
            translate("YearRound", "Regions"), ("INPUT", "CATALOGUE"), layers,
        )  # fmt: skip

    def _maps(self, step: Step) -> None:
        found, year = dict(step.parameters), self.wanted.year
        shown = str(found.get("REFERENCE_DATE", ""))
        old = year_in(shown) or self.last.year
        folder = self.wanted.folder / new_stem(Path(str(found.get("FOLDER") or "maps")).name, year)
        self.files.append(folder)
        found |= {"INPUT": self.now, "FOLDER": folder}
        # Last year's comparison says nothing of this year.
        found.pop("BENCHMARK", None)
        found["REFERENCE_DATE"] = self.wanted.reference_date or moved(shown, old, year)
        found.update({name: moved(str(found[name]), old, year) for name in _TEXTS if found.get(name)})
        if found.get("PAPER_NUMBER"):
            self.notes.append(Note("year-paper", {"value": str(found["PAPER_NUMBER"])}))
        self._add("maps", "exportregionmaps", _plain(found), translate("YearRound", "Make maps"), "",
                  ("INPUT", "CATALOGUE", "TEMPLATE"))  # fmt: skip

    # New boundaries

    def _boundaries(self) -> None:
        before = self.state.layer(self.last.start) or self.state.areas_layer()
        now = self.state.layer(self.wanted.areas)
        key = self._key()
        if before is None or now is None:
            return
        found = boundaries(before, now, key)
        if found.same:
            if self.wanted.crosswalk:
                self.notes.append(Note("year-crosswalk-needless"))
        elif self.wanted.crosswalk:
            self._transfer(found, key)
        else:
            self.notes.append(Note("year-boundaries", found.values()))

    def _key(self) -> str:
        known = [step.parameters.get("KEY_FIELD") for step in (*self.last.joins, self.last.types) if step is not None]
        return self.last.areas.key_field or next((str(name) for name in known if name), "")

    def _transfer(self, found: Boundaries, key: str) -> None:
        rates, types = self.last.rates, self.last.types
        source = self.state.layer(str(rates.parameters.get("INPUT", ""))) if rates is not None else None
        if rates is None or source is None:
            raise InputError("year-crosswalk-rates")
        values = {**found.values(), "table": Path(self.wanted.crosswalk).name}
        self.notes.append(Note("year-boundaries-transferred", values))
        stem = translate("YearRound", "last_year_on_new_areas")
        path = self._path(stem, "html")
        counts = self._add("", "transferareas", _plain({
            "INPUT": source.id(), "KEY_FIELD": key, "TARGET": self.wanted.areas, "TARGET_KEY_FIELD": key,
            "COUNT_FIELDS": self._counts(source), "CROSSWALK": self.wanted.crosswalk, "ALLOW_FRACTIONS": True,
            "OUTPUT": path, "REPORT": path.with_suffix(".html"),
        }), translate("YearRound", "Transfer last year's counts"),
            translate("YearRound", "Last year's counts on the areas of"))  # fmt: skip
        self.rates_before = self._add("", "computerates", _plain({
            "INPUT": counts, "CATALOGUE": self._catalogue(), "SYMBOLS": rates.parameters.get("SYMBOLS"),
            "OUTPUT": self._path(f"{stem}_{translate('YearRound', 'rates')}"),
        }), translate("YearRound", "Last year's rates on the new areas"),
            translate("YearRound", "Last year's rates on the areas of"))  # fmt: skip
        if types is not None:
            self.types_before = self._add("", "applyareatypes", _plain({
                **self._frozen(types), "INPUT": self.rates_before,
                "OUTPUT": self._path(f"{stem}_{translate('YearRound', 'area_types')}"),
            }), translate("YearRound", "Last year's types on the new areas"),
                translate("YearRound", "Last year's types on the areas of"))  # fmt: skip

    def _counts(self, source: QgsVectorLayer) -> list[str]:
        """The fields that last year's rates and the least population need."""
        from ...core.areatypes.model import read_model
        from ...core.measures.indicators import read_catalogue, resolve

        path = self._catalogue()
        formulas = resolve(read_catalogue(path), catalogue_fields(source), path)
        found = [name for formula in formulas for _, name in (*formula.numerator, *formula.denominator)]
        if self.last.types is not None:
            found.append(str(read_model(self._model()).computation.get("population_field") or ""))
        return [name for name in dict.fromkeys(found) if name and source.fields().lookupField(name) >= 0]


def _plain(parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, Path) else value for name, value in parameters.items()}


def _table_stem(step: Step) -> str:
    """The name of the table that was joined last year, without its ending."""
    return Path(str(step.parameters.get("TABLE", ""))).stem


def _overrides(source: str) -> str:
    """The table of types set by hand in the file of last year's types; empty where there is none."""
    path = source.split("|")[0]
    if not path.lower().endswith(".gpkg") or not Path(path).is_file():
        return ""
    file = ogr.Open(path)
    there = file is not None and file.GetLayerByName(TABLE) is not None
    return f"{path}|layername={TABLE}" if there else ""

"""What the plugin remembers in the project file: the planning areas, their fields, and the steps of the year's work."""

from __future__ import annotations

import datetime
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeAlias

from qgis.core import Qgis, QgsFeature, QgsFeatureRequest, QgsMapLayer, QgsProject, QgsVectorLayer

from ..core.passwords import without_passwords
from .frames import python_value

SCOPE = "sozialraum"
Features: TypeAlias = Callable[[QgsFeatureRequest], Iterable[QgsFeature]]
# The year's work in its order; a step works on the layer that the last one before it has made.
STEPS = ("join", "rates", "types", "index", "regions", "maps", "packages")
# Before them comes the choice of the areas, which no algorithm does.
AREAS = "areas"
# Steps whose OUTPUT is the areas with new fields.
MAKES_AREAS = ("join", "rates", "types", "index")
# Of larger layers only the number of features and the fields are looked at.
_MOST_READ = 20_000


@dataclass(frozen=True)
class Areas:
    """The planning areas: the id of their layer, and what its fields mean (empty where the office has none)."""

    layer: str = ""
    key_field: str = ""
    name_field: str = ""
    region_field: str = ""
    region_name_field: str = ""
    population_field: str = ""


@dataclass(frozen=True)
class Step:
    """A step that was done: the algorithm's parameters and results, what came of it in words, and on which day.

    ``before`` holds the fingerprints of its inputs at that time, by parameter. ``number`` counts the doings of the
    project.
    """

    parameters: Mapping[str, Any] = field(default_factory=dict)
    results: Mapping[str, Any] = field(default_factory=dict)
    summary: str = ""
    done: str = ""
    before: Mapping[str, str] = field(default_factory=dict)
    number: int = 0

    @property
    def date(self) -> datetime.date | None:
        """The day on which it was done."""
        return datetime.date.fromisoformat(self.done) if self.done else None


class ProjectState:
    """Reads and writes the entries of one project. Files are kept relative to it where the project says so."""

    def __init__(self, project: QgsProject) -> None:
        self.project = project

    # Areas

    def areas(self) -> Areas:
        """The planning areas as they were chosen; empty in a project that knows none."""
        known = {item.name for item in fields(Areas)}
        return Areas(**{name: str(value) for name, value in self._read("areas").items() if name in known})

    def set_areas(self, areas: Areas) -> None:
        """Remember the planning areas."""
        self._write("areas", asdict(areas))

    def choose_areas(self, areas: Areas, summary: str) -> None:
        """Remember the planning areas as a step that was done, with what was found in them in words."""
        self.set_areas(areas)
        step = areas_step(areas, summary)
        self.set_step(AREAS, replace(step, before=self.fingerprints(step.parameters, ("INPUT",))))

    def areas_layer(self) -> QgsVectorLayer | None:
        """The layer of the planning areas, or None where it is not (or no longer) in the project."""
        return self._layer(self.areas().layer)

    def layer_for(self, name: str) -> QgsVectorLayer | None:
        """The layer that a step works on: the one made last before it, or the planning areas."""
        place = STEPS.index(name) if name in STEPS else 0
        for earlier in reversed([step for step in STEPS[:place] if step in MAKES_AREAS]):
            found = self.output_of(earlier)
            if found is not None:
                return found
        return self.areas_layer()

    def output_of(self, name: str) -> QgsVectorLayer | None:
        """The layer that a step has made, or None."""
        step = self.step(name)
        return None if step is None else self._layer(str(step.results.get("LAYER", "")))

    # Steps

    def step(self, name: str) -> Step | None:
        """What was done last in a step; None where nothing was."""
        found = self._read(f"step_{name}")
        known = {item.name for item in fields(Step)}
        return Step(**{key: value for key, value in found.items() if key in known}) if found else None

    def doings(self, name: str) -> list[Step]:
        """All that was done in a step and not taken back, the newest first."""
        known = {item.name for item in fields(Step)}
        found = [self._read(f"step_{name}"), *reversed(list(self._read(f"earlier_{name}").get("steps", [])))]
        return [Step(**{key: value for key, value in one.items() if key in known}) for one in found if one]

    def set_step(self, name: str, step: Step) -> Step:
        """Remember a step and return it with its day and number. The one before it is kept for :meth:`undo`."""
        numbers = (one.number for place in (AREAS, *STEPS) for one in self.doings(place))
        number = step.number or 1 + max(numbers, default=0)
        kept = replace(step, done=step.done or datetime.date.today().isoformat(), number=number)
        earlier = self._read(f"step_{name}")
        if earlier:
            self._write(f"earlier_{name}", {"steps": [*self._read(f"earlier_{name}").get("steps", []), earlier]})
        self._write(f"step_{name}", asdict(kept))
        return kept

    def complete(self, name: str, number: int, before: Mapping[str, str]) -> None:
        """Add the fingerprints to the last doing of a step, where it is still the one of this number."""
        step = self.step(name)
        if step is not None and step.number == number:
            self._write(f"step_{name}", asdict(replace(step, before=before)))

    def undo(self, name: str) -> Step | None:
        """Forget the last doing of a step; the one before it counts again and is returned. Files and layers stay."""
        earlier = list(self._read(f"earlier_{name}").get("steps", []))
        back = earlier.pop() if earlier else {}
        self._write(f"earlier_{name}", {"steps": earlier} if earlier else {})
        self._write(f"step_{name}", back)
        if name == AREAS:
            chosen = back.get("parameters", {})
            self.set_areas(Areas(**{item.name: str(chosen.get(item.name, "")) for item in fields(Areas)}))
        return self.step(name)

    def changed(self, name: str) -> list[str]:
        """The parameters of a step whose layer or file is another one, or has other content, than when it was done."""
        step = self.step(name)
        if step is None:
            return []
        found = [
            parameter
            for parameter, print_ in step.before.items()
            if self.fingerprint(step.parameters.get(parameter)) != print_
        ]
        if self.replaced(name) and "INPUT" not in found:
            found.append("INPUT")
        return found

    def replaced(self, name: str) -> bool:
        """Whether a step would now work on another layer than it did.

        A step may go on with its own result, as when several tables are joined one after another; then the layer
        that the first of them was joined to counts. Who takes another layer than the newest does so on purpose.
        """
        steps = self.doings(name)
        used: Any = steps[0].parameters.get("INPUT") if steps else None
        before = {str(step.results.get("LAYER")): step.parameters.get("INPUT") for step in steps}
        while isinstance(used, str) and used in before:
            used = before.pop(used)
        now = self.layer_for(name)
        if not isinstance(used, str) or now is None or now.id() == used:
            return False
        return self._made_by(now.id(), STEPS[: STEPS.index(name)]) > steps[0].number

    def _made_by(self, layer: str, names: Iterable[str]) -> int:
        """The number of the doing that made a layer; above all others where it cannot be told."""
        made = [one.number for name in names for one in self.doings(name) if one.results.get("LAYER") == layer]
        return max((number for number in made if number), default=sys.maxsize)

    def fingerprints(self, parameters: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, str]:
        """The fingerprints of those of ``names`` that are given."""
        return {name: self.fingerprint(parameters[name]) for name in names if parameters.get(name)}

    def fingerprint(self, value: Any) -> str:
        """A short text that changes with the content of a layer (by id) or a file (by path)."""
        layer = self._layer(str(value))
        return look_at(layer) if layer is not None else file_print(str(value))

    def layer(self, identifier: str) -> QgsVectorLayer | None:
        """A valid vector layer of the project by its id, or None."""
        return self._layer(identifier)

    # Entries

    def entries(self) -> dict[str, dict[str, Any]]:
        """All that is remembered, with absolute paths: to be kept while the project's file changes its folder."""
        keys = ("areas", *(f"{kind}_{name}" for kind in ("step", "earlier") for name in (AREAS, *STEPS)))
        return {key: found for key in keys if (found := self._read(key))}

    def set_entries(self, entries: Mapping[str, Mapping[str, Any]]) -> None:
        """Write entries again, relative to where the project's file is now."""
        for key, value in entries.items():
            self._write(key, value)

    def _layer(self, identifier: str) -> QgsVectorLayer | None:
        layer: QgsMapLayer | None = self.project.mapLayer(identifier) if identifier else None
        return layer if isinstance(layer, QgsVectorLayer) and layer.isValid() else None

    def _read(self, key: str) -> dict[str, Any]:
        text, _ = self.project.readEntry(SCOPE, key, "")
        try:
            found = json.loads(text) if text else {}
        except ValueError:
            return {}  # edited by hand; the project still opens
        return self._decoded(found) if isinstance(found, dict) else {}

    def _write(self, key: str, value: Mapping[str, Any]) -> None:
        if value:
            self.project.writeEntry(SCOPE, key, json.dumps(self._encoded(value), ensure_ascii=False))
        else:
            self.project.removeEntry(SCOPE, key)

    def _encoded(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            return {str(key): self._encoded(inner) for key, inner in value.items()}
        if isinstance(value, (list, tuple)):
            return [self._encoded(inner) for inner in value]
        if isinstance(value, str) and "\n" not in value and Path(value).is_absolute():
            return {"$path": self.project.writePath(value)}
        # The address of a database may be a parameter; who does the step again is asked for the password by QGIS.
        known = value is None or isinstance(value, (bool, int, float))
        return value if known else without_passwords(str(value))

    def _decoded(self, value: Any) -> Any:
        if isinstance(value, dict):
            if set(value) == {"$path"}:
                return self.project.readPath(str(value["$path"]))
            return {key: self._decoded(inner) for key, inner in value.items()}
        return [self._decoded(inner) for inner in value] if isinstance(value, list) else value


def areas_step(areas: Areas, summary: str) -> Step:
    """The choice of the areas as a step."""
    return Step({"INPUT": areas.layer, **asdict(areas)}, {}, summary)


def file_print(path: str) -> str:
    """A short text that changes with a file; empty where there is none."""
    try:
        found = Path(path).stat()
    except OSError:
        return ""
    return f"{found.st_size}:{found.st_mtime_ns}"


def look_at(layer: QgsVectorLayer) -> str:
    """A short text that changes with the fields and attributes of a layer."""
    return content_print(layer.fields().names(), layer.featureCount(), layer.getFeatures)


def content_print(names: Sequence[str], count: int, features: Features) -> str:
    """:func:`look_at` for what was taken from a layer before: its fields, its number of features, what reads them."""
    content = hashlib.sha256("\t".join(names).encode())
    if count <= _MOST_READ:
        request = QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.NoGeometry)
        for feature in features(request):
            content.update(repr([python_value(value) for value in feature.attributes()]).encode())
    return f"{count}:{content.hexdigest()[:16]}"

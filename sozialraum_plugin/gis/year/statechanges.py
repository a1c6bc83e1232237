"""What changed since the steps of the year's work were done: gathered in the main thread, looked at beside it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from qgis.core import QgsFeature, QgsFeatureRequest, QgsVectorLayer, QgsVectorLayerFeatureSource

from ...core.messages import Canceled
from ..projectstate import AREAS, STEPS, ProjectState, content_print, file_print

# So many features are read between two rests.
_TURN = 200
CHANGED, MISSING, REPLACED = "changed", "missing", "replaced"


@dataclass(frozen=True)
class Change:
    """An input of a step that is not what it was: its content ``changed``, it is ``missing``, or a step before has
    ``replaced`` it by another layer."""

    parameter: str
    kind: str


@dataclass(frozen=True)
class _LayerLook:
    """What a thread needs to know of a layer, which it must not touch itself."""

    names: tuple[str, ...]
    count: int
    source: QgsVectorLayerFeatureSource
    # Of a layer in a file that nobody edits: equal stamps, equal content.
    stamp: str

    def content(self) -> str:
        return content_print(self.names, self.count, self._features)

    def _features(self, request: QgsFeatureRequest) -> Iterator[QgsFeature]:
        """The features, with rests in which the main thread gets its turn: Python runs one thread at a time."""
        for number, feature in enumerate(self.source.getFeatures(request)):
            if number % _TURN == 0:
                time.sleep(0.001)
            yield feature


@dataclass
class StateLook:
    """A look at all inputs of the steps that were done; calling it finds what changed, by step.

    ``known`` holds contents by stamp, from one look to the next.
    """

    known: dict[str, str]
    done: list[tuple[str, str, str, _LayerLook | str]] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    layers: dict[str, _LayerLook] = field(default_factory=dict)

    def __call__(self, canceled: Callable[[], bool] | None = None) -> dict[str, list[Change]]:
        found: dict[str, list[Change]] = {}
        seen: dict[int, str] = {}
        for step, parameter, before, look in self.done:
            if canceled is not None and canceled():
                raise Canceled
            now = file_print(look) if isinstance(look, str) else self._content(look, seen)
            if now != before:
                found.setdefault(step, []).append(Change(parameter, CHANGED if now else MISSING))
        for step in self.replaced:
            if all(change.parameter != "INPUT" for change in found.get(step, [])):
                found.setdefault(step, []).append(Change("INPUT", REPLACED))
        return found

    def _content(self, look: _LayerLook, seen: dict[int, str]) -> str:
        # A layer may be the input of several steps.
        if id(look) not in seen:
            if look.stamp and look.stamp not in self.known:
                self.known[look.stamp] = look.content()
            seen[id(look)] = self.known[look.stamp] if look.stamp else look.content()
        return seen[id(look)]


def look(state: ProjectState, known: dict[str, str], steps: Iterable[str] = (AREAS, *STEPS)) -> StateLook:
    """Gather what is needed to tell what changed; quick, for the main thread."""
    gathered = StateLook(known)
    for name in steps:
        step = state.step(name)
        if step is None:
            continue
        for parameter, before in step.before.items():
            value = step.parameters.get(parameter)
            layer = state.layer(str(value))
            if layer is None:
                gathered.done.append((name, parameter, before, str(value)))
                continue
            if layer.id() not in gathered.layers:
                gathered.layers[layer.id()] = _taken(layer)
            gathered.done.append((name, parameter, before, gathered.layers[layer.id()]))
        if name != AREAS and state.replaced(name):
            gathered.replaced.append(name)
    return gathered


def prints(state: ProjectState, parameters: Mapping[str, object], names: Iterable[str]) -> Callable[[], dict[str, str]]:
    """Gather what the fingerprints of a step's inputs need; what is returned makes them, beside the main thread."""
    looks: dict[str, _LayerLook | str] = {}
    for name in names:
        value = str(parameters.get(name) or "")
        layer = state.layer(value)
        if value:
            looks[name] = value if layer is None else _taken(layer)

    def made() -> dict[str, str]:
        return {name: file_print(one) if isinstance(one, str) else one.content() for name, one in looks.items()}

    return made


def _taken(layer: QgsVectorLayer) -> _LayerLook:
    names = tuple(layer.fields().names())
    count = layer.featureCount()
    return _LayerLook(names, count, QgsVectorLayerFeatureSource(layer), _stamp(layer, names, count))


def _stamp(layer: QgsVectorLayer, names: tuple[str, ...], count: int) -> str:
    """Empty where the content may change without a trace in a file: databases, edits, joined tables."""
    path = layer.source().split("|")[0]
    if layer.providerType() != "ogr" or layer.isModified() or layer.vectorJoins():
        return ""
    main = file_print(path)
    # The attributes of a shapefile lie beside it; a GeoPackage writes into a journal first.
    beside = [file_print(path + "-wal"), file_print(path[:-4] + ".dbf") if path.lower().endswith(".shp") else ""]
    return "\n".join([layer.id(), layer.source(), main, *beside, str(count), *names]) if main else ""

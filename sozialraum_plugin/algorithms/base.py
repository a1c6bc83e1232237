"""What all algorithms share: the check of needed packages, errors in words, help pages."""

from __future__ import annotations

import contextlib
import traceback
import weakref
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

from qgis.core import (
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from ..core.files import checked_folder, guarded
from ..core.messages import Canceled, InputError
from ..core.passwords import without_passwords
from ..gis import dependencies, handbook, paths, results
from ..gis.frames import Column
from ..gis.layers import behind, name_by_table, plain_layer
from ..gis.layerwatch import LayerWatch
from ..gis.translation import SOURCE_LANGUAGE, language, text_of, words_of
from ..gis.workerthreads import keep_state
from .parametercheck import complaint

translate = QCoreApplication.translate


class SozialraumAlgorithm(QgsProcessingAlgorithm):
    """An algorithm of the provider. A subclass states ``NAME``, ``NEEDS`` and ``GROUP`` and implements ``execute``.

    Texts are translated in the subclass with its own literal context, never through this class.
    """

    NAME: ClassVar[str]
    GROUP: ClassVar[str]
    ICON: ClassVar[str] = "sozialraum"
    # Python packages without which it cannot run, by import name.
    NEEDS: ClassVar[tuple[str, ...]] = ("pandas",)
    # What was found for the parameters with features before the work began.
    _sources: Mapping[str, QgsProcessingFeatureSource | None] = MappingProxyType({})
    _whole_layers: Mapping[str, QgsVectorLayer | None] = MappingProxyType({})
    # The project's folder; empty where it has none.
    _home = ""
    _watch: LayerWatch | None = None

    def createInstance(self) -> SozialraumAlgorithm:
        return type(self)()

    def name(self) -> str:
        return self.NAME

    def groupId(self) -> str:
        return self.GROUP

    def group(self) -> str:
        return group_label(self.GROUP)

    def icon(self) -> QIcon:
        return QIcon(str(paths.resource("icons", f"{self.ICON}.svg")))

    def shortHelpString(self) -> str:
        for code in (language(), SOURCE_LANGUAGE):
            page = paths.help_page(self.NAME, code)
            if page.is_file():
                # QGIS would turn each line of the file into a paragraph.
                return " ".join(page.read_text(encoding="utf-8").split())
        return ""

    def helpUrl(self) -> str:
        page = handbook.tool_page(self.NAME)
        return page.as_uri() if page is not None else ""

    def canExecute(self) -> tuple[bool, str]:
        lacking = dependencies.missing(self.NEEDS)
        return not lacking, dependencies.advice(lacking) if lacking else ""

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        # processing.run and qgis_process do not ask canExecute. Packages come first: a user who lacks them should not
        # be told of a parameter.
        able, advice = self.canExecute()
        if not able:
            return False, advice
        for definition in self.parameterDefinitions():
            wrong = complaint(definition, parameters.get(definition.name()), context)
            if wrong:
                return False, without_passwords(wrong)
        able, reason = super().checkParameterValues(parameters, context)
        return able, without_passwords(reason)

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        # Here, in the main thread: QGIS looks for layers by QgsProject.layerStore(), which throws away the project's
        # expression scope. Where a worker thread does that while the map canvas builds the scope, QGIS crashes.
        name_by_table(parameters, context)
        project = context.project()
        self._home = str(project.absolutePath()) if project is not None else ""
        names = [
            definition.name()
            for definition in self.parameterDefinitions()
            if isinstance(definition, QgsProcessingParameterFeatureSource)
            and parameters.get(definition.name()) not in (None, "")
        ]
        self._sources = {name: self.parameterAsSource(parameters, name, context) for name in names}
        self._whole_layers = {name: plain_layer(self, parameters, name, context) for name in names}
        if not self.flags() & Qgis.ProcessingAlgorithmFlag.NoThreading:
            layers = {name: behind(self, parameters, name, context) for name in names}
            self._watch = LayerWatch([layer for layer in layers.values() if layer is not None], feedback)
            # Also where the run is never begun.
            weakref.finalize(self, self._watch.close)
        return bool(super().prepareAlgorithm(parameters, context, feedback))

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        keep_state()
        able, message = self.canExecute()
        if able:  # a script may call run() unasked; QGIS keeps errors of prepareAlgorithm to itself
            try:
                return self._execute(parameters, context, feedback)
            except InputError as error:
                message = text_of(error)
                _release(error)
            except Canceled as error:
                message = translate("Sozialraum", "Cancelled; nothing was written.")
                _release(error)
            except QgsProcessingException as error:
                message = str(error)
                _release(error)
            except OSError as error:
                if not error.filename:
                    raise
                message = words_of(error)
                _release(error)
            finally:
                self._sources = self._whole_layers = MappingProxyType({})
                if self._watch is not None:
                    self._watch.close()
        raise QgsProcessingException(without_passwords(message))

    def add_advanced(self, parameter: QgsProcessingParameterDefinition) -> None:
        """A parameter that stands under "Advanced parameters"."""
        parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
        self.addParameter(parameter)

    def _execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        watch = self._watch
        if watch is None:
            return self.execute(parameters, context, feedback)
        try:
            with guarded(watch.check):
                return self.execute(parameters, context, feedback)
        except Exception:
            # Whatever came of it: values of before and after need not fit together.
            watch.check()
            raise

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """The work itself. It may raise ``InputError`` of ``core``; the user reads it in words."""
        raise NotImplementedError

    def source(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsProcessingFeatureSource:
        """The feature source of a parameter; an error where it is missing or has no features."""
        source = self.any_source(parameters, name, context)
        if source is None:
            raise QgsProcessingException(
                translate(
                    "Sozialraum", "The layer {value} ({parameter}) cannot be read. Choose an existing layer."
                ).format(value=_shown(parameters.get(name)), parameter=name)
            )
        if source.featureCount() == 0:
            raise QgsProcessingException(
                translate(
                    "Sozialraum",
                    "The layer {value} ({parameter}) has no features. Choose a layer with areas.",
                ).format(value=source.sourceName(), parameter=name)
            )
        return source

    def any_source(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsProcessingFeatureSource | None:
        """The feature source of a parameter, with features or without; None where there is none."""
        return self._sources[name] if name in self._sources else self.parameterAsSource(parameters, name, context)

    def parameterAsFile(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> str:
        """The file of a parameter. One named without its whole path may lie beside the project, which may be moved."""
        given = str(super().parameterAsFile(parameters, name, context) or "")
        with contextlib.suppress(OSError):  # such as a name that is too long, of which the reader tells
            path = Path(given.strip())
            if given.strip() and self._home and not path.exists() and (beside := Path(self._home, path)).exists():
                return str(beside)
        return given

    def files(self, parameters: dict[str, Any], context: QgsProcessingContext, *names: str) -> dict[str, str]:
        """The files asked for, by parameter; their folders are proved to be writable before the work begins."""
        found = {}
        for name in names:
            path = self.parameterAsFileOutput(parameters, name, context) if parameters.get(name) else ""
            if path:
                checked_folder(Path(path).parent, name)
                found[name] = str(path)
        return found

    def field(self, source: QgsProcessingFeatureSource, name: str, parameter: str) -> str:
        """The exact name of a field; an error that names the parameter and what fields there are."""
        position = source.fields().lookupField(name)
        if not name or position < 0:
            raise QgsProcessingException(
                translate(
                    "Sozialraum",
                    "The layer {layer} has no field {value} ({parameter}). It has these fields: {fields}.",
                ).format(
                    layer=source.sourceName(),
                    value=name or translate("Sozialraum", "(empty)"),
                    parameter=parameter,
                    fields=", ".join(source.fields().names()),
                )
            )
        return str(source.fields().at(position).name())


class AreasAlgorithm(SozialraumAlgorithm):
    """An algorithm that reads the areas of ``INPUT``; ``_texts`` holds alias and comment of their fields."""

    def __init__(self) -> None:
        super().__init__()
        self._texts: dict[str, tuple[str, str]] = {}
        self._written: list[tuple[str, Mapping[str, tuple[str, str]], tuple[results.Finish, ...]]] = []

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        able = super().prepareAlgorithm(parameters, context, feedback)
        self._texts = results.source_texts(self, parameters, "INPUT", context)
        return able

    def describe(
        self,
        destination: str,
        columns: Iterable[Column],
        *steps: results.Finish,
        before: Mapping[str, tuple[str, str]] | None = None,
    ) -> str:
        """Note a written layer: once it is there its fields get their alias and comment, and ``steps`` style it.

        ``columns`` are its new fields, ``before`` holds alias and comment of the others. Returns ``destination``.
        """
        new = {column.name: (column.alias, column.comment) for column in columns}
        self._written.append((destination, {**(before or {}), **new}, steps))
        return destination

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        for destination, texts, steps in self._written:
            results.finish(context, destination, results.describe_fields(texts), *steps)
        return {}


def _release(error: BaseException | None) -> None:
    """Let go of the layers that an error's traceback keeps; removed after QGIS's own end, they make it crash."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


def _shown(value: Any) -> str:
    layer_name = getattr(value, "name", None)
    return str(layer_name() if callable(layer_name) else value)


def group_label(group: str) -> str:
    """The heading of a group of algorithms in the toolbox."""
    return {
        "tables": translate("Sozialraum", "Tables and rates"),
        "types": translate("Sozialraum", "Area types"),
        "regions": translate("Sozialraum", "Regions and budgets"),
        "maps": translate("Sozialraum", "Maps and packages"),
    }[group]

"""The algorithm ``sozialraum:updateyear``: the yearly round in one run."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingMultiStepFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputHtml,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
    QgsProject,
    QgsVectorLayer,
)

from ..core.files import checked_folder
from ..core.messages import Canceled, InputError
from ..core.steering.nextyear import FIRST_YEAR, LAST_YEAR, assigned, new_stem, refuse_existing
from ..gis.tables import ENDINGS
from ..gis.translation import text_of
from .base import SozialraumAlgorithm, translate

if TYPE_CHECKING:
    from ..gis.year.yearround import Order, Plan, Wanted


class UpdateYear(SozialraumAlgorithm):
    """Does last year's work once more with the new year's tables, in a project of its own."""

    NAME = "updateyear"
    GROUP = "types"
    ICON = "year"
    NEEDS = ("pandas", "sklearn")

    def displayName(self) -> str:
        return translate("UpdateYear", "Yearly update of a project")

    def shortDescription(self) -> str:
        return translate(
            "UpdateYear",
            "Joins the new year's tables as last year's, gives the areas last year's types by the old rules and lists "
            "every change.",
        )

    def flags(self) -> Qgis.ProcessingAlgorithmFlag:
        # Layers, layouts and projects belong to the main thread.
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(
            QgsProcessingParameterFile(
                "PROJECT",
                translate("UpdateYear", "Last year's project (empty: the open one)"),
                optional=True,
                fileFilter=translate("UpdateYear", "QGIS projects (*.qgz *.qgs)"),
            )
        )
        self.addParameter(
            QgsProcessingParameterMultipleLayers(
                "TABLES",
                translate("UpdateYear", "The new year's tables, called as last year's but for the year"),
                QgsProcessing.SourceType.TypeFile,
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                "YEAR",
                translate("UpdateYear", "The new year"),
                Qgis.ProcessingNumberParameterType.Integer,
                minValue=FIRST_YEAR,
                maxValue=LAST_YEAR,
            )
        )
        self.addParameter(
            QgsProcessingParameterString(
                "REFERENCE_DATE",
                translate("UpdateYear", "Reference date on the maps (empty: last year's, a year later)"),
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterVectorLayer(
                "AREAS",
                translate("UpdateYear", "Planning areas of the new year (empty: last year's)"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
                optional=True,
            )
        )
        wildcard = " ".join(f"*{ending}" for ending in ENDINGS)
        self.addParameter(
            QgsProcessingParameterFile(
                "CROSSWALK",
                translate("UpdateYear", "Table of old and new keys, where boundaries changed"),
                optional=True,
                fileFilter=translate("UpdateYear", "Tables ({endings});;All files (*.*)").format(endings=wildcard),
            )
        )
        for name, label, default in (
            ("NEW_MODEL", translate("UpdateYear", "Also compute a new model and compare it with last year's"), False),
            ("MAPS", translate("UpdateYear", "Also make the maps"), True),
        ):
            self.addParameter(QgsProcessingParameterBoolean(name, label, default))
        self.addParameter(
            QgsProcessingParameterFolderDestination("FOLDER", translate("UpdateYear", "Folder for the new year"))
        )
        self.addOutput(QgsProcessingOutputFile("PROJECT_FILE", translate("UpdateYear", "Project of the new year")))
        self.addOutput(QgsProcessingOutputVectorLayer("OUTPUT", translate("UpdateYear", "Area types")))
        self.addOutput(QgsProcessingOutputHtml("REPORT", translate("UpdateYear", "Report on the changes")))
        self.addOutput(QgsProcessingOutputHtml("COMPARISON", translate("UpdateYear", "Comparison of both models")))
        for name, label in (
            ("COUNT", translate("UpdateYear", "Areas that changed type")),
            ("RAND", translate("UpdateYear", "Agreement with the new model (adjusted Rand index)")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..gis.year.yearproject import read_project

        # The project keeps paths relative to itself, so they have to be whole ones.
        folder = checked_folder(self.parameterAsString(parameters, "FOLDER", context), "FOLDER").absolute()
        path = str(Path(self._project_file(parameters, context)).absolute())
        project = QgsProject()
        try:
            read_project(path, project)
            return self._round(project, Path(path), folder, parameters, context, feedback)
        finally:
            project.clear()

    def _project_file(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        path = self.parameterAsString(parameters, "PROJECT", context).strip()
        if path:
            return path
        opened = context.project()
        if opened is None or not opened.fileName() or opened.isDirty():
            raise InputError("year-project-unsaved")
        return str(opened.fileName())

    def _round(
        self,
        project: QgsProject,
        path: Path,
        folder: Path,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..gis.projectstate import ProjectState
        from ..gis.year.lastyear import last_year
        from ..gis.year.yearplan import plan
        from ..gis.year.yearproject import become, save_project
        from ..gis.year.yearround import Wanted
        from ..gis.year.yearwords import take_areas

        state = ProjectState(project)
        last = last_year(state)
        year = self.parameterAsInt(parameters, "YEAR", context)
        final = folder / f"{new_stem(path.stem, year)}.qgz"
        refuse_existing([final])
        become(project, final)
        wanted = Wanted(
            tables=self._tables(last.tables, parameters, context),
            year=year,
            folder=folder,
            reference_date=self.parameterAsString(parameters, "REFERENCE_DATE", context).strip(),
            areas=self._areas(project, parameters, context),
            crosswalk=_whole(self.parameterAsString(parameters, "CROSSWALK", context).strip()),
            new_model=self.parameterAsBoolean(parameters, "NEW_MODEL", context),
            maps=self.parameterAsBoolean(parameters, "MAPS", context),
        )
        made = plan(state, last, wanted)
        for note in made.notes:
            feedback.pushWarning(text_of(note))
        take_areas(state, last, wanted)
        try:
            found = self._carry_out(project, made, wanted, context, feedback)
            save_project(project, final)
        except BaseException:
            # None of them was there before.
            project.clear()
            remove((*made.files, final))
            raise
        feedback.pushInfo(translate("UpdateYear", "Project of the new year: {path}").format(path=final))
        return {"PROJECT_FILE": str(final), **_outputs(made, found), "FOLDER": str(folder)}

    def _tables(
        self, last: tuple[str, ...], parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[str, ...]:
        given = [path for path in self.parameterAsFileList(parameters, "TABLES", context) if path]
        for path in given:
            if not Path(path).is_file():
                raise InputError("file-missing", path=path, parameter="TABLES")
        return assigned(last, [str(Path(path).absolute()) for path in given])

    def _areas(self, project: QgsProject, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """The id of the new areas in the new project; empty where they are last year's."""
        given = parameters.get("AREAS")
        if given in (None, ""):
            return ""
        layer = self.parameterAsVectorLayer(parameters, "AREAS", context)
        if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
            raise InputError("year-areas-unreadable", layer=str(given))
        copy = layer.clone()
        project.addMapLayer(copy)
        return str(copy.id())

    def _carry_out(
        self,
        project: QgsProject,
        made: Plan,
        wanted: Wanted,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> list[dict[str, Any]]:
        from ..gis.projectstate import ProjectState
        from ..gis.year.yearproject import Group, carried_out
        from ..gis.year.yearround import orders
        from ..gis.year.yearwords import summary

        group = Group(project, str(wanted.year))
        steps = QgsProcessingMultiStepFeedback(max(len(made.orders), 1), feedback)
        found: list[dict[str, Any]] = []
        giver = orders(ProjectState(project), made)
        order: Order | None = next(giver, None)
        while order is not None:
            if feedback.isCanceled():
                raise Canceled
            steps.setCurrentStep(len(found))
            feedback.pushInfo(f"[{len(found) + 1}/{len(made.orders)}] {order.title}")
            results = _run(order, project, context, steps)
            feedback.pushInfo(summary(order, results))
            found.append(carried_out(project, order, results, group))
            try:
                order = giver.send(found[-1])
            except StopIteration:
                order = None
        return found


def _run(
    order: Order, project: QgsProject, context: QgsProcessingContext, feedback: QgsProcessingFeedback
) -> dict[str, Any]:
    """Run an order here and now; its layers are the new project's."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"sozialraum:{order.algorithm}")
    if algorithm is None:
        raise QgsProcessingException(translate("UpdateYear", "The tools are not registered. Restart the plugin."))
    inner = QgsProcessingContext()
    inner.setProject(project)
    inner.setFeedback(feedback)
    inner.setInvalidGeometryCheck(context.invalidGeometryCheck())
    parameters = dict(order.parameters)
    valid, reason = algorithm.checkParameterValues(parameters, inner)
    try:
        if not valid:
            raise QgsProcessingException(reason)
        results, _ = algorithm.run(parameters, inner, feedback, {}, False)
    except QgsProcessingException as error:
        if feedback.isCanceled():
            raise Canceled from error
        raise QgsProcessingException(
            translate("UpdateYear", "{title}: {reason}").format(title=order.title, reason=str(error))
        ) from error
    return dict(results)


def _whole(path: str) -> str:
    return str(Path(path).absolute()) if path else ""


def _outputs(made: Plan, found: list[dict[str, Any]]) -> dict[str, Any]:
    types = found[made.types] if made.types >= 0 else {}
    comparison = found[made.comparison] if made.comparison >= 0 else {}
    named = {
        "OUTPUT": types.get("OUTPUT"),
        "REPORT": types.get("REPORT"),
        "COUNT": types.get("CHANGED"),
        "COMPARISON": comparison.get("REPORT"),
        "RAND": comparison.get("RAND"),
    }
    return {name: value for name, value in named.items() if value is not None}


def remove(paths: Iterable[Path]) -> None:
    """Take away files and folders of a round that failed, with what drivers put beside them."""
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
            continue
        for file in (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))):
            file.unlink(missing_ok=True)

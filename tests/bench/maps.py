"""The sheets of a city against ``native:atlaslayouttopdf`` on the very layouts that the export keeps in the project.

``python -m tests.bench.maps [runs] [profile]``; ours may take 1.1 times as long, its own set-up included.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from .common import compare, once, start

FOLDER = Path(tempfile.gettempdir()) / "sozialraum-bench-maps"
WAYS = ["ours", "native", "multiple"]


def prepare(processing: Any, profile: bool) -> tuple[Any, dict[str, Any], list[str]]:
    """A project with the kept layouts of the test city, and the parameters that made them."""
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsVectorLayer

    from tests.integration.maplayers import saved, shapes

    FOLDER.mkdir(exist_ok=True)
    source = FOLDER / "areas.gpkg"
    if not source.exists():
        saved(shapes(), source)
    project = QgsProject.instance()
    layer = QgsVectorLayer(str(source), "areas", "ogr")
    project.addMapLayer(layer)
    # The outer areas are no region of a usual size.
    given = {
        "INPUT": layer, "REGION_FIELD": "rtk", "FIELD": "typ", "LABEL_FIELD": "name", "PROFILE": profile,
        "LANGUAGE": "de", "SUBTITLE": "Gebietstypen", "REGIONS": "lang;zwei;loch;insel;viele;ohne;paar;winzig",
    }  # fmt: skip
    context = QgsProcessingContext()
    context.setProject(project)
    target = FOLDER / "kept"
    shutil.rmtree(target, ignore_errors=True)
    made = processing.run(
        "sozialraum:exportregionmaps",
        {**given, "FOLDER": str(target), "KEEP_LAYOUT": True},
        context=context,
        feedback=QgsProcessingFeedback(False),
    )
    return context, given, made["LAYOUTS"]


def measure(way: str, profile: bool) -> None:
    """One way of writing all pages five times, timed."""
    processing = start()
    from qgis.core import QgsProcessingFeedback

    context, given, layouts = prepare(processing, profile)

    def run(name: str, parameters: dict[str, Any]) -> None:
        processing.run(name, parameters, context=context, feedback=QgsProcessingFeedback(False))

    def work() -> None:
        for _ in range(5):
            if way == "ours":
                run("sozialraum:exportregionmaps", {**given, "FOLDER": str(FOLDER / "ours")})
                continue
            for layout in layouts:
                parameters = {"LAYOUT": layout, "TEXT_FORMAT": 1, "FORCE_VECTOR": True}
                if way == "native":
                    run("native:atlaslayouttopdf", {**parameters, "OUTPUT": str(FOLDER / "native.pdf")})
                else:
                    folder = FOLDER / "multiple"
                    folder.mkdir(exist_ok=True)
                    named = {"OUTPUT_FOLDER": str(folder), "OUTPUT_FILENAME": '"file"'}
                    run("native:atlaslayouttomultiplepdf", {**parameters, **named})

    once(work)


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] in WAYS:
        measure(sys.argv[1], "profile" in sys.argv)
    else:
        runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
        compare("tests.bench.maps", WAYS, runs, [a for a in sys.argv[2:] if a == "profile"])

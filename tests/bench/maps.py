"""The sheets of the demo city against ``native:atlaslayouttopdf`` on the very layouts that the export keeps.

``python -m tests.bench.maps [runs] [profile]``: ``pages`` is our export of these layouts' 18 sheets, ``ours`` the whole
algorithm, with building the layouts, placing the names, the web page and the list. The demo city must have been built
(``make demo``).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from .common import ROOT, compare, once, start

FOLDER = Path(tempfile.gettempdir()) / "sozialraum-bench-maps"
WAYS = ["pages", "ours", "native", "multiple"]
CITY = ROOT / "build" / "results" / "Gebietstypen.gpkg"


def prepare(processing: Any, profile: bool) -> tuple[Any, dict[str, Any], list[str]]:
    """A project with the kept layouts of the test city, and the parameters that made them."""
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsVectorLayer

    FOLDER.mkdir(exist_ok=True)
    project = QgsProject.instance()
    layer = QgsVectorLayer(str(CITY), "areas", "ogr")
    project.addMapLayer(layer)
    given = {
        "INPUT": layer, "REGION_FIELD": "RTK_NR", "REGION_LABEL_FIELD": "RTK_NAME", "FIELD": "gebietstyp",
        "LABEL_FIELD": "PLR_NAME", "PROFILE": profile, "LANGUAGE": "de", "SUBTITLE": "Gebietstypen",
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
    """One way of writing all sheets five times, timed."""
    processing = start()
    from qgis.core import QgsProcessingFeedback

    from sozialraum_plugin.gis.maps.export import export_region

    (FOLDER / "pages").mkdir(parents=True, exist_ok=True)
    context, given, layouts = prepare(processing, profile)

    def run(name: str, parameters: dict[str, Any]) -> None:
        processing.run(name, parameters, context=context, feedback=QgsProcessingFeedback(False))

    def pages(name: str) -> None:
        layout = context.project().layoutManager().layoutByName(name)
        for feature in list(layout.atlas().coverageLayer().getFeatures()):
            target = FOLDER / "pages" / f"{feature['file']}.pdf"
            export_region(cast(Any, SimpleNamespace(layout=layout)), feature, target, "pdf", 300)

    def work() -> None:
        for _ in range(5):
            if way == "ours":
                run("sozialraum:exportregionmaps", {**given, "FOLDER": str(FOLDER / "ours")})
                continue
            for layout in layouts:
                if way == "pages":
                    pages(layout)
                    continue
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

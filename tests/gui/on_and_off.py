"""Run inside QGIS: switches the plugin on and off as the plugin manager does, and writes down what is there after."""

from __future__ import annotations

import gc
import json
import os
import sys
import threading
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

from qgis import utils
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, QTimer

NAME = "sozialraum_plugin"
ROOT, ANSWER = Path(os.environ["SOZIALRAUM_ROOT"]), Path(os.environ["SOZIALRAUM_ANSWER"])
# After so many turns it is looked what there is.
TURNS = [int(number) for number in os.environ["SOZIALRAUM_TURNS"].split(",")]


def settle() -> None:
    """Lets Qt delete what waits for it."""
    for _ in range(5):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
    gc.collect()


def here() -> dict[str, Any]:
    """What there is: Qt's objects by class, providers, threads, our own objects, memory in MB."""
    window = utils.iface.mainWindow()
    pages = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    ours = Counter(type(thing).__name__ for thing in gc.get_objects() if type(thing).__module__.startswith(NAME))
    return {
        "objects": dict(Counter(child.metaObject().className() for child in window.findChildren(QObject))),
        "application": len(QgsApplication.instance().findChildren(QObject)),
        "menus": [action.text() for action in window.menuBar().actions()],
        "providers": sorted(provider.id() for provider in QgsApplication.processingRegistry().providers()),
        "threads": sorted(thread.name for thread in threading.enumerate()),
        "tasks": sum(1 for _ in Path("/proc/self/task").iterdir()),
        "ours": {name: count for name, count in ours.items() if name != "type"},
        "megabytes": int(pages.split()[1]) / 1024,
    }


def turn() -> None:
    """One time on, with the panel and a window open, and off."""
    assert utils.loadPlugin(NAME)
    assert utils.startPlugin(NAME)
    actions = utils.plugins[NAME].actions
    actions.panel.trigger()
    actions.show_check()
    settle()
    assert QgsApplication.processingRegistry().providerById("sozialraum") is not None
    assert utils.iface.mainWindow().findChild(QObject, "sozialraumPanel") is not None
    assert utils.unloadPlugin(NAME)
    settle()


def begin() -> None:
    """All turns; the answer is a list of what there was after some of them."""
    found: list[dict[str, Any]] = []
    try:
        sys.path.insert(0, str(ROOT))
        for number in range(1, TURNS[-1] + 1):
            turn()
            if number in TURNS:
                found.append(here())
        ANSWER.write_text(json.dumps(found), encoding="utf-8")
    except BaseException:
        ANSWER.write_text(json.dumps(traceback.format_exc()), encoding="utf-8")
    os._exit(0)


QTimer.singleShot(1000, begin)

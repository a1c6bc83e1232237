"""The part of the demo leg about help: what each Help button opens, the handbook, the options, the system check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, QUrl, pyqtSlot
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPushButton, QWidget

from . import hand
from .stage import Stage, Steps, later

DIALOGS = ("areas", "join", "rates", "types", "index", "regions", "maps", "export", "budget", "year")
# English has no page for the choice of areas.
PAGES = {
    "de": ("dialoge/areas", "dialoge/joinindicators", "dialoge/computerates", "dialoge/computeareatypes",
           "dialoge/computestatusindex", "dialoge/aggregateregions", "dialoge/exportregionmaps", "dialoge/exportlayers",
           "dialoge/allocatebudget", "dialoge/updateyear"),
    "en": ("year", "tools/joinindicators", "tools/computerates", "tools/computeareatypes", "tools/computestatusindex",
           "tools/aggregateregions", "tools/exportregionmaps", "tools/exportlayers", "tools/allocatebudget",
           "tools/updateyear"),
}  # fmt: skip


class Browser(QObject):
    """Takes the place of the web browser: keeps what it was asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Path] = []

    @pyqtSlot(QUrl)
    def show(self, url: QUrl) -> None:
        """Called in place of the browser."""
        self.asked.append(Path(url.toLocalFile()))


def helps(stage: Stage) -> Steps:
    """Help of each dialog, then its button for the handbook: the right chapter, from the installed plugin.

    A plugin built without Sphinx has no handbook, and no buttons for it.
    """
    from sozialraum_plugin.gis import handbook

    language = stage.asked["language"] if stage.asked["language"] in PAGES else "en"
    browser = Browser()
    QDesktopServices.setUrlHandler("file", browser, "show")
    try:
        for name, wanted in zip(DIALOGS, PAGES[language], strict=True):
            dialog = yield from hand.open_step(stage, name)
            yield 300
            hand.press(dialog.buttonBox.button(QDialogButtonBox.StandardButton.Help))
            yield lambda dialog=dialog: _help_of(dialog) is not None
            yield 200
            page: Any = _help_of(dialog)
            if name == "rates":
                # Help pages cost a translator files of their own: the pseudo-locale has none.
                stage.shot("66-help", page, page.findChild(QDialogButtonBox) if stage.unknown else page)
            if handbook.page() is None:
                stage.fact(page.findChild(QPushButton, "handbookButton") is None, "no button without a handbook")
            else:
                hand.click(page, "handbookButton")
                yield lambda: browser.asked
                file = browser.asked.pop()
                stage.equal(
                    "/".join(file.with_suffix("").parts[-2:]).removeprefix(f"{language}/"), wanted, f"chapter of {name}"
                )
                stage.fact(file.is_file() and stage.home in file.parents, f"{file.name} lies in the installed plugin")
            yield from hand.close(page)
            yield from hand.close(dialog)
            yield 150
        if handbook.page() is None:
            return
        hand.actions().handbook.trigger()
        yield lambda: browser.asked
        stage.equal(browser.asked.pop().parts[-2:], (language, "index.html"), "the handbook's first page")
    finally:
        QDesktopServices.unsetUrlHandler("file")


def _help_of(dialog: Any) -> QDialog | None:
    page = dialog.findChild(QDialog, "helpPage")
    return page if page is not None and page.isVisible() else None


def options(stage: Stage) -> Steps:
    """The plugin's page in QGIS's options, from the panel."""
    hand.click(hand.panel(), "optionsButton")
    yield lambda: QApplication.activeModalWidget() is not None
    yield 800
    window = QApplication.activeModalWidget()
    if window is None:
        raise RuntimeError("the options are gone")
    stage.shot("67-options", window, window.findChild(QWidget, "sozialraum"))
    later(window.reject)
    yield 300


def check(stage: Stage) -> Steps:
    """The system check."""
    hand.actions().check.trigger()
    yield 800
    dialog = hand.actions()._dialog
    stage.shot("65-check", dialog)
    yield from hand.close(dialog)

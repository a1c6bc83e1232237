"""The page in QGIS's options and the settings behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProject, QgsSettings

from sozialraum_plugin.algorithms.exportregionmaps import ExportRegionMaps
from sozialraum_plugin.gis import settings
from sozialraum_plugin.gui.options import OptionsFactory, OptionsPage
from sozialraum_plugin.gui.outputs import results_folder


@pytest.fixture(autouse=True)
def clean(qgis_app: Any) -> Iterator[None]:
    QgsSettings().remove("sozialraum")
    yield
    QgsSettings().remove("sozialraum")


@pytest.fixture
def page(settle: Callable[[], None]) -> Iterator[OptionsPage]:
    made = OptionsFactory().createWidget(None)
    yield made
    made.deleteLater()
    settle()


def test_what_is_typed_is_kept_and_shown_again(page: OptionsPage, tmp_path: Path) -> None:
    page.authorEdit.setText(" Müller ")
    page.sourceEdit.setText("Jugendamt")
    page.resultsFolder.setFilePath(str(tmp_path))
    page.palettesFolder.setFilePath(str(tmp_path / "palettes"))
    page.languageBox.setCurrentIndex(page.languageBox.findData("de"))
    page.pageBox.setCurrentIndex(page.pageBox.findData("A3"))
    assert settings.AUTHOR.value() == ""  # not before OK
    page.apply()
    assert settings.AUTHOR.value() == "Müller"
    assert settings.SOURCE.value() == "Jugendamt"
    assert settings.RESULTS_FOLDER.value() == str(tmp_path)
    assert settings.PALETTES_FOLDER.value() == str(tmp_path / "palettes")
    assert QgsSettings().value("sozialraum/palettes_folder") == str(tmp_path / "palettes")
    assert settings.LANGUAGE.value() == "de"
    assert settings.PAGE.value() == "A3"
    again = OptionsPage()
    assert again.authorEdit.text() == "Müller"
    assert again.languageBox.currentData() == "de"
    assert again.pageBox.currentData() == "A3"
    again.deleteLater()


def test_an_emptied_field_is_the_default_again(page: OptionsPage) -> None:
    settings.AUTHOR.set("Müller")
    page.load()
    page.authorEdit.setText("")
    page.apply()
    assert not QgsSettings().contains("sozialraum/author")


def test_a_setting_of_another_kind_is_the_default() -> None:
    QgsSettings().setValue("sozialraum/page", ["A4", "A3"])
    assert isinstance(settings.PAGE.value(), str)
    QgsSettings().setValue("sozialraum/panel", "perhaps")
    assert settings.PANEL.value() in (True, False)
    QgsSettings().setValue("sozialraum/language", "klingon")
    page = OptionsPage()
    assert page.languageBox.currentData() == "auto"
    page.deleteLater()


def test_names_of_settings_differ() -> None:
    assert len({setting.key for setting in settings.ALL}) == len(settings.ALL)
    declared = {value for value in vars(settings).values() if isinstance(value, settings.Setting)}
    assert declared == set(settings.ALL)


def test_the_page_is_in_qgis_only_while_the_plugin_is(plugin: Any, qgis_iface: Any) -> None:
    (factory,) = qgis_iface.registerOptionsWidgetFactory.call_args.args
    assert isinstance(factory, OptionsFactory)
    assert factory.key() == "sozialraum"
    plugin.unload()
    assert qgis_iface.unregisterOptionsWidgetFactory.call_args.args == (factory,)


def test_the_folder_of_results(tmp_path: Path) -> None:
    project = QgsProject()
    project.write(str(tmp_path / "year.qgz"))
    assert results_folder(project) == tmp_path
    settings.RESULTS_FOLDER.set(str(tmp_path / "gone"))
    assert results_folder(project) == tmp_path
    (tmp_path / "results").mkdir()
    settings.RESULTS_FOLDER.set(str(tmp_path / "results"))
    assert results_folder(project) == tmp_path / "results"


def test_what_is_set_stands_in_the_form_of_the_maps(page: OptionsPage) -> None:
    def defaults() -> dict[str, Any]:
        made = ExportRegionMaps().create()
        return {
            name: made.parameterDefinition(name).defaultValue() for name in ("AUTHOR", "SOURCE", "PAGE", "LANGUAGE")
        }

    assert defaults() == {"AUTHOR": None, "SOURCE": None, "PAGE": "auto", "LANGUAGE": "auto"}
    page.authorEdit.setText("Müller")
    page.sourceEdit.setText("Jugendamt")
    page.languageBox.setCurrentIndex(page.languageBox.findData("en"))
    page.pageBox.setCurrentIndex(page.pageBox.findData("A3"))
    page.apply()
    assert defaults() == {"AUTHOR": "Müller", "SOURCE": "Jugendamt", "PAGE": "A3", "LANGUAGE": "en"}

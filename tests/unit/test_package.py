"""The zip: same bytes for the same sources, complete, German texts complete."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / ".tools"
sys.path.insert(0, str(TOOLS))

import build  # noqa: E402
import translate  # noqa: E402


def test_two_builds_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def packed(folder: Path) -> Path:
        # Folders of its own: other tests read what make has built.
        for name, value in (
            ("BUILD", folder),
            ("DIST", folder),
            ("DEMO", folder / "demo"),
            ("MODELS", folder / "models"),
            ("PLUGIN", folder / "plugins" / build.NAME),
        ):
            monkeypatch.setattr(build, name, value)
        build.build_demo()
        build.build_translations()
        build.build_models()
        build.assemble()
        return build.make_zip()

    first = packed(tmp_path / "first")
    assert packed(tmp_path / "second").read_bytes() == first.read_bytes()
    names = zipfile.ZipFile(first).namelist()
    for needed in (
        "metadata.txt",
        "LICENSE",
        "i18n/sozialraum_de.qm",
        "resources/demo/musterstadt/musterstadt_planungsraeume.shp",
        "resources/icons/sozialraum.svg",
        "resources/models/de/tabelle_bis_karten.model3",
        "resources/models/en/yearly_update.model3",
        "algorithms/help/de/joinindicators.html",
    ):
        assert f"sozialraum_plugin/{needed}" in names
    assert not [name for name in names if "/generator/" in name or name.endswith((".pyc", ".ts"))]


def test_german_is_complete() -> None:
    checked = subprocess.run(
        [sys.executable, str(TOOLS / "translate.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


def test_the_check_reads_unfinished_translations(tmp_path: Path) -> None:
    catalogue = tmp_path / "x.ts"
    catalogue.write_text(
        '<?xml version="1.0"?><TS version="2.0"><context><name>A</name>'
        "<message><source>one</source><translation>eins</translation></message>"
        '<message><source>two</source><translation type="unfinished"></translation></message></context></TS>',
        encoding="utf-8",
    )
    assert translate.messages(catalogue) == {("A", "one"): "eins", ("A", "two"): ""}


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w+[^}]*\}|%[n\d]", text))


def test_german_texts_keep_the_placeholders() -> None:
    for (context, source), german in translate.messages(ROOT / "i18n" / "sozialraum_de.ts").items():
        if german:  # what is missing is told by the test above
            assert placeholders(german) == placeholders(source), f"{context}: {source}"


@pytest.mark.parametrize("page", sorted((ROOT / "sozialraum_plugin/algorithms/help/en").glob("*.html")), ids=str)
def test_help_is_there_in_german(page: Path) -> None:
    german = page.parents[1] / "de" / page.name
    assert german.read_text(encoding="utf-8").strip()
    assert german.read_text(encoding="utf-8") != page.read_text(encoding="utf-8")

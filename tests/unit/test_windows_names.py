"""Names of files as Windows and macOS take them, checked with Python's own rules for Windows."""

from __future__ import annotations

import ast
from pathlib import Path, PureWindowsPath

import pytest

from sozialraum_plugin.core.files import move_into_place, safe_file_name
from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.packaging.packages import unique_names

HARD = [
    "CON",
    "nul",
    "Com1",
    "LPT9",
    "aux.",
    "prn ",
    "a. ",
    "..",
    "a:b",
    "a/b\\c",
    "Straße*?",
    "<x>|y",
    "é" * 300,
    "",
    "\t\n",
]


@pytest.mark.parametrize("text", HARD)
def test_every_text_becomes_a_name(text: str) -> None:
    name = safe_file_name(text)
    assert not PureWindowsPath(name).is_reserved()
    assert not PureWindowsPath(f"{name}.gpkg").is_reserved()
    assert not name.endswith((".", " "))
    assert PureWindowsPath(name).name == name
    assert 1 <= len(name) <= 81


def test_names_that_differ_by_case_only_are_kept_apart() -> None:
    names = unique_names(["Mitte", "MITTE", "mitte"])
    assert len({name.casefold() for name in names}) == 3


def test_a_file_that_is_open_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft, final = tmp_path / "neu", tmp_path / "alt"
    draft.write_text("neu", encoding="utf-8")
    final.write_text("alt", encoding="utf-8")

    def locked(_self: Path, _target: Path) -> None:
        raise PermissionError(13, "Der Prozess kann nicht auf die Datei zugreifen")

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(InputError) as caught:
        move_into_place(draft, final)
    assert caught.value.note.code == "file-not-writable"
    assert final.read_text(encoding="utf-8") == "alt"
    assert not draft.exists()


SOURCES = sorted((Path(__file__).resolve().parents[2] / "sozialraum_plugin").rglob("*.py"))


def careless(text: str) -> list[str]:
    """Texts that are read or written in whatever encoding the machine has, and words for a console."""
    found = []
    for node in (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        named = {keyword.arg for keyword in node.keywords}
        given = [part.value for part in node.args if isinstance(part, ast.Constant)]
        bare = isinstance(node.func, ast.Name)
        opened = (name == "open" and (bare or given)) and not any("b" in str(mode) for mode in given)
        own = bare and name == "write_text"  # core.files, which says UTF-8
        if (opened or (name in ("read_text", "write_text") and not own)) and "encoding" not in named:
            found.append(f"line {node.lineno}: {name} without encoding")
        if bare and name == "print":
            found.append(f"line {node.lineno}: print")
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_encodings_are_named(path: Path) -> None:
    assert careless(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("line", ["open('a')", "p.open('w')", "p.read_text()", "p.write_text('ä')", "print('ä')"])
def test_a_missing_encoding_is_seen(line: str) -> None:
    assert len(careless(line)) == 1

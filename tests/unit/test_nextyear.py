"""Years in names, and this year's tables in the place of last year's."""

from __future__ import annotations

from pathlib import Path

import pytest

from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.steering.nextyear import (
    assigned,
    moved,
    new_stem,
    next_file,
    paired,
    refuse_existing,
    stem_words,
    without_year,
    year_in,
)


@pytest.mark.parametrize(
    ("name", "year", "stem", "words"),
    [
        ("einwohner_2022", 2022, "einwohner_2023", "einwohner"),
        ("einwohner-31.12.2022", 2022, "einwohner-31.12.2023", "einwohner-31.12."),
        ("gebietstypen", 0, "gebietstypen_2023", "gebietstypen"),
        ("2022_soziales", 2022, "2023_soziales", "soziales"),
        ("zensus2011_stand_2022_neu", 2022, "zensus2011_stand_2023_neu", "zensus2011 stand neu"),
        ("2022", 2022, "2023", "2022"),
        ("schluessel_12022", 0, "schluessel_12022_2023", "schluessel 12022"),
    ],
)
def test_years_in_names(name: str, year: int, stem: str, words: str) -> None:
    assert year_in(name) == year
    assert new_stem(name, 2023) == stem
    assert stem_words(name) == words


def test_a_name_of_nothing_but_a_year_stays() -> None:
    assert without_year("2022") == "2022"


def test_only_the_old_year_moves() -> None:
    assert moved("Stand 31.12.2022, Zensus 2011, 12022", 2022, 2023) == "Stand 31.12.2023, Zensus 2011, 12022"
    assert moved("Stand 2022", 0, 2023) == "Stand 2022"


def test_the_next_file_lies_beside(tmp_path: Path) -> None:
    (tmp_path / "einwohner_2023.csv").touch()
    assert next_file(str(tmp_path / "einwohner_2022.csv"), 2023) == str(tmp_path / "einwohner_2023.csv")
    assert next_file(str(tmp_path / "einwohner_2022.csv"), 2024) == ""
    assert next_file(str(tmp_path / "einwohner.csv"), 2023) == ""


LAST = ("/a/einwohner_2022.csv", "/a/Soziales 2022.xlsx", "/a/zensus.csv")


def test_tables_are_known_whatever_the_year() -> None:
    new = ["/b/zensus.csv", "/b/soziales 2023.xlsx", "/b/einwohner_2023.csv"]
    assert assigned(LAST, new) == ("/b/einwohner_2023.csv", "/b/soziales 2023.xlsx", "/b/zensus.csv")


def test_another_ending_is_no_other_table() -> None:
    assert assigned(LAST[:1], ["/b/einwohner_2023.xlsx"]) == ("/b/einwohner_2023.xlsx",)
    # Where both are there, the one with last year's ending is meant.
    found = paired(LAST[:1], ["/b/einwohner_2023.xlsx", "/b/einwohner_2023.csv"])
    assert found.files == ("/b/einwohner_2023.csv",)
    assert found.left == ("/b/einwohner_2023.xlsx",)


def test_of_two_that_fit_none_is_taken() -> None:
    found = paired(LAST[:1], ["/b/einwohner_2023.csv", "/b/einwohner_2024.csv"])
    assert found.files == ("",)
    assert len(found.left) == 2


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (["/b/zensus.csv", "/b/soziales 2023.xlsx"], "year-table-missing"),
        (["/b/zensus.csv", "/b/soziales 2023.xlsx", "/b/einwohner_2023.csv", "/b/mehr.csv"], "year-table-left"),
        (["/b/zensus.csv", "/b/soziales 2023.xlsx", "/b/bewohner_2023.csv"], "year-tables-both"),
    ],
)
def test_missing_and_left_over_tables_are_told(new: list[str], code: str) -> None:
    with pytest.raises(InputError) as caught:
        assigned(LAST, new)
    assert caught.value.note.code == code


def test_what_is_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "quoten_2023.gpkg").touch()
    (tmp_path / "Karten_2023").mkdir()
    refuse_existing([tmp_path / "other.gpkg"])
    with pytest.raises(InputError, match=r"quoten_2023\.gpkg, Karten_2023"):
        refuse_existing(tmp_path / name for name in ("other.gpkg", "quoten_2023.gpkg", "Karten_2023"))

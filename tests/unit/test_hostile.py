"""Readers meet files that are almost right: each is read or refused in words, within five seconds."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.steering.budgetcriteria import criteria_of, factors_of
from sozialraum_plugin.core.steering.discourse import choices
from sozialraum_plugin.core.steering.searchrules import rules_of
from sozialraum_plugin.core.tabular import records
from tests.hostile.mutate import mutated
from tests.hostile.readers import READERS, Cases, HangError, deadline, outcome
from tests.hostile.seeds import KEYS

# About half a second each; `python -m tests.bench.hostile` reads millions.
COUNTS = {
    "table": 120, "crosswalk": 100, "catalogue": 400, "overrides": 1000, "reading": 300, "model": 600, "palette": 800,
    "symbols": 400, "texts": 200, "packet": 300, "workbook": 40,
}  # fmt: skip
FOLDER = Path(__file__).resolve().parents[1] / "data" / "hostile"
KEPT = sorted(path for path in FOLDER.glob("*-*.*") if path.name.split("-")[0] in COUNTS)


@pytest.mark.parametrize("name", COUNTS)
def test_what_is_mutated_can_be_read(name: str, tmp_path: Path) -> None:
    results = [outcome(name, content, tmp_path) for content in READERS[name].seeds()]
    assert not results[0].refused, results[0].said


@pytest.mark.parametrize("name", COUNTS)
def test_mutations_are_read_or_refused_in_words(name: str, tmp_path: Path) -> None:
    cases = Cases(name, seed=1)
    refused = 0
    for _ in range(COUNTS[name]):
        content = cases.next()
        found = outcome(name, content, tmp_path)
        cases.told(content, found)
        refused += found.refused
    # Neither all the same nor all too broken to get anywhere.
    assert 0 < refused < 0.95 * COUNTS[name] or name == "texts"
    assert cases.kinds >= 2


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_what_once_broke_a_reader(path: Path, tmp_path: Path) -> None:
    outcome(path.name.split("-")[0], path.read_bytes(), tmp_path)


def test_the_same_seed_gives_the_same_cases() -> None:
    one, two = Cases("table", 5), Cases("table", 5)
    assert [one.next() for _ in range(50)] == [two.next() for _ in range(50)]
    assert one.next() != Cases("table", 6).next()
    chance = random.Random(1)
    assert len({mutated(b"a;b\n1;2\n", [], chance) for _ in range(100)}) > 50


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(HangError), deadline(0.05):
        time.sleep(5)
    with pytest.raises(HangError), deadline(0.05):
        # Python looks for signals between its own steps only, never within those of C: sum(iter(int, 1)) would not end.
        all(number >= 0 for number in iter(int, 1))


@pytest.mark.parametrize("number", ["1e-999999999", "1e-400", "1E999999999", "1e13", "0." + "0" * 50 + "1"])
def test_factors_that_would_fill_the_memory(number: str) -> None:
    with deadline(1), pytest.raises(InputError):
        factors_of(f"1={number}", ["1"])
    with deadline(1), pytest.raises(InputError):
        criteria_of(f"u7={number}", ["u7"])


@pytest.mark.parametrize("blank", [" ", "\xa0", "( "])
def test_a_rule_of_many_blanks(blank: str) -> None:
    with deadline(1):
        assert [rule.name for rule in rules_of(f"{blank * 20_000}x{blank * 20_000}: 1 = 1")] == [
            f"{blank * 20_000}x{blank * 20_000}".strip()
        ]
        assert len(rules_of(f"{blank * 20_000}x{blank * 20_000}")) == 1


def test_a_chosen_type_of_thousands_of_digits() -> None:
    with pytest.raises(InputError, match="0101=9999"):
        choices("0101=" + "9" * 5000)


def test_a_table_of_thousands_of_columns(tmp_path: Path) -> None:
    header, row = ";".join(f"Spalte {number}" for number in range(4000)), ";".join(["x"] * 3999)
    content = "\n".join([f"Schlüssel;{header}", *(f"{key};{row};1" for key in KEYS)]).encode()
    assert not outcome("table", content, tmp_path).refused
    assert outcome("crosswalk", content, tmp_path).said == ("crosswalk-no-keys",)


def test_a_table_that_is_nothing_but_headers(tmp_path: Path) -> None:
    content = "\n".join(";".join([f"h{row}"] * 200) for row in range(1000)).encode()
    assert outcome("table", content, tmp_path).said == ("key-not-found",)


def test_lines_whose_quotation_marks_never_pair_up(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    read = records._record

    def counted(text: str, delimiter: str) -> list[str] | None:
        asked.append(text)
        return read(text, delimiter)

    monkeypatch.setattr(records, "_record", counted)
    text = "Schlüssel;Wert\n" + '"a;b\n' * 30_000
    rows, unpaired = records.parse(text, ";")
    assert len(rows) == 30_001
    assert len(unpaired) == 30_000
    # A look at each line, and ahead of the first thousands.
    assert len(asked) < 30_001 + 5_000 * 20
    rows, unpaired = records.parse('a;b\n"1;x\n"two\nlines";3\n', ";")
    assert ["two\nlines", "3"] in rows

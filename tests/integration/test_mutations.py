"""The table reader on thousands of faulty tables: right, told or refused in words, and never anything else.

``SOZIALRAUM_MUTATIONS=5000`` runs so many more cases; ``SOZIALRAUM_MUTATIONS_SEED`` chooses others.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from .mutations import FAULTS, OUTCOMES, Case, Verdict, run_case

NEVER = ("wrong", "traceback", "hang")
CASES = 300
MORE = int(os.environ.get("SOZIALRAUM_MUTATIONS", "0"))
SEED = os.environ.get("SOZIALRAUM_MUTATIONS_SEED", "2024")
# Faults that a reader can undo: alone, none of them may cost a value of a plain table.
HARMLESS = (
    "title_rows", "header_alike", "units_row", "numbering_row", "decimal_swapped", "percent_sign", "zeros_lost",
    "keys_with_decimals", "blanks_in_keys", "columns_swapped", "columns_dropped", "empty_columns", "empty_rows",
    "rows_dropped", "rows_shuffled", "footers", "symbols", "line_breaks", "delimiter", "line_ends", "all_quoted",
    "trailing_delimiters",
)  # fmt: skip
PLAIN = ("mss2021_anteile.csv", "mss2021_kontext.csv", "einwohner_2022_t2.csv")


def told(case: Case, verdict: Verdict) -> str:
    wrong = "; ".join(f"{kind} {text}" for kind, text in verdict.wrong[:2])
    return f"{case.seed} {case.doc.name} [{' | '.join(case.doc.log)}]: {verdict.outcome} {wrong}{verdict.text[-300:]}"


def run(folder: Path, target: Path, seeds: list[str], record: Callable[[str, object], None]) -> list[str]:
    """Outcomes of many cases, recorded; gives the cases that may not be."""
    counts: Counter[str] = Counter()
    by_fault: defaultdict[str, Counter[str]] = defaultdict(Counter)
    bad = []
    for seed in seeds:
        case, verdict = run_case(folder, target, seed)
        counts[verdict.outcome] += 1
        for name in case.faults:
            by_fault[name][verdict.outcome] += 1
        if verdict.outcome in NEVER:
            bad.append(told(case, verdict))
    for outcome in OUTCOMES:
        record(outcome, counts[outcome])
        print(f"{outcome}: {counts[outcome]}")
    assert set(by_fault) == set(FAULTS)
    return bad


def test_mutated_tables(shared_data: Path, tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    seeds = [f"{SEED}-{number}" for number in range(CASES)]
    assert run(shared_data, tmp_path, seeds, record_property) == []


@pytest.mark.skipif(not MORE, reason="set SOZIALRAUM_MUTATIONS to the number of further cases")
def test_many_mutated_tables(shared_data: Path, tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    seeds = [f"{SEED}-more-{number}" for number in range(MORE)]
    assert run(shared_data, tmp_path, seeds, record_property) == []


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_faults_cost_nothing(shared_data: Path, tmp_path: Path, name: str) -> None:
    outcomes = []
    for number in range(30):
        case, verdict = run_case(shared_data, tmp_path, f"{SEED}-{name}-{number}", name)
        if case.doc.name in PLAIN and verdict.outcome != "right":
            outcomes.append(told(case, verdict))
    assert outcomes == []


def test_the_judge_sees_a_wrong_number(shared_data: Path, tmp_path: Path) -> None:
    """A meaning that differs from the file's cell has to come out as wrong, or the test proves nothing."""
    from .mutations import judge, make_case

    found: Counter[str] = Counter()
    for number in range(20):
        case = make_case(shared_data, tmp_path, f"judge-{number}", "none")
        row, places = case.doc.data()[0], case.doc.numeric()
        if not places or row.area is None or not isinstance(row.means[places[0]], float):
            continue
        row.means[places[0]] += 1.0
        found[judge(case.doc, case.path).outcome] += 1
    assert set(found) == {"wrong"}
    assert found["wrong"] > 5

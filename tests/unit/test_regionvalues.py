"""The value of a region: hand-computed answers, missing parts told, ratios proven, page breaks."""

from __future__ import annotations

import math

import pytest

from sozialraum_plugin.core.drawing.paging import paginate
from sozialraum_plugin.core.measures.indicators import Field, Indicator
from sozialraum_plugin.core.steering.ratios import proven_ratio
from sozialraum_plugin.core.steering.regionvalues import (
    MEAN,
    RATE,
    SUM,
    WEIGHTED,
    Number,
    Summary,
    Way,
    formulas_for,
    mean,
    rate,
    summary,
    total,
    weighted,
)

NAN = math.nan
FIELDS = [Field(name, "", True) for name in ("u18", "u6", "people", "helped")]


def test_a_sum_leaves_out_what_is_missing_and_tells_so() -> None:
    assert total([3, 4, 5]) == Summary(12.0, SUM, 0)
    assert total([3, None, 5, NAN]) == Summary(8.0, SUM, 2)
    assert total([None, NAN]) == Summary(None, SUM, 2)
    assert not total([3, None]).complete


def test_a_mean_counts_every_area_the_same() -> None:
    assert mean([1.0, 2.0, 6.0]) == Summary(3.0, MEAN, 0)
    assert mean([1.0, NAN, 6.0]) == Summary(3.5, MEAN, 1)
    assert mean([]) == Summary(None, MEAN, 0)


def test_a_rate_is_sum_over_sum() -> None:
    # 10 of 100 and 30 of 900: 40 of 1000, while the mean of 10 % and 3.33 % is 6.67 %
    assert rate([10, 30], [100, 900], 100) == Summary(4.0, RATE, 0)
    # An area without a numerator takes its denominator along.
    assert rate([10, None, 30], [100, 5000, 900], 100) == Summary(4.0, RATE, 1)
    # Nobody lives in the second area: nothing is missing there.
    assert rate([10, 0], [100, 0], 100) == Summary(10.0, RATE, 0)
    assert rate([0], [0], 100) == Summary(None, RATE, 0)
    assert rate([5], [NAN], 100) == Summary(None, RATE, 1)


def test_a_weighted_mean_follows_the_people() -> None:
    # (2 * 100 + 8 * 300) / 400
    assert weighted([2.0, 8.0], [100, 300]) == Summary(6.5, WEIGHTED, 0)
    # without a value, without a weight, and with nobody to weigh
    assert weighted([2.0, NAN, 8.0, None], [100, 50, None, 0]) == Summary(2.0, WEIGHTED, 2)
    assert weighted([NAN], [0]) == Summary(None, WEIGHTED, 0)


def test_columns_are_summed_up_by_their_formula() -> None:
    indicators = [
        Indicator(2, "older", "Older", "u18 - u6", "u18", 100.0),
        Indicator(3, "gone", "Gone", "nowhere", "people"),
        Indicator(4, "cases", "Cases", "helped"),
        Indicator(5, "unused", "Unused", "u6", "people"),
    ]
    formulas = formulas_for(indicators, ["Older", "gone", "cases"], FIELDS)
    assert sorted(formulas) == ["Older", "cases"]
    rows: list[dict[str, Number]] = [
        {"u18": 200, "u6": 50, "people": 1000, "helped": 7, "Older": 75.0},
        {"u18": 100, "u6": 60, "people": 500, "helped": None, "Older": 40.0},
        {"u18": 100, "u6": None, "people": 500, "helped": 3, "Older": None},
    ]
    # (150 + 40) / 300
    older = summary(Way(RATE, formulas["Older"]), "Older", rows)
    assert (older.value, older.kind, older.missing) == (pytest.approx(190 / 3), RATE, 1)
    # A catalogue's count without a denominator is a sum.
    assert summary(Way(RATE, formulas["cases"]), "cases", rows) == Summary(10.0, SUM, 1)
    # (75 * 1000 + 40 * 500) / 1500
    people = summary(Way(WEIGHTED), "Older", rows, "people")
    assert (people.value, people.kind, people.missing) == (pytest.approx(190 / 3), WEIGHTED, 1)
    assert summary(Way(MEAN), "Older", rows) == Summary(57.5, MEAN, 1)
    assert summary(Way(SUM), "u18", rows) == Summary(400.0, SUM, 0)


def test_the_counts_of_a_rate_are_found_by_the_numbers() -> None:
    people: list[Number] = [1000, 700, 333, 0, 450, 901, None]
    young: list[Number] = [171, 90, 41, 0, 77, 0, 5]
    other: list[Number] = [170, 90, 41, 0, 77, 0, 5]
    counts = {"other": other, "young": young, "people": people}
    rates: list[Number] = [17.1, 90 / 700 * 100, 41 / 333 * 100, None, 77 / 450 * 100, 0.0, None]
    found = proven_ratio("share", rates, counts)
    assert found is not None
    assert str(found) == "young / people × 100"
    # A rounded rate proves nothing, nor does one that is known where its counts are not.
    assert proven_ratio("share", [None if r is None else round(r, 1) for r in rates], counts) is None
    assert proven_ratio("share", [*rates[:-1], 3.0], counts) is None
    # too few to tell
    assert proven_ratio("share", rates[:4], {name: values[:4] for name, values in counts.items()}) is None


@pytest.mark.parametrize(
    ("rows", "closing", "pages"),
    [
        (4, 2, [[0, 1, 2, 3]]),
        # Eight rows and two lines fill ten exactly.
        (8, 2, [[0, 1, 2, 3, 4, 5, 6, 7]]),
        # One row more takes a second row along.
        (9, 2, [[0, 1, 2, 3, 4, 5, 6], [7, 8]]),
        (10, 2, [[0, 1, 2, 3, 4, 5, 6, 7], [8, 9]]),
        (11, 2, [[0, 1, 2, 3, 4, 5, 6, 7, 8], [9, 10]]),
        (1, 2, [[0]]),
        (0, 2, [[]]),
    ],
)
def test_closing_lines_have_two_rows_above_them(rows: int, closing: int, pages: list[list[int]]) -> None:
    assert paginate([1.0] * rows, [1.0] * closing, 10.0) == pages


def test_a_row_higher_than_a_page_is_not_lost() -> None:
    assert paginate([1.0, 12.0, 1.0, 1.0], [1.0], 10.0) == [[0], [1], [2, 3]]

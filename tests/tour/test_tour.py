"""The tour through the plugin in a real QGIS window, as a test: all facts hold, dialogs open fast, nothing freezes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .window import ROOT, Played, missing, play

OUT = ROOT / "build" / "tour"
# The limits are 300 ms for a dialog and 100 ms for a freeze. The machine of the tests does other things meanwhile.
OPENED, FROZEN = 600, 1000


@pytest.fixture(scope="module")
def played() -> Played:
    """The legs that need no data from elsewhere, played once."""
    lacking = missing()
    if lacking:
        pytest.skip(lacking)
    found = play(["demo", "years", "large"], OUT, slack=2)
    (OUT / "times.json").write_text(json.dumps(found.times, indent=1, ensure_ascii=False), encoding="utf-8")
    return found


@pytest.mark.slow
def test_all_facts_of_the_tour_hold(played: Played) -> None:
    assert not played.failed
    # A tour that ends early fails nothing.
    assert played.facts > 200
    assert len(list(OUT.glob("demo-*.png"))) > 35
    assert len(list(OUT.glob("years-*.png"))) > 7


@pytest.mark.slow
def test_dialogs_open_at_once(played: Played) -> None:
    # What the window's thread computes: a machine that does other things as well may take long to show it.
    opened = {str(one["step"]): one["work_ms"] for one in played.times if "work_ms" in one}
    assert len(opened) > 15
    assert {name: needed for name, needed in opened.items() if needed > OPENED} == {}


@pytest.mark.slow
def test_the_window_lives_while_tasks_run(played: Played) -> None:
    watched = {str(one["step"]): one["freeze_ms"] for one in played.times if "freeze_ms" in one}
    assert len(watched) > 12
    assert {name: frozen for name, frozen in watched.items() if frozen > FROZEN} == {}


@pytest.mark.slow
def test_the_same_with_public_data(shared_data: Path) -> None:
    lacking = missing()
    if lacking:
        pytest.skip(lacking)
    found = play(["berlin"], OUT, slack=2)
    assert not found.failed
    assert found.facts > 30

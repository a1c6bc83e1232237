"""Packages older than those the tests run with are refused by name, before anything is computed."""

from __future__ import annotations

import pytest

from sozialraum_plugin.gis import dependencies, paths


def test_the_bounds_are_those_of_the_requirements() -> None:
    lines = (paths.PACKAGE / "requirements.txt").read_text(encoding="utf-8").split()
    assert dict(line.split(">=") for line in lines) == dependencies.OLDEST
    assert set(dependencies.OLDEST) == set(dependencies.PACKAGES.values())


@pytest.mark.parametrize(
    ("version", "told"),
    [("1.4.4", ["pandas>=1.5"]), ("1.5", []), ("1.5.3+dfsg", []), ("2.2.0rc1", []), ("0.25", ["pandas>=1.5"])],
)
def test_an_older_one_is_missing(version: str, told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dependencies, "_installed", lambda _package: version)
    assert dependencies.missing(["pandas"]) == told


def test_this_machine_has_what_is_needed() -> None:
    assert dependencies.missing(dependencies.PACKAGES) == []


def test_the_advice_names_the_version_so_that_a_shell_takes_it() -> None:
    advice = dependencies.advice(["pandas>=1.5", "openpyxl"])
    assert 'install --user "pandas>=1.5" openpyxl' in advice
    assert "python3-pandas python3-openpyxl" in advice

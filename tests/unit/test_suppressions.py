"""Nothing in the shipped code tells a scanner, a linter or the type checker to look away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = [ROOT / "sozialraum_plugin", ROOT / "resources" / "demo" / "generator"]
LOOK_AWAY = re.compile(r"#\s*(?:noqa|nosec|type:\s*ignore|mypy:|ruff:|flake8:|pylint:|pragma)", re.IGNORECASE)
SOURCES = sorted(path for folder in SHIPPED for path in folder.rglob("*.py"))


def suppressions(text: str) -> list[int]:
    """The lines that suppress a finding."""
    return [number for number, line in enumerate(text.splitlines(), start=1) if LOOK_AWAY.search(line)]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_is_suppressed(path: Path) -> None:
    assert suppressions(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line", ["a  # noqa", "a  # NOQA: E501", "a  # nosec B608", "a  # type: ignore[x]", "#pragma: x"]
)
def test_a_suppression_is_seen(line: str) -> None:
    assert suppressions(f"a = 1\n{line}\n") == [2]

"""Mutation testing of the methods: would a test notice if a line computed something else?

Usage: mutation.py [--show] [--again] [--every N] [--children N] [GROUP ...]      GROUP: as below, all if none is named

Copies package and unit tests into ``build/mutation`` (mutmut keeps there what it has found, so that a second run goes
on), changes one thing at a time in the modules of the groups, and runs the tests that come by there. ``--again``
tries once more the changes that no test noticed, ``--every 4`` only a quarter of all, chosen by their names; ``--show``
runs nothing and prints the changes that no test noticed. The last lines are a table, a line for each group.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import zlib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STAGE = ROOT / "build" / "mutation"
GROUPS = {
    "typology": ["areatypes/typology.py", "areatypes/kmeans.py", "areatypes/lloyd.py", "areatypes/stability.py",
                 "areatypes/preparation.py"],
    "index": ["measures/statusindex.py", "measures/indexoptions.py"],
    "join": ["joining/join.py", "joining/keys.py", "joining/keycolumn.py"],
    "disclosure": ["disclosure/*.py"],
    "budget": ["steering/budget.py", "steering/budgetcriteria.py", "steering/budgetlimits.py", "steering/money.py"],
}  # fmt: skip
TESTS = (
    "typology", "kmeans", "preparation", "stability", "r_types", "model", "statusindex", "join", "keys", "disclosure",
)  # fmt: skip
# mutmut's marks of a mutant: the exit code of the tests.
SURVIVED, UNTESTED = 0, 33
TIMEOUTS = (-24, 24, 36, 152, 255)


def patterns(groups: list[str]) -> list[str]:
    """The modules of the groups, as paths below the stage."""
    return [f"sozialraum_plugin/core/{name}" for group in groups for name in GROUPS[group]]


def stage(groups: list[str]) -> None:
    """Bring sources, tests and settings of the tool together."""
    for name in ("sozialraum_plugin", "tests"):
        shutil.rmtree(STAGE / name, ignore_errors=True)
    without = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "sozialraum_plugin", STAGE / "sozialraum_plugin", ignore=without)
    for name in ("unit", "data", "hostile"):
        shutil.copytree(ROOT / "tests" / name, STAGE / "tests" / name, ignore=without)
    for name in ("__init__.py", "conftest.py", "disclosure_attack.py"):
        shutil.copy(ROOT / "tests" / name, STAGE / "tests" / name)
    if not (STAGE / "resources").exists():
        (STAGE / "resources").symlink_to(ROOT / "resources")
    tests = [path for name in TESTS if (path := Path("tests/unit") / f"test_{name}.py") and (ROOT / path).exists()]
    settings = {
        "source_paths": ["sozialraum_plugin"],
        "only_mutate": patterns(groups),
        "also_copy": ["tests", "resources"],
        "pytest_add_cli_args": ["-p", "no:cacheprovider", "-p", "no:pytest-qgis", "-p", "no:xdist"],
        "pytest_add_cli_args_test_selection": [str(path) for path in tests],
        "on_dependency_change": ["ignore"],
    }
    lines = ["[mutmut]"]
    for name, values in settings.items():
        lines += [f"{name}={values[0]}"] if len(values) == 1 else [f"{name}=", *(f"    {value}" for value in values)]
    (STAGE / "setup.cfg").write_text("\n".join(lines) + "\n", encoding="utf-8")


def results() -> dict[str, dict[str, int | None]]:
    """``{path below core: {mutant: exit code}}`` of all that was made so far."""
    core = STAGE / "mutants" / "sozialraum_plugin" / "core"
    return {
        str(path.relative_to(core)).removesuffix(".meta"): json.loads(path.read_text())["exit_code_by_key"]
        for path in sorted(core.rglob("*.meta"))
    }


def table(groups: list[str]) -> str:
    """A line for each group: mutants, killed, of these by a time limit, survived, without a test, share killed."""
    found = results()
    lines = [
        f"{'group':12}{'mutants':>9}{'killed':>8}{'(time)':>8}{'survived':>10}{'no test':>9}{'open':>6}{'share':>8}"
    ]
    for group in groups:
        counts: Counter[int | None] = Counter()
        for name, codes in found.items():
            if any(Path(name).match(pattern) for pattern in GROUPS[group]):
                counts.update(codes.values())
        alive, untested, still = counts[SURVIVED], counts[UNTESTED], counts[None]
        late = sum(counts[code] for code in TIMEOUTS)
        done = counts.total() - still
        killed = done - alive - untested
        share = killed / done if done else 0
        lines.append(f"{group:12}{done:9}{killed:8}{late:8}{alive:10}{untested:9}{still:6}{share:8.1%}")
    return "\n".join(lines)


def chosen(groups: list[str], every: int) -> list[str]:
    """The names of the mutants that are to be tried, one of ``every``; nothing for all of them."""
    if every < 2:
        return []
    names = [
        mutant
        for name, codes in results().items()
        if any(Path(name).match(pattern) for group in groups for pattern in GROUPS[group])
        for mutant in codes
    ]
    return [name for name in names if not zlib.crc32(name.encode()) % every]


def forget(groups: list[str]) -> None:
    """Forget what survived, so that it is tried once more."""
    core = STAGE / "mutants" / "sozialraum_plugin" / "core"
    for path in core.rglob("*.meta"):
        name = str(path.relative_to(core)).removesuffix(".meta")
        if any(Path(name).match(pattern) for group in groups for pattern in GROUPS[group]):
            kept = json.loads(path.read_text())
            codes = kept["exit_code_by_key"]
            kept["exit_code_by_key"] = {
                key: None if codes[key] in (SURVIVED, UNTESTED) else codes[key] for key in codes
            }
            path.write_text(json.dumps(kept))


def show(groups: list[str]) -> None:
    """Print each change that no test noticed."""
    for name, codes in results().items():
        if not any(Path(name).match(pattern) for group in groups for pattern in GROUPS[group]):
            continue
        for mutant, code in codes.items():
            if code not in (SURVIVED, UNTESTED):
                continue
            told = subprocess.run(
                [sys.executable, "-m", "mutmut", "show", mutant], cwd=STAGE, check=False, capture_output=True, text=True
            ).stdout
            changed = [line for line in told.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
            print("\n".join([f"{mutant}{' (no test)' if code == UNTESTED else ''}", *changed]), flush=True)


def main() -> int:
    """Run or show the mutants of the named groups."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("groups", nargs="*", metavar="GROUP")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--children", type=int, default=2)
    options = parser.parse_args()
    groups = options.groups or list(GROUPS)
    if unknown := [name for name in groups if name not in GROUPS]:
        parser.error(f"no such group: {', '.join(unknown)}; there are {', '.join(GROUPS)}")
    status = 0
    if options.show:
        show(groups)
    else:
        stage(groups)
        if options.again:
            forget(groups)
        command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(options.children)]
        command += chosen(groups, options.every)
        # The tests' own folder goes with their first run, and here one process makes many.
        (STAGE / "temp").mkdir(exist_ok=True)
        folders = dict.fromkeys(("SOZIALRAUM_TESTS_TEMP", "TMPDIR"), str(STAGE / "temp"))
        status = subprocess.run(command, cwd=STAGE, check=False, env=os.environ | folders).returncode
    print(table(groups))
    return status


if __name__ == "__main__":
    sys.exit(main())

"""Mutation testing of the methods: would a test notice if a line computed something else?

Usage: mutation.py [--show] [--again] [--slow] [--every N [--part K]] [--children N] [GROUP ...]     GROUP: see below

Needs mutmut 3 (``pip install mutmut``). Copies package and unit tests into ``build/mutation``, a folder for each group
(mutmut keeps there what it has found, so that a second run goes on), changes one thing at a time in the modules of the
group, and runs the tests that come by there, but for the slow ones. ``--again`` tries once more the changes that no
test noticed, with ``--slow`` by the slow tests as well. ``--every 4`` tries only a quarter of all, chosen by their
names (``--part 1``, ``2`` or ``3``: another quarter); ``--show`` runs nothing and prints the changes that no test
noticed. The last lines are a table, a line for each group.
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
# The tests of each group, but for the slow ones: they compare much data with R, or try hundreds of random cases, and
# most of what they notice faster ones notice too.
TESTS = {
    "typology": ["typology", "kmeans", "preparation", "stability", "model"],
    "index": ["statusindex", "numberlists"],
    "join": ["join", "keys", "tables", "reading"],
    "disclosure": ["disclosure", "disclosure_package", "disclosure_search"],
    "budget": ["budget", "numberlists"],
}
SLOW = {
    "disclosure": [
        "test_disclosure_attack.py",
        "test_disclosure_layers.py",
        "test_disclosure_package.py::test_a_layer_is_protected_with_its_totals_and_rates",
        "test_disclosure_package.py::test_readers_are_not_told_which_count_is_under_the_threshold",
        "test_disclosure_package.py::test_regions_beside_their_areas",
        "test_disclosure_package.py::test_regions_that_show_people_by_type",
        "test_disclosure_package.py::test_residents_of_berlin_as_they_come",
        "test_disclosure_package.py::test_rounded_layers",
        "test_disclosure_package.py::test_the_same_areas_in_another_file_and_in_another_year",
        "test_disclosure_package.py::test_three_years_of_the_demo_city",
        "test_disclosure_package.py::test_totals_of_regions_that_are_told",
    ],
    "typology": [
        "test_typology.py::test_within_ss_is_not_above_the_best_of_r",
        "test_kmeans.py::test_many_rows_are_no_worse_than_scikit_learn",
        "test_stability.py::test_jaccard_is_within_the_sampling_error_of_clusterboot",
    ],
    "budget": [
        "test_budget.py::test_amounts_sum_to_the_cent",
        "test_budget.py::test_more_need_never_lowers_the_share",
        "test_budget.py::test_the_order_of_areas_and_regions_changes_nothing",
    ],
}
# Of a sample, the names must be there before it is drawn.
GENERATE = (
    "from mutmut import __main__ as tool; "
    "tool.copy_src_dir(); tool.copy_also_copy_files(); tool.setup_source_paths(); tool.create_mutants(1)"
)
# mutmut's marks of a mutant: the exit code of the tests.
SURVIVED, UNTESTED = 0, 33
TIMEOUTS = (-24, 24, 36, 152, 255)


def stage(group: str, slow: bool) -> None:
    """Bring sources, tests and settings of the tool together."""
    folder = STAGE / group
    for name in ("sozialraum_plugin", "tests"):
        shutil.rmtree(folder / name, ignore_errors=True)
    without = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "sozialraum_plugin", folder / "sozialraum_plugin", ignore=without)
    for name in ("unit", "data", "hostile"):
        shutil.copytree(ROOT / "tests" / name, folder / "tests" / name, ignore=without)
    for name in ("__init__.py", "conftest.py", "disclosure_attack.py"):
        shutil.copy(ROOT / "tests" / name, folder / "tests" / name)
    if not (folder / "resources").exists():
        (folder / "resources").symlink_to(ROOT / "resources")
    tests = [f"test_{name}.py" for name in TESTS[group]]
    left_out = SLOW.get(group, [])
    if slow:
        tests += [name for name in left_out if "::" not in name]
        left_out = []
    deselected = [part for name in left_out for part in ("--deselect", f"tests/unit/{name}")]
    settings = {
        "source_paths": ["sozialraum_plugin"],
        "only_mutate": [f"sozialraum_plugin/core/{name}" for name in GROUPS[group]],
        "also_copy": ["tests", "resources"],
        "pytest_add_cli_args": ["-p", "no:cacheprovider", "-p", "no:pytest_qgis", "-p", "no:xdist", *deselected],
        "pytest_add_cli_args_test_selection": [f"tests/unit/{name}" for name in tests],
        "on_dependency_change": ["ignore"],
    }
    lines = ["[mutmut]"]
    for name, values in settings.items():
        lines += [f"{name}={values[0]}"] if len(values) == 1 else [f"{name}=", *(f"    {value}" for value in values)]
    (folder / "setup.cfg").write_text("\n".join(lines) + "\n", encoding="utf-8")


def found(group: str) -> dict[Path, dict[str, int | None]]:
    """``{file of mutmut: {mutant: exit code}}`` of all that was made so far."""
    core = STAGE / group / "mutants" / "sozialraum_plugin" / "core"
    return {
        path: json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
        for path in sorted(core.rglob("*.meta"))
        if any(Path(str(path.relative_to(core)).removesuffix(".meta")).match(name) for name in GROUPS[group])
    }


def drawn(mutant: str, options: argparse.Namespace) -> bool:
    """Whether a mutant is in the sample: one of ``every``, in each ``part`` others."""
    return bool(zlib.crc32(mutant.encode()) % options.every == options.part)


def table(groups: list[str], options: argparse.Namespace) -> str:
    """A line for each group: mutants, killed, of these by a time limit, survived, without a test, share killed.

    Of a sample only; those not tried yet are not counted in the share.
    """
    lines = [
        f"{'group':12}{'mutants':>9}{'killed':>8}{'(time)':>8}{'survived':>10}{'no test':>9}{'open':>6}{'share':>8}"
    ]
    for group in groups:
        counts = Counter(
            code for codes in found(group).values() for mutant, code in codes.items() if drawn(mutant, options)
        )
        alive, untested, still = counts[SURVIVED], counts[UNTESTED], counts[None]
        late = sum(counts[code] for code in TIMEOUTS)
        done = counts.total() - still
        killed = done - alive - untested
        share = killed / done if done else 0
        lines.append(f"{group:12}{done:9}{killed:8}{late:8}{alive:10}{untested:9}{still:6}{share:8.1%}")
    return "\n".join(lines)


def sample(group: str, options: argparse.Namespace) -> list[str]:
    """The names of the mutants of the sample that are still to be tried."""
    command = [sys.executable, "-c", GENERATE]
    subprocess.run(command, cwd=STAGE / group, check=True, stdout=subprocess.DEVNULL)
    untried = [mutant for codes in found(group).values() for mutant, code in codes.items() if code is None]
    return [mutant for mutant in untried if drawn(mutant, options)]


def forget(group: str) -> None:
    """Forget what survived, so that it is tried once more."""
    for path, codes in found(group).items():
        kept = json.loads(path.read_text(encoding="utf-8"))
        kept["exit_code_by_key"] = {key: None if code in (SURVIVED, UNTESTED) else code for key, code in codes.items()}
        path.write_text(json.dumps(kept), encoding="utf-8")


def show(group: str) -> None:
    """Print each change that no test noticed."""
    for codes in found(group).values():
        for mutant, code in codes.items():
            if code not in (SURVIVED, UNTESTED):
                continue
            told = subprocess.run(
                [sys.executable, "-m", "mutmut", "show", mutant],
                cwd=STAGE / group, check=False, capture_output=True, text=True,
            ).stdout  # fmt: skip
            changed = [line for line in told.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
            print("\n".join([f"{mutant}{' (no test)' if code == UNTESTED else ''}", *changed]), flush=True)


def run(group: str, options: argparse.Namespace) -> int:
    """Try the mutants of a group; the tool's exit code."""
    stage(group, options.slow)
    if options.again:
        forget(group)
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(options.children)]
    if options.every > 1:
        names = sample(group, options)
        if not names:
            return 0
        command += names
    # The tests' own folder goes with their first run, and here one process makes many.
    temp = STAGE / group / "temp"
    temp.mkdir(exist_ok=True)
    data = os.environ.get("SOZIALRAUM_DATA", str(ROOT.parent / "shared" / "data"))
    own = {"SOZIALRAUM_TESTS_TEMP": str(temp), "TMPDIR": str(temp), "SOZIALRAUM_DATA": data}
    return subprocess.run(command, cwd=STAGE / group, check=False, env=os.environ | own).returncode


def main() -> int:
    """Run or show the mutants of the named groups."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("groups", nargs="*", metavar="GROUP")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--slow", action="store_true")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--part", type=int, default=0)
    parser.add_argument("--children", type=int, default=2)
    options = parser.parse_args()
    groups = options.groups or list(GROUPS)
    if unknown := [name for name in groups if name not in GROUPS]:
        parser.error(f"no such group: {', '.join(unknown)}; there are {', '.join(GROUPS)}")
    status = 0
    for group in groups:
        if options.show:
            show(group)
        else:
            status = run(group, options) or status
    print(table(groups, options))
    return status


if __name__ == "__main__":
    sys.exit(main())

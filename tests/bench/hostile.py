"""Millions of hostile files for every reader: uncaught exceptions, and hangs of more than five seconds.

``python -m tests.bench.hostile [N] [SEED] [reader ...]``: N executions of all readers together, each of which gets as
much time as the others. Cases that fail are kept in tests/data/hostile, where the tests read them from then on.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

import tests.hostile.gisreaders  # noqa: F401 - more readers
from tests.hostile.readers import READERS, Cases, HangError, outcome

KEPT = Path(__file__).resolve().parents[1] / "data" / "hostile"
LARGEST = 64_000
# Seconds that one reader has before it is the next one's turn.
TURN = 4.0


class Run:
    """One reader's run."""

    def __init__(self, name: str, seed: int) -> None:
        self.name = name
        self.cases = Cases(name, seed)
        self.count = self.refused = 0
        self.seconds = self.slowest = 0.0
        self.found: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()

    def turn(self, folder: Path, end: float, most: int) -> None:
        """Execute until ``end``, at most so many times."""
        start, last = time.perf_counter(), self.count + most
        while time.perf_counter() < end and self.count < last:
            content = self.cases.next()
            try:
                result = outcome(self.name, content, folder)
            except (Exception, HangError) as error:
                self._failed(content, error)
            else:
                self.cases.told(content, result)
                self.refused += result.refused
                if result.refused:
                    self.reasons[result.said[0]] += 1
                self.slowest = max(self.slowest, result.seconds)
            self.count += 1
        self.seconds += time.perf_counter() - start

    def _failed(self, content: bytes, error: BaseException) -> None:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "sozialraum_plugin" in frame.filename]
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
        kind = f"{type(error).__name__} at {place}"
        self.found[kind] += 1
        if self.found[kind] == 1 and len(content) <= LARGEST:
            KEPT.mkdir(parents=True, exist_ok=True)
            digest = hashlib.sha256(content).hexdigest()[:8]
            path = KEPT / f"{self.name}-{digest}{READERS[self.name].ending}"
            path.write_bytes(content)
            print(f"{self.name}: {kind}: {str(error)[:150]!r}: {path.name}", flush=True)

    def line(self) -> str:
        """The reader's numbers."""
        rate = self.count / max(self.seconds, 1e-9)
        reasons = ", ".join(f"{code} {count / self.count:.0%}" for code, count in self.reasons.most_common(4))
        return (
            f"{self.name:10} {self.count:9,} {rate:7.0f}/s  refused {self.refused / max(self.count, 1):4.0%}  "
            f"answers {self.cases.kinds:5}  slowest {self.slowest:5.2f} s  failed {sum(self.found.values())}  "
            f"refused as: {reasons}"
        )


def main(most: int, seed: int, names: list[str]) -> int:
    """Run the readers in turns, until there are ``most`` executions together; the number of failures."""
    runs = [Run(name, seed) for name in names]
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        while (left := most - sum(run.count for run in runs)) > 0:
            for run in runs:
                run.turn(Path(folder), time.perf_counter() + TURN, left)
            print("\n".join(run.line() for run in runs), f"\n{sum(run.count for run in runs):,}\n", flush=True)
    total = sum(run.count for run in runs)
    failed = sum(sum(run.found.values()) for run in runs)
    print(f"seed {seed}: {total:,} executions, {failed} failed")
    return failed


if __name__ == "__main__":
    words = sys.argv[1:]
    sys.exit(
        min(
            main(int(words[0]) if words else 1000, int(words[1]) if len(words) > 1 else 1, words[2:] or list(READERS)),
            100,
        )
    )

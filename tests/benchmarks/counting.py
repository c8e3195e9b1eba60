"""How long papers take to be counted.

Run it with `python -m tests.benchmarks.counting`. The papers are invented, the same each time;
the best of five runs is printed, in milliseconds.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from facilitator.counting import Paper, irv, schulze, stv


def invented(papers: int, candidates: int) -> tuple[list[str], list[Paper]]:
    """Return candidates of unequal renown, and papers that rank some of them."""
    chance = random.Random(4)  # noqa: S311 - papers for a stopwatch
    names = [f"Candidate {n}" for n in range(1, candidates + 1)]

    def paper() -> Paper:
        renown = {name: chance.random() ** place for place, name in enumerate(names, start=1)}
        order = sorted(names, key=lambda name: -renown[name])
        return Paper(tuple((name,) for name in order[: chance.randint(1, candidates)]))

    return names, [paper() for _ in range(papers)]


def best(count: Callable[[], object]) -> float:
    """Return the shortest of five runs in milliseconds."""
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        count()
        times.append((time.perf_counter() - begin) * 1000)
    return min(times)


def main() -> None:
    """Print one line for each method and size."""
    for number, candidates, seats in ((100, 7, 1), (400, 12, 7), (400, 24, 7), (9_000, 6, 1)):
        names, papers = invented(number, candidates)
        runs: dict[str, Callable[[], object]] = {
            "irv": lambda: irv(names, papers),  # noqa: B023 - run at once
            "meek": lambda: stv(names, papers, seats),  # noqa: B023 - run at once
            "scottish": lambda: stv(names, papers, seats, rules="scottish"),  # noqa: B023 - at once
            "schulze": lambda: schulze(names, papers, seats),  # noqa: B023 - run at once
        }
        for method, count in runs.items():
            print(f"{number} papers, {candidates} candidates, {method}: {best(count):.1f} ms")


if __name__ == "__main__":
    main()

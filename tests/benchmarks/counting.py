"""How long ballots take to be counted.

Run it with `python -m tests.benchmarks.counting`. The ballots are invented, the same each time;
the best of five runs is printed, in milliseconds.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from facilitator.counting import Ballot, irv, schulze, stv


def invented(ballots: int, candidates: int) -> tuple[list[str], list[Ballot]]:
    """Return candidates of unequal renown, and ballots that rank some of them."""
    chance = random.Random(4)  # noqa: S311 - ballots for a stopwatch
    names = [f"Candidate {n}" for n in range(1, candidates + 1)]

    def ballot() -> Ballot:
        renown = {name: chance.random() ** place for place, name in enumerate(names, start=1)}
        order = sorted(names, key=lambda name: -renown[name])
        return Ballot(tuple((name,) for name in order[: chance.randint(1, candidates)]))

    return names, [ballot() for _ in range(ballots)]


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
        names, ballots = invented(number, candidates)
        runs: dict[str, Callable[[], object]] = {
            "irv": lambda: irv(names, ballots),  # noqa: B023 - run at once
            "meek": lambda: stv(names, ballots, seats),  # noqa: B023 - run at once
            "scottish": lambda: stv(names, ballots, seats, rules="scottish"),  # noqa: B023 - at once
            "schulze": lambda: schulze(names, ballots, seats),  # noqa: B023 - run at once
        }
        for method, count in runs.items():
            print(f"{number} ballots, {candidates} candidates, {method}: {best(count):.1f} ms")


if __name__ == "__main__":
    main()

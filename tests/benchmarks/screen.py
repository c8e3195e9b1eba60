"""How fast the full screen opens and answers, against the smallest Textual program.

Run it with `python -m tests.benchmarks.screen`. Both programs run in a pseudo-terminal, in turn,
and the figures to quote are the ratios of the medians.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.front_door import environment
from tests.terminal import Terminal

EMPTY = """
from textual.app import App, ComposeResult
from textual.widgets import Static
class Empty(App):
    BINDINGS = [("t", "t", "t")]
    n = 0
    def compose(self): yield Static("ready to go")
    def action_t(self):
        self.n += 1
        self.query_one(Static).update(f"pressed {self.n} times")
Empty().run()
"""
RUNS = 7


def opening(command: list[str], ready: str, data: Path) -> float:
    """Return the seconds from the start to the text that says that the screen is there."""
    began = time.perf_counter()
    with Terminal(command, environment(data)) as terminal:
        terminal.wait_for(ready)
        return time.perf_counter() - began


def answering(command: list[str], ready: str, keys: list[tuple[str, str]], data: Path) -> float:
    """Return the median seconds from a key to the text that answers it."""
    with Terminal(command, environment(data)) as terminal:
        terminal.wait_for(ready)
        terminal.settle(0.6)
        times = []
        for key, answer in keys:
            seen = len(terminal.text)
            began = time.perf_counter()
            terminal.type(key)
            terminal.wait_for(answer, after=seen)
            times.append(time.perf_counter() - began)
            terminal.settle(0.2)
        return statistics.median(times)


def main() -> None:
    """Print both ratios."""
    ours = [sys.executable, "-m", "facilitator", "run", "board-meeting"]
    empty = [sys.executable, "-c", EMPTY]
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        pairs = [
            (opening(ours, "Call to order", data), opening(empty, "ready to go", data))
            for _ in range(RUNS)
        ]
        mine, least = (statistics.median(side) for side in zip(*pairs, strict=True))
        print(f"opening: {mine * 1000:.0f} ms, empty {least * 1000:.0f} ms: {mine / least:.2f} x")
        key = answering(ours, "Call to order", [("u", "take back")] * 9, data)
        presses = [("t", str(n)) for n in range(1, 10)]
        small = answering(empty, "ready to go", presses, data)
        print(f"a key: {key * 1000:.1f} ms, empty {small * 1000:.1f} ms: {key / small:.2f} x")


if __name__ == "__main__":
    main()

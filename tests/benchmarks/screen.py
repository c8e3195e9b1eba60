"""How fast the full screen opens and answers, against the smallest Textual program.

Run it with `python -m tests.benchmarks.screen`. Both programs run in a pseudo-terminal, in turn,
from compiled modules, and the figures to quote are the ratios of the least processor time: the
rest of what a machine does is in the time by the clock.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from tests.front_door import environment, facilitator
from tests.terminal import Terminal

EMPTY = """
from textual.app import App, ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Input, Static
class Dialog(ModalScreen):
    BINDINGS = [("escape", "dismiss", "")]
    def compose(self): yield Static("nothing to say"); yield Input()
class Empty(App):
    BINDINGS = [("t", "t", "t"), ("d", "d", "d")]
    n = 0
    def compose(self): yield Static("ready to go")
    def action_t(self):
        self.n += 1
        self.query_one(Static).update(f"pressed {self.n} times")
    def action_d(self): self.push_screen(Dialog())
Empty().run()
"""
RUNS = 9
MEMBERS = 400
DIALOGS = {
    "l": "Speakers' list",
    "r": "Attendance",
    "v": "Enter opens the vote",
    "s": "line by line",
}
"""Keys that open one, and words that it shows."""
Costs = tuple[float, float]
"""By the clock and of the processor, both in milliseconds."""


def compiled(data: Path) -> dict[str, str]:
    """Return an environment in which modules are compiled once, as an installation has them."""
    env = environment(data, PYTHONPYCACHEPREFIX=str(data / "compiled"))
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    return env


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def opening(command: list[str], ready: str, data: Path) -> Costs:
    """Return what it costs from the start to the text that says that the screen is there."""
    used, began = _processor(), time.perf_counter()
    with Terminal(command, compiled(data)) as terminal:
        terminal.wait_for(ready)
        took = time.perf_counter() - began
    return took * 1000, (_processor() - used) * 1000


def answering(command: list[str], ready: str, keys: list[tuple[str, str]], data: Path) -> float:
    """Return the least milliseconds from a key to the text that answers it."""
    with Terminal(command, compiled(data)) as terminal:
        terminal.wait_for(ready)
        time.sleep(1.5)  # until the dialogs are loaded; a running clock is never quiet for so long
        terminal.settle(0.2)
        times = []
        for key, answer in keys:
            seen = len(terminal.text)
            began = time.perf_counter()
            terminal.type(key)
            terminal.wait_for(answer, after=seen)
            times.append((time.perf_counter() - began) * 1000)
            terminal.settle(0.2)
            terminal.type("\x1b")
            terminal.settle(0.2)
        return min(times)


def big_room(folder: Path) -> None:
    """Leave a meeting open with many members, two speakers waiting and a motion pending."""
    agenda = folder / "agenda.md"
    names = (f"  - Member{n:03} Family{n % 37:02}" for n in range(1, MEMBERS + 1))
    agenda.write_text(
        "\n".join(("---", "title: Big room", "members:", *names, "---", "## 1. One (10m)", "")),
        encoding="utf-8",
    )
    typed = "present all\nopen\nqueue Member001\nqueue Member002\nmotion Tea second Member003\n"
    facilitator(folder, "run", str(agenda), "--plain", typed=typed)


def told(what: str, ours: float, least: float) -> None:
    """Print both and their ratio."""
    print(f"{what}: {ours:.1f} ms, empty {least:.1f} ms: {ours / least:.2f} x")


def compare_openings(data: Path, empty: list[str]) -> None:
    """Start the programs in turn, once unmeasured."""
    started = [sys.executable, "-m", "facilitator", "run", "board-meeting"]
    resumed = [sys.executable, "-m", "facilitator", "resume", "big-room"]
    rounds = [
        (
            opening(started, "Call to order", data),
            opening(resumed, "Big room", data),
            opening(empty, "ready to go", data),
        )
        for _ in range(RUNS + 1)
    ][1:]
    for unit, of in enumerate(("by the clock", "of the processor")):
        ran, went_on, least = (
            min(cost[unit] for cost in side) for side in zip(*rounds, strict=True)
        )
        told(f"opening, {of}", ran, least)
        told(f"going on with {MEMBERS} members, {of}", went_on, least)


def compare_keys(data: Path, empty: list[str]) -> None:
    """Press keys in one program after the other."""
    resumed = [sys.executable, "-m", "facilitator", "resume", "big-room"]
    least = answering(empty, "ready to go", [("t", str(n)) for n in range(1, 10)], data)
    undone = [("u", "taken back: "), ("U", "restored: ")] * 4
    told("an act", answering(resumed, "Big room", undone, data), least)
    bare = answering(empty, "ready to go", [("d", "nothing to say")] * 7, data)
    for key, shown in DIALOGS.items():
        told(f"the dialog of {key}", answering(resumed, "Big room", [(key, shown)] * 7, data), bare)


def at_rest(data: Path) -> None:
    """Print what a second of a running meeting sends, alone and below a dialog."""
    with Terminal(
        [sys.executable, "-m", "facilitator", "resume", "big-room"], compiled(data)
    ) as it:
        it.wait_for("Big room")
        for where, key in (("alone", ""), ("below a dialog", "l")):
            it.type(key)
            time.sleep(1.5)
            it.settle(0.2)
            before, end = len(it.raw), time.monotonic() + 5
            while time.monotonic() < end:
                it.read()
            print(f"a second at rest, {where}: {(len(it.raw) - before) / 5:.0f} characters sent")


def main() -> None:
    """Print the ratios."""
    empty = [sys.executable, "-c", EMPTY]
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        big_room(data)
        compare_openings(data, empty)
        compare_keys(data, empty)
        at_rest(data)


if __name__ == "__main__":
    main()

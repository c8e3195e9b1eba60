"""Whatever is typed: one answer, no traceback, and nothing done unless it is answered with ok."""

from __future__ import annotations

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.meeting.agenda import Agenda
from facilitator.plain.usage import FORMS
from facilitator.session import MemoryJournal

from .conftest import ITEMS, ROSTER, Sitting

VERBS = st.sampled_from(sorted(FORMS))
WORDS = st.sampled_from(
    ["An", "Lan", "nobody", "all", "1", "2", "99", "for", "against", "abstain", "pass", ":", ",",
     '"', '"Le For"', '""', "#", "# x", "by", "second", "needs", "to", "as", "rank", "order",
     "list", "vote", "minutes", "5m", "19:31", "simple", "two-thirds", "hands", "rollcall",
     "consent", "Friday", "25/12", "at", "began", "who", "t1", "[", "]", "{x}", "\x1b[31m", "₂",
     "²"]
)  # fmt: skip
TIMES = st.sampled_from(["", "", "", "[19:31] ", "[23:59:59] ", "[00:10] ", "[bad] ", "["])
LINES = st.one_of(
    st.builds(
        lambda time, verb, words: f"{time}{verb} {' '.join(words)}",
        TIMES,
        VERBS,
        st.lists(WORDS, max_size=6),
    ),
    st.text(max_size=40),
    st.builds(lambda verb, text: f"{verb} {text}", VERBS, st.text(max_size=30)),
)


def answers(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("  ")]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES.filter(lambda line: "minutes" not in line), max_size=12), st.booleans())
def test_any_line_is_answered_by_one_line_and_none_raises(lines, has_roster):
    sitting = Sitting(Agenda(title="T", items=ITEMS, people=ROSTER if has_roster else ()))
    sitting("present all", "open")
    for line in lines:
        before = len(sitting.session.timeline.recorded)
        answer = sitting(line)
        said = answers(answer)
        assert len(said) <= 1
        if said:
            assert said[0].startswith(("ok ", "refused: ", "error: line 1: "))
            # joiners, which scripts and emoji need, count as unprintable
            assert said[0].replace("\u200c", "").replace("\u200d", "").isprintable()
        if not said or not said[0].startswith("ok "):
            assert len(sitting.session.timeline.recorded) == before


class FullDisk(MemoryJournal):
    """A journal on a disk that is full for a while."""

    is_full = False

    def append(self, lines):
        if self.is_full:
            raise OSError(28, "No space left on device")
        super().append(lines)


def test_a_full_disk_refuses_the_act_and_the_meeting_goes_on(convene):
    journal = FullDisk()
    sitting = convene(journal=journal)
    sitting("present all", "open")
    journal.is_full = True
    reason = sitting.refused("note nearly lost")
    assert "No space left on device" in reason
    assert not sitting.meeting.notes
    journal.is_full = False
    sitting.ok("note kept")
    assert [note.text for note in sitting.meeting.notes] == ["kept"]


class ClosedPipe(io.StringIO):
    def write(self, _text):
        raise BrokenPipeError


def test_a_closed_pipe_ends_quietly(sitting):
    from facilitator.plain import run

    status = run(
        sitting.session, ["note a", "note b"], ClosedPipe(), sitting.words,
        clock=sitting.clock,
    )  # fmt: skip
    assert status == 0
    assert [note.text for note in sitting.meeting.notes] == ["a"]


def test_a_narrow_terminal_gets_its_answer_all_the_same(sitting):
    from facilitator.plain import run

    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii", newline="\n")
    run(sitting.session, ["queue An"], out, sitting.words, clock=sitting.clock)
    assert raw.getvalue() == b"ok Nguy?n V?n An asks for the floor\n"


def test_each_answer_is_flushed_before_the_next_line_is_read(sitting):
    from facilitator.plain import run

    raw = io.BytesIO()
    out = io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8", newline="\n")
    seen = []

    def lines():
        for line in ("note a", "list", "blah"):
            yield line
            seen.append(raw.getvalue().count(b"\n"))

    run(sitting.session, lines(), out, sitting.words, clock=sitting.clock)
    assert seen == [1, 2, 3]


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_terminal_is_asked_with_a_prompt_and_left_at_its_end(sitting, monkeypatch):
    from facilitator.plain import run

    typed = iter(["note a", KeyboardInterrupt(), "note b", EOFError()])
    asked = []

    def answer(prompt):
        asked.append(prompt)
        if isinstance(said := next(typed), BaseException):
            raise said
        return said

    monkeypatch.setattr("builtins.input", answer)
    out = Terminal()
    run(sitting.session, Terminal(), out, sitting.words, clock=sitting.clock)
    assert asked == ["> "] * 4
    assert [note.text for note in sitting.meeting.notes] == ["a", "b"]


def test_answers_into_a_file_have_no_prompt_between_them(sitting):
    from facilitator.plain import run

    out = io.StringIO()
    run(sitting.session, Terminal("list\n"), out, sitting.words, clock=sitting.clock)
    assert out.getvalue() == "ok list: nobody\n"


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_fixed_words_are_the_same_in_every_language(convene, language):
    sitting = convene(words=language, language=language)
    sitting("present all", "open", "queue An")
    assert sitting.ok("list") == "list: Nguyễn Vạn An"
    sitting.refused("queue An")
    sitting.error("blah")

"""Comments, quotes, colons, blanks; what is answered and what is not."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("line", ["", "  ", "\t", "# all of it", "  # indented", "#tight", "\0"])
def test_blank_lines_and_comments_are_not_answered(sitting, line):
    assert sitting(line) == ""
    assert sitting.status == 0


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("note a # comment", "a"),
        ("note a ## comment", "a"),
        ("note a #", "a"),
        ("note fixes #12", "fixes #12"),
        ("note #12 is done", "#12 is done"),
        ('note "# a heading"', "# a heading"),
        ("note C# is a language", "C# is a language"),
        ('note "a # b" # comment', "a # b"),
        ('note he said "yes # no" loudly', 'he said "yes # no" loudly'),
        ('note "he said ""yes"""', 'he said "yes"'),
        ('note a 5" pipe', 'a 5" pipe'),
        ("note   two   blanks\t", "two blanks"),
        ("note 1. first", "1. first"),
        ("note [19:30] was late", "[19:30] was late"),
        ("note: with a colon", "with a colon"),
        ("NOTE in capitals", "in capitals"),
        ("note \u202eevil\u202c \x1b[31mred", "evil [31mred"),
        ("note {name} %s <b>", "{name} %s <b>"),
    ],
)
def test_a_note_keeps_its_text(sitting, line, text):
    sitting.ok(line)
    assert sitting.meeting.notes[-1].text == text


def test_a_comment_may_touch_its_sign_where_no_text_is_written(prepared):
    prepared.ok("present an #the chair")
    assert prepared.meeting.people["p1"].is_present


def test_a_hash_in_a_task_belongs_to_the_task(sitting):
    sitting.ok("task An : fix #12 # said twice")
    assert sitting.meeting.tasks[-1].text == "fix #12"


def test_an_unclosed_quote_is_an_error_that_names_the_way_out(sitting):
    assert '""' in sitting.error('note "never ends')


def test_a_quote_in_a_comment_is_nobodys_business(sitting):
    sitting.ok('note hello # it"s "broken')
    assert sitting.meeting.notes[-1].text == "hello"


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("note", "note TEXT"),
        ("extend", "extend 5m"),
        ("queue", "queue NAME"),
        ("move An", "move NAME N"),
        ("cast An maybe", "cast NAME for|against|abstain|pass"),
        ("count for", "count for N"),
        ("count for 1 for 2", "count for N"),
        ("order random", "order fifo|"),
        ("close", "close list"),
        ("open door", "open"),
        ("next please", "next"),
        ("adjourn on Friday", "adjourn [to DATE]"),
        ("adopt resolution", "adopt minutes"),
        ("casting abstain", "casting for|against"),
        ("annul vote", "annul vote : TEXT"),
        ("clear", "clear majority"),
        ("task buy chairs", "task NAME : TEXT"),
        ("motion", "motion TEXT"),
        ("motion by An", "motion TEXT"),
        ("guest An,", "guest NAME"),
        ("present", "present NAME"),
        ("why", "why NAME"),
        ("item", "item N"),
        ("rename An", "rename NAME to NEW NAME"),
        ("list An", "list"),
    ],
)
def test_a_command_with_the_wrong_words_is_answered_with_its_form(sitting, line, form):
    assert form in sitting.error(line)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("extend soon", "“soon” is no length of time"),
        ("queue An as king", "“king” is no class"),
        ("queue An as order rank first", "“first” is not a number"),
        ("count for many", "“many” is not a number"),
        ("adjourn to nowhere", "“nowhere” is not a date"),
        ("[19:30 next", "bracket"),
        ("[soon] next", "“soon” is no time"),
        ("frobnicate", "write help"),
        ("quue An", "queue is"),
        ("help frobnicate", "no command “frobnicate”"),
        ("note " + "a" * 20_000, "10,000"),
    ],
)
def test_an_error_says_what_is_wrong(sitting, line, said):
    assert said in sitting.error(line)


def test_errors_count_every_line(sitting):
    answers = sitting("# one", "", "note hello", "blah").splitlines()
    assert answers[-1].startswith("error: line 4: ")


def test_an_error_outweighs_a_refusal(sitting):
    sitting("call", "blah", "call")
    assert sitting.status == 2


def test_a_refused_line_does_not_stop_the_script(sitting):
    answers = sitting("call", "note still here").splitlines()
    assert answers[0].startswith("refused: ")
    assert answers[1].startswith("ok ")
    assert sitting.status == 3


@pytest.mark.parametrize(("line", "status"), [("call", 3), ("blah", 2)])
def test_a_strict_script_stops_at_the_first(sitting, line, status):
    assert len(sitting(line, "note never", strict=True).splitlines()) == 1
    assert sitting.status == status
    assert not sitting.meeting.notes


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(prepared):
    assert prepared("\ufeffopen\r\n", "next\r\n").count("ok ") == 2

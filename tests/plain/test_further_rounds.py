"""A further round of an election is read aloud as what it is: which one, between whom, for what."""

import pytest

from facilitator.meeting.agenda import RosterEntry


@pytest.fixture
def hall(convene):
    """Six members, present."""
    names = ("Ana Lima", "Ben Ott", "Cy Dunn", "Di Ek", "Eva Fox", "Flo Gil")
    sitting = convene(roster=tuple(RosterEntry(name=name) for name in names))
    sitting("present all", "open")
    return sitting


def test_a_further_round_is_read_aloud_as_what_it_is(hall):
    hall("elect Board seats 2 from Ana, Ben, Cy, Di needs more than 1/2 of valid")
    hall("ballot Ana, Ben x2", "ballot Ana, Cy", "ballot Ana, Di x2", "close election")
    assert hall.ok("round").endswith(
        "; say: We come to round 2 of the election “Board”: 1 seat is still empty. The candidates "
        "are Ben Ott, Cy Dunn, Di Ek. Mark 1 name. To be elected one needs more than 1/2 of the "
        "valid votes."
    )
    hall("ballot Ben x2", "ballot Di x2", "ballot Cy", "close election")
    assert "We come to round 3 of the election “Board”: 1 seat is still empty." in hall.ok("round")
    assert hall.ok("script").startswith("script: We come to round 3")


def test_a_run_off_is_read_aloud_as_a_run_off(hall):
    hall("elect President from Ana, Ben, Cy by majority")
    hall("ballot Ana x2", "ballot Ben x2", "ballot Cy", "close election")
    run_off = (
        "We come to round 2 of the election “President”: it decides between Ana Lima, Ben Ott, for "
        "1 seat. Mark one name. This time whoever has the most votes is elected."
    )
    assert hall.ok("round").endswith(f"; say: {run_off}")
    hall("annul election : a paper was found on the floor")
    assert hall.ok("round").endswith(f"; say: {run_off}")
    assert hall.ok("undo").startswith("taken back")


def test_a_tie_is_read_aloud_with_those_between_whom_it_is(hall):
    hall("elect Board seats 2 from Ana, Ben, Cy by block")
    hall("ballot Ana, Ben x2", "ballot Ana, Cy x2", "close election")
    said = hall.ok("round")
    assert "round 2 of the election “Board”: it decides between Ben Ott, Cy Dunn, for" in said
    assert "This time" not in said


def test_the_room_is_told_that_a_lot_decided(hall):
    hall("elect Chair from Ana, Ben", "ballot Ana x2", "ballot Ben x2", "close election")
    said = hall.ok("lot 4711").partition("; say: ")[2]
    first, second = ("Ana Lima", "Ben Ott") if "Elected is Ana" in said else ("Ben Ott", "Ana Lima")
    assert (
        f"A lot was drawn, with the seed 4711: {first}, {second}. Elected is {first} (2)." in said
    )
    assert "lot was drawn" not in hall.ok("undo").partition("; say: ")[2]

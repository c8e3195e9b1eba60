"""A judged paper can be written again, and the paper that comes back is the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.meeting.elections import Candidate, ElectionMethod, Kind, Mark, Written
from facilitator.meeting.elections.bounds import Asked, terms_of
from facilitator.meeting.elections.papers import Paper
from facilitator.meeting.elections.rewriting import alike, written_again
from facilitator.meeting.elections.validity import judged

CANDIDATES = tuple(Candidate(name=f"Name {n}") for n in range(1, 6))

written = st.builds(
    Written,
    kind=st.sampled_from(list(Kind)),
    detail=st.sampled_from(["", "torn"]),
    marks=st.lists(
        st.builds(
            Mark,
            candidate=st.integers(0, 5),
            name=st.sampled_from(["", "Nobody"]),
            answer=st.sampled_from(["yes", "no", "abstain", "q", ""]),
            amount=st.integers(-1, 4),
            rank=st.integers(1, 5),
        ),
        max_size=7,
    ).map(tuple),
)
terms = st.builds(
    lambda method, seats, most: terms_of(
        Asked(
            candidates=5,
            seats=1 if method in {"majority", "irv"} else seats,
            method=method,
            most=None if method in {"plurality", "majority"} else most,
            least=None,
            no_to_all=seats == 1,
        )
    ),
    st.sampled_from([str(method) for method in ElectionMethod]),
    st.integers(1, 3),
    st.sampled_from([None, 2, 3]),
)


@given(written, terms)
def test_a_paper_written_again_is_judged_the_same(paper, held):
    found = judged(paper, held, CANDIDATES)
    again = written_again(found, held, CANDIDATES)
    assert judged(again, held, CANDIDATES) == found


def test_any_invalid_paper_will_do_where_the_reason_makes_no_difference():
    torn, folded = (Paper(kind=Kind.INVALID, detail=why) for why in ("torn", "folded"))
    valid = Paper(marks=(1,))
    papers = {torn: 2, valid: 9, folded: 3}
    assert alike(Paper(kind=Kind.INVALID), papers, 4) == [(torn, 2), (folded, 2)]
    assert alike(valid, papers, 4) == [(valid, 4)]

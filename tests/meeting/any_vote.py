"""Any vote: rules with floors and groups, bodies with weights, votes in bulk and vetoes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec
from hypothesis import strategies as st

from facilitator.meeting.electorate import Electorate, GroupSize
from facilitator.meeting.exact import Number, whole
from facilitator.meeting.rules import Base, GroupRule, Requirement
from facilitator.meeting.votes import Method, Vote

AT = dt.datetime(2026, 11, 23, 19, 30, tzinfo=dt.UTC)
GROUPS = ("East", "West")

shares = st.tuples(st.integers(1, 4), st.integers(1, 4)).filter(lambda s: s[0] <= s[1])


def one_rule(floors: st.SearchStrategy[int | None]) -> st.SearchStrategy[Requirement]:
    return st.builds(
        lambda share, strict, base, floor, number: Requirement(
            num=share[0], den=share[1], strict=strict and share[0] < share[1], base=base,
            floor=floor, number=number if base is Base.NUMBER else None,
        ),
        shares, st.booleans(), st.sampled_from(Base), floors, st.integers(1, 5),
    )  # fmt: skip


rules = st.builds(
    lambda rule, parts: msgspec.structs.replace(rule, in_groups=tuple(parts)),
    one_rule(st.none() | st.integers(1, 5)),
    st.lists(
        st.builds(
            lambda rule, named: GroupRule(requirement=rule, groups=named),
            one_rule(st.none()),
            st.sampled_from([(), ("East",), ("West",)]),
        ),
        max_size=2,
    ),
)
member = st.fixed_dictionaries(
    {
        "weight": st.sampled_from([1, 1, 2, Decimal("0.1"), Decimal("0.2"), Decimal("2.5")]),
        "group": st.sampled_from([*GROUPS, None]),
        "veto": st.integers(0, 7).map(lambda n: n == 0),
        "held": st.sampled_from([0, 0, 0, 1, 2]),
    }
)


def body(members: list[dict], away: int, *, weighted: bool) -> Electorate:
    """A body with all of these in the room, and others away who weigh 1 each and are of East."""
    people = {f"p{n}": one for n, one in enumerate(members)}
    weights = {p: m["weight"] for p, m in people.items() if weighted and m["weight"] != 1}
    held = {p: m["held"] for p, m in people.items() if m["held"]}
    present = whole(sum((weights.get(p, 1) + held.get(p, 0) for p in people), start=0))
    sizes: dict[str, Number] = dict.fromkeys(GROUPS, 0)
    for p, m in people.items():
        if m["group"]:
            sizes[m["group"]] = whole(sizes[m["group"]] + weights.get(p, 1) + held.get(p, 0))
    return Electorate(
        entitled=len(people) + sum(held.values()) + away,
        present=len(people) + sum(held.values()),
        electors=tuple(people),
        held=held,
        weights=weights,
        present_weight=present if weighted else None,
        entitled_weight=whole(present + away) if weighted else None,
        groups={p: m["group"] for p, m in people.items() if m["group"]},
        sizes={
            g: GroupSize(entitled=whole(n + away * (g == "East")), present=n)
            for g, n in sizes.items()
        },
        vetoes=tuple(p for p, m in people.items() if m["veto"]),
    )


def vote_of(method: Method, rule: Requirement, voters: Electorate) -> Vote:
    return Vote(
        number=1, title="Tea", item="i1", method=method, requirement=rule, electorate=voters,
        opened_at=AT,
    )  # fmt: skip

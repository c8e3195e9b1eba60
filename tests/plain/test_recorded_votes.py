"""Every vote that others recorded and published, held again by lines of text from outside.

The rule is the one that the source states; where it states none, the plain majority. What the source
leaves to the chair is not computed here either.
"""

# ruff: noqa: E501 - a line of the meeting stands on one line

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from facilitator.meeting.agenda import Agenda, Quorum, RosterEntry
from facilitator.record.transcript import as_json

from .conftest import ITEMS, Sitting

REAL = Path(__file__).parents[2].parent / "shared" / "realdata"
VOTES = REAL / "votes.jsonl"
THRESHOLDS = REAL / "elections" / "thresholds.json"

pytestmark = pytest.mark.skipif(
    not VOTES.exists(), reason="the recorded votes are not beside the project"
)


def recorded() -> list[dict[str, Any]]:
    if not VOTES.exists():
        return []
    return [json.loads(line) for line in VOTES.read_text(encoding="utf-8").splitlines()]


def thresholds() -> list[dict[str, Any]]:
    return json.loads(THRESHOLDS.read_text(encoding="utf-8")) if THRESHOLDS.exists() else []


def kind(vote: dict[str, Any]) -> str:
    if vote["method"] == "quorum call":
        return "quorum"
    if "straw poll" in vote["method"]:
        return "poll"
    return "election" if "election" in vote["method"] else "vote"


def of_kind(wanted: str) -> list[dict[str, Any]]:
    return [vote for vote in recorded() if kind(vote) == wanted]


def by_id(vote: dict[str, Any]) -> str:
    return str(vote["id"])


def rule_of(vote: dict[str, Any]) -> str:
    """The rule in line mode's words: as stated by the source, and of the base that it is of."""
    published = (vote["required_published"] or "1/2").split(" ")[0]
    words = {
        "1/2": "simple",
        "50%": "simple",
        "1/2A": "absolute",
        "2/3": "two-thirds",
        "66%": "two-thirds",
    }
    if published in words:
        return words[published]
    of_all = "all members" in (vote["base_inferred"] or "")
    return f"at least {published} of {'entitled' if of_all else 'cast'}"


def assembly(entitled: int, here: int, **agenda: Any) -> Sitting:
    people = tuple(RosterEntry(name=f"Member {n:03}") for n in range(1, entitled + 1))
    sitting = Sitting(Agenda(title="Assembly", items=ITEMS, people=people, **agenda))
    if people:
        sitting("present " + ", ".join(person.name for person in people[:here]))
    sitting.ok("open")
    return sitting


def transcript(sitting: Sitting) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(as_json(sitting.session.timeline))
    return made


def test_every_row_is_held_by_one_of_these_tests() -> None:
    kinds = [kind(vote) for vote in recorded()]
    assert len(kinds) == 61
    assert {name: kinds.count(name) for name in set(kinds)} == {
        "vote": 51, "poll": 5, "election": 4, "quorum": 1,
    }  # fmt: skip


@pytest.mark.parametrize("vote", of_kind("vote"), ids=by_id)
def test_a_vote_ends_as_it_was_published(vote: dict[str, Any]) -> None:
    yes, no, abstain = vote["yes"], vote["no"], vote["abstain"] or 0
    cast = yes + no + abstain
    sitting = assembly(vote["members_entitled"] or cast, cast)
    sitting.ok(f'vote "The question" needs {rule_of(vote)}')
    sitting.ok(f"count for {yes} against {no} abstain {abstain}")
    sitting.ok("close vote")
    if (breaker := vote["tie_breaker"]) is not None:
        assert transcript(sitting)["votes"][0]["result"] == "tied"
        sitting.ok("casting for" if "Yea" in breaker else "casting against")
    held = transcript(sitting)["votes"][0]
    assert (held["result"] == "carried") == (vote["outcome"] == "passed")
    assert (held["counts"]["for"], held["counts"]["against"]) == (yes, no)
    size = held["base_size"]
    for row in held["percent"]:
        assert abs(row["percent"] - 100 * row["votes"] / size) < 0.0501


@pytest.mark.parametrize(
    "vote",
    [vote for vote in of_kind("vote") if (vote["members_entitled"] or 99) < 30],
    ids=by_id,
)
def test_a_small_body_is_called_by_name(vote: dict[str, Any]) -> None:
    """The councils of about twenty, one line for each member."""
    counts = {"for": vote["yes"], "against": vote["no"], "abstain": vote["abstain"] or 0}
    sitting = assembly(vote["members_entitled"], sum(counts.values()))
    sitting.ok(f'vote "The question" by rollcall needs {rule_of(vote)}')
    answers = [choice for choice, number in counts.items() for _ in range(number)]
    for number, choice in enumerate(answers, start=1):
        sitting.ok(f'cast "Member {number:03}" {choice}')
    if not answers:
        assert "Nobody has answered" in sitting.refused("close vote")
        return
    sitting.ok("close vote")
    held = transcript(sitting)["votes"][0]
    assert (held["result"] == "carried") == (vote["outcome"] == "passed")
    assert len(held["roll"]) == len(answers)


@pytest.mark.parametrize("poll", of_kind("poll"), ids=by_id)
def test_a_poll_is_counted_and_left_to_the_chair(poll: dict[str, Any]) -> None:
    assert "chair decides" in poll["base_published"], "why nothing is computed is in the source"
    options = poll["options"]
    sitting = assembly(0, 0)
    sitting.ok(f'poll "The question" options {", ".join(options)}')
    sitting.ok("count " + " ".join(f"{option} {n}" for option, n in options.items()))
    answer = sitting.ok("close vote")
    assert "decides nothing" in answer
    assert not {"carried", "lost"} & set(answer.replace(";", " ").split())
    sitting.ok(f"outcome {json.dumps(poll['published_outcome'])}")
    held = transcript(sitting)["votes"][0]
    assert {o["option"]: o["count"] for o in held["options"]} == options
    assert (held["result"], held["rule"], held["margin"]) == ("undecided", None, None)
    assert held["outcome"] == poll["published_outcome"].strip()


@pytest.mark.parametrize("election", of_kind("election"), ids=by_id)
def test_who_leads_is_not_who_is_elected(election: dict[str, Any]) -> None:
    """More than half of those who named somebody; the published `result` names who leads."""
    names = {name.replace("(LA)", "of LA"): votes for name, votes in election["options"].items()}
    sitting = assembly(0, 0)
    sitting.ok(
        f"elect Speaker seats 1 from {', '.join(names)} by plurality needs more than 1/2 of valid"
    )
    sitting.ok("count " + " ".join(f'"{name}" {votes}' for name, votes in names.items()))
    sitting.ok("close election")
    held = transcript(sitting)["elections"][0]
    outcome = election["outcome"].removeprefix("elected: ").replace("(LA)", "of LA")
    elected = [e if isinstance(e, str) else e["name"] for e in held["elected"]]
    assert elected == ([] if outcome == "nobody elected" else [outcome])


@pytest.mark.parametrize("call", of_kind("quorum"), ids=by_id)
def test_a_quorum_call_finds_a_quorum(call: dict[str, Any]) -> None:
    sitting = assembly(call["members_entitled"], call["abstain"])
    held = transcript(sitting)["quorum"]
    assert held["entitled"] == call["members_entitled"]
    assert (held["present_max"], held["met"]) == (
        call["abstain"],
        call["outcome"] == "quorum present",
    )


CONTRADICTED = {22, 25}
"""Bodies whose published quorum is rounded down, though the rule beside it says rounded up."""
RULES = {
    "two thirds": "two-thirds",
    "simple majority": "simple",
    "absolute majority": "absolute",
    "three fifths of all": "at least 3/5 of entitled",
}


@pytest.mark.parametrize(
    "case",
    [case for case in thresholds() if "quorum" not in case["rule"]],
    ids=lambda case: f"{case['rule'][:20]}-{case['base']}",
)
def test_the_published_numbers_are_those_needed(case: dict[str, Any]) -> None:
    (rule,) = [words for name, words in RULES.items() if case["rule"].startswith(name)]
    base, needed = case["base"], case["needed"]
    for votes, result in ((needed, "carried"), (needed - 1, "lost")):
        sitting = assembly(base, base)
        sitting.ok(f"vote Tea needs {rule}")
        sitting.ok(f"count for {votes} against {base - votes}")
        sitting.ok("close vote")
        held = transcript(sitting)["votes"][0]
        assert held["needed"] == needed
        # half of an even body is a tie, and as lost
        assert held["result"] in ({"lost", "tied"} if result == "lost" else {"carried"})


@pytest.mark.parametrize(
    "case",
    [case for case in thresholds() if "quorum" in case["rule"]],
    ids=lambda case: str(case["base"]),
)
def test_a_third_rounded_up_is_a_quorum(case: dict[str, Any]) -> None:
    third = Quorum(num=1, den=3, strict=False)
    if case["base"] in CONTRADICTED:
        assert "rounded up" in case["rule"]
        assert 3 * case["needed"] < case["base"], "by the source's own rule that is no third"
        case = {**case, "needed": case["needed"] + 1}
    for here, met in ((case["needed"], True), (case["needed"] - 1, False)):
        sitting = assembly(case["base"], here, quorum=third)
        assert transcript(sitting)["quorum"]["met"] is met
        assert f"{case['needed']} needed" in sitting.ok("who")


def test_all_thresholds_are_known_here() -> None:
    rules = [case["rule"] for case in thresholds()]
    assert len(rules) == 20
    for rule in rules:
        assert "quorum" in rule or any(rule.startswith(name) for name in RULES), rule

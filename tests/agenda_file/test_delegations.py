"""Weights, proxies and vetoes as a roster writes them, and what is wrong with them."""

# ruff: noqa: E501 - a roster is easier to judge on one line

from __future__ import annotations

from decimal import Decimal

import pytest

from facilitator.agenda_file import parse_agenda
from facilitator.words import Words

ENGLISH = Words("en")


def read(*members: str):
    lines = "\n".join(f"  - {{{member}}}" for member in members)
    found = parse_agenda(
        f"---\ntitle: Assembly\nmembers:\n{lines}\n---\n## 1. One\n", name="a.md", folder=None
    )
    said = [ENGLISH(complaint.message) for complaint in found.warnings]
    return {person.name: person for person in found.agenda.people}, said


@pytest.mark.parametrize(
    ("written", "weight"),
    [
        ("2", 2),
        ("2.5", Decimal("2.5")),
        ("2.50", Decimal("2.5")),
        ("3.0", 3),
        ("0.125", Decimal("0.125")),
    ],
)
def test_a_weight_is_exact(written, weight):
    people, said = read(f"name: Ann Lee, weight: {written}")
    assert (people["Ann Lee"].weight, said) == (weight, [])
    assert type(people["Ann Lee"].weight) is type(weight)


@pytest.mark.parametrize("written", ["-1", "much", "1e3", "1/3", "NaN", "0.1234567"])
def test_who_has_no_weight_that_can_be_read_has_no_vote(written):
    people, said = read(f"name: Ann Lee, weight: {written}")
    assert people["Ann Lee"].weight == 0
    assert "is not a number" in said[0]


def test_a_delegate_is_named_by_any_part_of_the_name():
    people, said = read(
        "name: Ann Lee, delegate: Bo", "name: Bo Carr, short: BC", "name: Cy Dunn, delegate: BC"
    )
    assert (people["Ann Lee"].represented_by, people["Cy Dunn"].represented_by) == (
        "Bo Carr",
        "Bo Carr",
    )
    assert said == []


def test_who_represents_somebody_can_say_so_too():
    people, said = read(
        "name: Ann Lee",
        "name: Bo Carr, represents: Ann",
        "name: Cy Dunn, voting: no, delegate: Ann Lee",
    )
    assert people["Bo Carr"].delegate == "Ann Lee"
    assert people["Cy Dunn"].delegate is None, "one delegate is enough"
    assert len(said) == 1
    assert "two delegates" in said[0]


@pytest.mark.parametrize(
    ("members", "word"),
    [
        (["name: Ann Lee, delegate: Ann Lee"], "their own delegate"),
        (["name: Ann Lee, delegate: Zed"], "not on the roster"),
        (["name: Ann Lee, delegate: Carr", "name: Bo Carr", "name: Cy Carr"], "can be Bo Carr, Cy Carr"),
        (["name: Ann Lee, delegate: Bo", "name: Bo Carr, delegate: Ann"], "delegates of each other"),
        (["name: Ann Lee, delegate: Bo", "name: Bo Carr, delegate: Cy", "name: Cy Dunn"], "not passed on"),
        (["name: Ann Lee, voting: no, delegate: Bo", "name: Bo Carr, voting: no"], "has no vote"),
        (["name: Ann Lee, voting: no, proxies: 9"], "holds no votes"),
        (["name: Ann Lee, proxies: many"], "no number of votes"),
        (["name: Ann Lee, voting: no, veto: yes"], "has no veto"),
        (["name: Ann Lee, veto: perhaps"], "neither yes nor no"),
    ],
)  # fmt: skip
def test_a_wrong_delegation_is_one_clear_complaint(members, word):
    _, said = read(*members)
    mentions = [sentence for sentence in said if word in sentence]
    assert mentions
    assert len(said) == len(mentions)


def test_a_chain_keeps_its_last_link():
    people, _ = read("name: Ann Lee, delegate: Bo", "name: Bo Carr, delegate: Cy", "name: Cy Dunn")
    assert people["Ann Lee"].represented_by is None
    assert people["Bo Carr"].represented_by == "Cy Dunn"


def test_bulk_proxies_and_a_veto():
    people, said = read("name: Ann Lee, proxies: 99, veto: yes")
    assert (people["Ann Lee"].held, people["Ann Lee"].veto, said) == (99, True, [])


def test_a_list_says_it_in_words():
    found = parse_agenda(
        "---\ntitle: Assembly\nmembers:\n  - Ann Lee (2.5 votes, veto)\n  - Bo Carr (proxy for Ann Lee)\n"
        "  - 'Cy Dunn (delegate: Bo Carr)'\n---\n## 1. One\n",
        name="a.md",
        folder=None,
    )
    ann, bo, cy = found.agenda.people
    assert (ann.weight, ann.veto, bo.delegate, cy.represented_by) == (
        Decimal("2.5"), True, "Ann Lee", "Bo Carr",
    )  # fmt: skip

"""Ways to elect in plain words, for a chair who has never heard of them."""

from __future__ import annotations

from facilitator.meeting.elections import ElectionMethod, Terms
from facilitator.meeting.elections.terms import METHODS
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.rules import describe

_SCOTTISH = say("ranked, single transferable vote, Scottish rules")
EXPLAINED: dict[str, Phrase] = {
    ElectionMethod.PLURALITY: say(
        "Each paper names one candidate. Whoever has the most votes is elected."
    ),
    ElectionMethod.MAJORITY: say(
        "Each paper names one candidate. More than half elects; if nobody has that, the first two "
        "stand again."
    ),
    ElectionMethod.BLOCK: say(
        "Each paper names up to as many candidates as there are seats. The most votes win."
    ),
    ElectionMethod.APPROVAL: say(
        "Each paper names every candidate that it approves of. The most votes win."
    ),
    ElectionMethod.YNA: say(
        "Each paper says yes, no or abstain to every candidate. The most yes win."
    ),
    ElectionMethod.CUMULATIVE: say(
        "Each paper has several votes and may give more than one of them to the same candidate."
    ),
    ElectionMethod.IRV: say(
        "Each paper puts the candidates in order. The last one is out and the papers go to their "
        "next choice, until one has more than half."
    ),
    ElectionMethod.STV: say(
        "Each paper puts the candidates in order. What the elected do not need, and what the last "
        "one had, goes to the next choice: seats are shared out fairly."
    ),
    "scottish": say(
        "Each paper puts the candidates in order, counted as Scottish councils do, by hand if need "
        "be."
    ),
    ElectionMethod.CONDORCET: say(
        "Each paper puts the candidates in order. Whoever is preferred to every other, pair by "
        "pair, is elected."
    ),
}
"""By the word that opens an election."""

NAMES: dict[str, Phrase] = {
    word: METHODS[ElectionMethod(word)] if word in set(ElectionMethod) else _SCOTTISH
    for word in EXPLAINED
}
"""In the order in which they are offered."""


def word_of(terms: Terms) -> str:
    """Return the word that would open an election by the same method."""
    is_scottish = terms.method is ElectionMethod.STV and terms.rules == "scottish"
    return "scottish" if is_scottish else str(terms.method)


def marks_asked(terms: Terms) -> Phrase:
    """Return how many marks a paper may have."""
    figures = {"least": terms.least, "most": terms.most}
    if terms.method is ElectionMethod.CUMULATIVE:
        return say("{least} to {most} votes, at most {each} for one", **figures, each=terms.each)
    if terms.method is ElectionMethod.YNA and terms.least == terms.most:
        return nsay("{count} answer", "{count} answers", terms.most)
    if terms.least == terms.most:
        return nsay("{count} name", "{count} names", terms.most)
    return say("{least} to {most} names", **figures)


def floor_asked(terms: Terms) -> Phrase:
    """Return what the elected need."""
    return describe(terms.floor) if terms.floor else say("nothing further")


def cap_asked(terms: Terms) -> Phrase:
    """Return how many of one group can be elected."""
    if terms.cap is None:
        return say("as many as are elected")
    return nsay("at most {count}", "at most {count}", terms.cap)

"""What a vote needs: the rules to choose from, each in figures, and a rule written in full."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.rules import (
    BASE_NAMES,
    NAMED,
    Base,
    Counts,
    Requirement,
    Weights,
    describe,
    judge,
    parse_requirement,
)
from facilitator.meeting.votes import Vote
from facilitator.ui.dialogs.rows import Row
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import GOOD, LATE, MUTED, shown
from facilitator.words import Words

TWO_THIRDS_PRESENT = Requirement(num=2, den=3, strict=False, base=Base.PRESENT)
WRITTEN = "written"
OTHER = "+other"
OFFERED: dict[str, Requirement] = {
    "simple": NAMED["simple"],
    "present": NAMED["present"],
    "absolute": NAMED["absolute"],
    "two-thirds": NAMED["two-thirds"],
    "two-thirds-present": TWO_THIRDS_PRESENT,
    "three-quarters": NAMED["three-quarters"],
    "unanimous": NAMED["unanimous"],
}
"""By key, in the order in which they are shown."""
_ALL_VOTE = {Base.CAST, Base.VOTES, Base.VALID, Base.BALLOTS}


def rules_offered(usual: Requirement, body: Requirement) -> dict[str, Requirement]:
    """Return the rules to choose from by key: the usual one, the body's, then the named ones."""
    rules = {"usual": usual}
    if body not in {usual, *OFFERED.values()}:
        rules["body"] = body
    return {**rules, **{key: rule for key, rule in OFFERED.items() if rule != usual}}


def rule_name(rule: Requirement) -> Phrase:
    """Return a rule as people say it."""
    if rule == TWO_THIRDS_PRESENT:
        return say("two thirds of those present")
    return describe(rule)


def rule_in_full(rule: Requirement) -> Phrase:
    """Return the sentence that a rule means: `more than 1/2 of the members present`."""
    if rule.name == "unanimous":
        return say("no vote against, and at least one for")
    return describe(replace(rule, name=None))


def needed_now(rule: Requirement, vote: Vote) -> Phrase | None:
    """Return how many votes it takes in this room; None when the base is not known."""
    voters = vote.electorate
    present, entitled = voters.present_base, voters.entitled_base
    if rule.base in _ALL_VOTE:
        everybody = present if voters.is_weighted else vote.ceiling
        if not everybody:
            return None
        if rule.name == "unanimous":
            return say("all who vote")
        needed = judge(rule, Weights(for_=everybody), present, entitled).needed
        return say("{needed} if all {count} vote", needed=needed, count=everybody)
    size = {Base.PRESENT: present, Base.ENTITLED: entitled}.get(rule.base, rule.number or 0)
    if not size:
        return None
    needed = judge(rule, Counts(), present, entitled).needed
    if rule.base is Base.NUMBER:
        return say("{needed} needed", needed=needed)
    return say("{needed} of {count} needed", needed=needed, count=size)


_ASIDE: dict[str, Phrase] = {"usual": say("as usual"), "body": say("the body's rule")}


def rule_rows(rules: dict[str, Requirement], vote: Vote | None, words: Words) -> tuple[Row, ...]:
    """Return a line for each rule: its name, and what it takes in this room."""
    rows = []
    for key, rule in rules.items():
        takes = needed_now(rule, vote) if vote else None
        left = shown(words(rule_name(rule)))
        if key in _ASIDE:
            left = Content.assemble(left, (f"   {words(_ASIDE[key])}", MUTED))
        rows.append(Row(key, left, Content.styled(words(takes) if takes else "", MUTED)))
    other = Content(words(say("another rule, written in full …")))
    return (*rows, Row(OTHER, other))


def rule_line(rule: Requirement, vote: Vote | None, words: Words) -> Content:
    """Return the whole sentence of a rule with what it takes now."""
    full = words(rule_in_full(rule))
    takes = needed_now(rule, vote) if vote else None
    if takes is None:
        return Content(full)
    return Content.assemble(full, (f"  →  {words(takes)}", "bold"))


class RuleDialog(Sheet[Requirement]):
    """Answers with a rule that was written in full; the sentence shows what it means."""

    def __init__(self, words: Words, vote: Vote | None) -> None:
        super().__init__(words)
        self._vote = vote

    def heading(self) -> Content:
        """Return what is asked."""
        return Content.styled(self.words(say("What does the vote need?")), "bold")

    def content(self) -> Iterator[Widget]:
        """Yield the line, its meaning and the forms."""
        hint = say("such as: at least 2/3 of entitled")
        yield self.line(Field(placeholder=self.words(hint)))
        yield self.told("means")
        yield self.told("forms")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (("enter", say("takes")), ("esc", say("back")))

    def on_mount(self) -> None:
        """Show the forms."""
        forms = [
            self.words(say("more than P/Q of BASE · at least P/Q of BASE · at least N")),
            self.words(say("behind it, if wanted: and at least N · and RULE in each group")),
        ]
        bases = ", ".join(
            f"{base} ({self.words(name)})"
            for base, name in BASE_NAMES.items()
            if base is not Base.NUMBER
        )
        lines = [*forms, self.words(say("BASE: {bases}", bases=bases))]
        self.tell("forms", Content.styled("\n".join(("", *lines)), MUTED))
        self.changed()

    def changed(self) -> None:
        """Say what the rule means so far."""
        if not self.typed.strip():
            self.tell("means", Content(""))
            return
        rule = parse_requirement(self.typed)
        if rule is None:
            unread = say("no rule yet: how much, and of what?")
            self.tell("means", Content.styled(f"… {self.words(unread)}", LATE))
            return
        self.tell("means", Content.assemble(("✓ ", GOOD), rule_line(rule, self._vote, self.words)))

    def taken(self) -> None:
        """Answer with the rule."""
        rule = parse_requirement(self.typed)
        if rule is None:
            self.complain(
                say("That is no rule. Write for instance: more than 1/2 of present, at least 9.")
            )
        else:
            self.reply(rule)

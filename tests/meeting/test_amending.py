"""How an amendment changes a text: to the letter, as a whole, or in words for people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.meeting.amending import amended
from facilitator.meeting.phrase import Refused

TEXT = "The branch pays 100 dollars for the roof."


@pytest.mark.parametrize(
    ("amendment", "reads"),
    [
        ('replace "100" with "150"', "The branch pays 150 dollars for the roof."),
        ('strike out "100" and insert "150"', "The branch pays 150 dollars for the roof."),
        ("replace 100 with 150", "The branch pays 150 dollars for the roof."),
        ('strike "for the roof"', "The branch pays 100 dollars."),
        ('insert "now" after "roof"', "The branch pays 100 dollars for the roof now."),
        ('insert "gladly" before "pays"', "The branch gladly pays 100 dollars for the roof."),
        ('insert ", at once," after "pays"', "The branch pays, at once, 100 dollars for the roof."),
        ('add "by June"', "The branch pays 100 dollars for the roof by June."),
        ("thay “100” bằng “150”", "The branch pays 150 dollars for the roof."),
        ('bỏ "for the roof"', "The branch pays 100 dollars."),
        ("to read: We wait.", "We wait."),
        ("The branch pays nothing.", "The branch pays nothing."),
        ("We wait.", "We wait."),
    ],
)  # fmt: skip
def test_what_can_be_applied_is_applied_to_the_letter(amendment: str, reads: str) -> None:
    assert amended(TEXT, amendment) == reads


@pytest.mark.parametrize(
    ("amendment", "reads"),
    [
        ('strike out the words "for the roof"', "The branch pays 100 dollars."),
        ('replace the figure "100" with "150"', "The branch pays 150 dollars for the roof."),
        (
            'insert the word "gladly" before the word "pays"',
            "The branch gladly pays 100 dollars for the roof.",
        ),
        ('add the words "by June"', "The branch pays 100 dollars for the roof by June."),
        ('thay cụm từ "100" bằng cụm từ "150"', "The branch pays 150 dollars for the roof."),
        ('thay thế từ "100" bằng từ "150"', "The branch pays 150 dollars for the roof."),
        ('bỏ cụm từ "for the roof"', "The branch pays 100 dollars."),
        (
            'bổ sung cụm từ "by June" vào sau từ "roof"',
            "The branch pays 100 dollars for the roof by June.",
        ),
    ],
)
def test_quoted_words_may_be_called_words(amendment: str, reads: str) -> None:
    assert amended(TEXT, amendment) == reads


@pytest.mark.parametrize(
    ("text", "amendment", "reads"),
    [
        ("The club buys a boat", 'replace "a" with "one"', "The club buys one boat"),
        ("We ship by ship", 'strike "ship by"', "We ship"),
        ("The shipping pays a ship", 'replace "ship" with "boat"', "The shipping pays a boat"),
        # only inside another word: to the letter still
        ("We buy ten boats", 'replace "boat" with "ship"', "We buy ten ships"),
    ],
)
def test_whole_words_are_meant_before_parts_of_words(text: str, amendment: str, reads: str) -> None:
    assert amended(text, amendment) == reads


def test_quotes_and_dashes_need_not_be_typed_as_the_text_has_them() -> None:
    text = "The board’s plan – “first part” – is adopted"
    assert amended(text, 'replace "board\'s plan -" with "plan"') == (
        "The plan “first part” – is adopted"
    )
    assert amended(text, 'insert "now" before "is adopted"') == (
        "The board’s plan – “first part” – now is adopted"
    )


@pytest.mark.parametrize(
    "amendment", ["raise the sum a little", "add a report in March", "tăng số tiền",
                  "replace the chair with somebody younger"],
)  # fmt: skip
def test_words_that_only_people_can_apply_wait_for_a_wording(amendment: str) -> None:
    assert amended(TEXT, amendment) is None


@pytest.mark.parametrize(
    ("amendment", "reason"),
    [
        ('strike "door"', "does not occur"),
        ('strike "ROOF"', "does not occur"),
        ('replace "o" with "x"', "occurs"),
        ('strike "The branch pays 100 dollars for the roof."', "Nothing would be left"),
        ('replace "100" with "100"', "reads so already"),
        (TEXT, "reads so already"),
    ],
)
def test_what_cannot_be_applied_exactly_is_refused(amendment: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        amended(TEXT, amendment)


def test_a_text_that_begins_like_the_motion_is_a_text_whatever_its_first_word() -> None:
    assert amended("Add a bench.", "Add two benches.") == "Add two benches."
    assert amended("Add tea after lunch.", "Add cake after lunch.") == "Add cake after lunch."


@pytest.mark.parametrize(
    ("amendment", "reads"),
    [
        ('replace "100" with "120"', 'replace "100" with "120"'),
        ("replace 100 with 120", "replace 100 with 120"),
        ('replace "150" with "120"', 'replace "100" with "120"'),
        ("replace 150 with 120", 'replace "100" with "120"'),
        ("change 150 to 120", 'replace "100" with "120"'),
        ('strike "100"', 'strike "100"'),
    ],
)
def test_an_instruction_is_amended_by_another_or_written_anew(amendment: str, reads: str) -> None:
    assert amended('replace "100" with "150"', amendment) == reads


words = st.lists(st.sampled_from(["oak", "elm", "ash", "fir", "bay"]), min_size=1, max_size=6)


@given(words, words, words)
def test_an_insertion_leaves_every_word_in_its_place(
    before: list[str], new: list[str], after: list[str]
) -> None:
    text = " ".join([*before, "HERE", *after])
    inserted = amended(text, f'insert "{" ".join(new)}" after "HERE"')
    assert inserted == " ".join([*before, "HERE", *new, *after])
    assert amended(inserted, f'strike "HERE {" ".join(new)}"') == " ".join([*before, *after])

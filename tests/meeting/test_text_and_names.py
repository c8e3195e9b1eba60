"""Text from people, names in a list, and finding people by a few letters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.meeting.names import find, resolve
from facilitator.meeting.people import Person
from facilitator.meeting.text import clean, clean_lines, fold, sort_key

anything = st.text(max_size=40)


@given(anything)
def test_clean_text_is_one_line_that_a_terminal_can_show(text: str) -> None:
    kept = clean(text)
    assert clean(kept) == kept
    assert kept == kept.strip()
    assert kept == unicodedata.normalize("NFC", kept)
    for char in kept:
        assert char in "\u200c\u200d" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl"}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\nb\tc\u2028d", "a b c d"),
        ("\x1b[2Jgone\x07", "[2Jgone"),
        ("abc\u202edef\u2066", "abcdef"),
        ("\ufeffname\u200b", "name"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("\u200d", ""),
        ("👩\u200d🌾 and k[n]<b>", "👩\u200d🌾 and k[n]<b>"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_is_kept_of_a_text(text: str, kept: str) -> None:
    assert clean(text) == kept


def test_lines_are_kept_as_lines_with_their_indent() -> None:
    assert clean_lines("\n  a\tb\n c\u202e\n\n") == "  a b\n c"


@given(anything)
def test_folding_is_idempotent_and_blind_to_composition(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Đặng  Thị Hường", "dang thi huong"), ("Łukasz Ø", "lukasz o"), ("STRASSE", "strasse"),
     ("Straße", "strasse"), ("İzmir", "izmir")],
)  # fmt: skip
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


IN_ORDER = (
    "An", "Ăn", "Ân", "Bình", "Chi", "Dũng", "Đạt", "Em", "Ên", "Ha", "Hà", "Hả", "Hã", "Há", "Hạ",
    "Hoa", "Oanh", "Ông", "Ơn", "Uyên", "Ưng", "Vân",
)  # fmt: skip


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_vietnamese_letters_and_tones_in_their_order(form: str) -> None:
    names = [unicodedata.normalize(form, name) for name in IN_ORDER]
    names.sort(key=lambda name: name[::-1])
    names.sort(key=lambda name: sort_key(name, "vi"))
    assert [unicodedata.normalize("NFC", name) for name in names] == list(IN_ORDER)


def test_vietnamese_lists_go_by_given_name_then_family_name_then_the_rest() -> None:
    wanted = [
        "Bùi Văn An", "Nguyễn Thị An", "Nguyễn Vạn An", "Trần An", "Lê Hà", "Võ Hà", "Lê Hạ",
        "Đỗ Ý",
    ]  # fmt: skip
    shuffled = sorted(wanted, key=lambda name: name[::-1])
    assert sorted(shuffled, key=lambda name: sort_key(name, "vi")) == wanted


def test_other_lists_go_by_the_name_as_written() -> None:
    wanted = ["Åsa Berg", "Bo Ek", "Élan Roy", "elan Soy", "Zoë"]
    by_their_ends = sorted(wanted, key=lambda name: name[::-1])
    assert sorted(by_their_ends, key=lambda name: sort_key(name, "en")) == wanted


@given(st.sampled_from(["vi", "en"]), anything, anything)
def test_composed_or_decomposed_is_the_same_place(language: str, one: str, two: str) -> None:
    def key(text: str, form: str) -> tuple[object, ...]:
        return sort_key(unicodedata.normalize(form, text), language)  # type: ignore[arg-type]

    assert key(one, "NFC") == key(one, "NFD")
    assert (key(one, "NFC") < key(two, "NFD")) == (key(one, "NFD") < key(two, "NFC"))


def body(*names: str, **shorts: str) -> list[Person]:
    return [
        Person(id=f"p{n}", name=name, short=shorts.get(name.split()[-1]))
        for n, name in enumerate(names, start=1)
    ]


BODY = body("Nguyễn Vạn An", "Nguyễn Thị Ánh", "Trần Anh", "Lê An Bình", "Đặng Văn Giang",
            Giang="ĐVG")  # fmt: skip


def found(wanted: str) -> list[str]:
    return [person.name for person in find(BODY, wanted)]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ("ngu a", ["Nguyễn Vạn An", "Nguyễn Thị Ánh"]),
        ("an", ["Nguyễn Vạn An", "Nguyễn Thị Ánh", "Trần Anh", "Lê An Bình", "Đặng Văn Giang"]),
        ("dvg", ["Đặng Văn Giang"]),
        ("giang dang", ["Đặng Văn Giang"]),
        ("ANH", ["Nguyễn Thị Ánh", "Trần Anh"]),
        ("le an binh", ["Lê An Bình"]),
        ("iang", ["Đặng Văn Giang"]),
        ("xyz", []),
    ],
)
def test_people_are_found_by_any_part(wanted: str, names: list[str]) -> None:
    assert found(wanted) == names


def test_an_empty_wish_finds_everybody() -> None:
    assert len(found("")) == len(BODY)


def test_an_exact_name_means_one_person_even_when_others_contain_it() -> None:
    people = body("An", "An Bình", "Ân")
    assert [p.name for p in resolve(people, "An")] == ["An"]
    assert [p.name for p in resolve(people, "ân")] == ["Ân"]
    assert [p.name for p in resolve(people, "A\u0302n")] == ["Ân"]
    assert [p.name for p in resolve(body("Hà", "Hạ"), "ha")] == ["Hà", "Hạ"], "ambiguous"


def test_two_of_the_same_name_stay_two_candidates() -> None:
    assert [p.id for p in resolve(body("Nguyễn Vạn An", "Nguyễn Vạn An"), "Nguyễn Vạn An")] == [
        "p1", "p2",
    ]  # fmt: skip

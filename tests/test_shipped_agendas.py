"""What ships in `agendas/` can be used by a real body tomorrow: it reads without a complaint."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.agenda_file import read_agenda
from facilitator.meeting.agenda import Agenda, Item, Order, Role, budget_items
from facilitator.meeting.rules import Base
from facilitator.words import LANGUAGES

FOLDER = Path(__file__).parent.parent / "agendas"
SHIPPED = sorted(path.stem for path in FOLDER.glob("*.md"))
BRANCH_MEETINGS = ["branch-meeting", "branch-meeting-en"]
MINUTE = 60


def agenda(name: str) -> Agenda:
    return read_agenda(FOLDER / f"{name}.md").agenda


def item(meeting: Agenda, number: str) -> Item:
    return next(entry for entry in meeting.items if entry.number == number)


def five_parts(meeting: Agenda) -> list[Item]:
    word = "Phần" if meeting.language == "vi" else "Part"
    return [entry for entry in meeting.items if entry.title.startswith(f"{word} ")]


def shortest(meeting: Agenda) -> int:
    return sum(entry.plan.min_seconds or 0 for entry in budget_items(meeting.items))


def voters(meeting: Agenda) -> int:
    return sum(person.voting for person in meeting.people)


def test_the_promised_agendas_ship() -> None:
    promised = {
        "branch-meeting",
        "branch-meeting-en",
        "thematic-meeting",
        "board-meeting",
        "general-assembly",
        "technical-committee",
        "stand-up",
    }
    assert promised <= set(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_in_a_shipped_agenda_is_complained_about(name: str) -> None:
    assert list(read_agenda(FOLDER / f"{name}.md").warnings) == []


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_agenda_says_who_meets_and_in_which_language(name: str) -> None:
    meeting = agenda(name)
    assert meeting.language in LANGUAGES
    assert meeting.body
    assert meeting.chair in {person.name for person in meeting.people}
    assert sum(person.role is Role.CHAIR for person in meeting.people) == 1


@pytest.mark.parametrize("name", SHIPPED)
def test_whoever_presents_an_item_is_somebody_in_the_room(name: str) -> None:
    meeting = agenda(name)
    presenters = {entry.presenter for entry in meeting.items if entry.presenter}
    assert presenters <= {person.name for person in meeting.people}


@pytest.mark.parametrize("name", SHIPPED)
def test_names_are_told_apart(name: str) -> None:
    people = agenda(name).people
    names = [person.name for person in people]
    shorts = [person.short for person in people if person.short]
    assert len(set(names)) == len(names)
    assert len(set(shorts)) == len(shorts)


@pytest.mark.parametrize("name", SHIPPED)
def test_titles_are_left_clean_of_marks_times_and_presenters(name: str) -> None:
    for entry in agenda(name).items:
        assert not set(entry.title) & set("{}[]#*"), entry.title
        assert entry.presenter is None or entry.presenter not in entry.title
        assert not entry.title[0].isdigit(), entry.title


@pytest.mark.parametrize("name", sorted(set(SHIPPED) - {"technical-committee"}))
def test_most_items_carry_prompts_and_each_prompt_is_one_short_line(name: str) -> None:
    entries = agenda(name).items
    assert sum(bool(entry.prompts) for entry in entries) * 3 >= len(entries) * 2
    assert all(0 < len(prompt) <= 100 for entry in entries for prompt in entry.prompts)


@pytest.mark.parametrize("name", BRANCH_MEETINGS)
def test_the_branch_meeting_has_five_parts_between_opening_and_closing(name: str) -> None:
    meeting = agenda(name)
    assert len(meeting.items) == 13
    assert {entry.level for entry in meeting.items} == {1}
    assert [entry.number for entry in five_parts(meeting)] == ["2", "3", "4", "5", "6"]
    assert meeting.items[0].title == {"vi": "Mở đầu", "en": "Opening"}[meeting.language]
    assert meeting.items[-1].title == {"vi": "Kết thúc", "en": "Closing"}[meeting.language]


def test_the_vietnamese_parts_come_in_the_order_of_the_guidance() -> None:
    assert [part.title for part in five_parts(agenda("branch-meeting"))] == [
        "Phần I: Thời sự, chính trị",
        "Phần II: Phổ biến, quán triệt chủ trương mới",
        "Phần III: Đánh giá nhiệm vụ trong tháng",
        "Phần IV: Bàn nhiệm vụ tháng tới",
        "Phần V: Sinh hoạt chuyên đề",
    ]


@pytest.mark.parametrize("name", BRANCH_MEETINGS)
def test_the_study_takes_fifteen_to_thirty_minutes(name: str) -> None:
    study = five_parts(agenda(name))[-1]
    assert (study.plan.min_seconds, study.plan.max_seconds) == (15 * MINUTE, 30 * MINUTE)


@pytest.mark.parametrize("name", BRANCH_MEETINGS)
def test_a_branch_meeting_lasts_90_to_105_minutes(name: str) -> None:
    meeting = agenda(name)
    assert (shortest(meeting), meeting.total) == (90 * MINUTE, 105 * MINUTE)


@pytest.mark.parametrize("name", BRANCH_MEETINGS)
def test_probationary_members_and_guests_of_a_branch_do_not_vote(name: str) -> None:
    people = agenda(name).people
    roles = {person.role for person in people}
    assert {Role.SECRETARY, Role.PROBATIONARY, Role.GUEST, Role.OBSERVER} <= roles
    silent_at_votes = {Role.PROBATIONARY, Role.GUEST, Role.OBSERVER}
    assert [p.name for p in people if p.role in silent_at_votes and p.voting] == []


@pytest.mark.parametrize("name", BRANCH_MEETINGS)
def test_a_branch_votes_by_more_than_half_of_all_who_may_vote(name: str) -> None:
    meeting = agenda(name)
    assert meeting.requirement.name == "absolute"
    resolution = item(meeting, "9").motions[0]
    assert (resolution.method, resolution.requirement) == ("hands", meeting.requirement)
    admission = item(meeting, "10").motions[0].requirement
    assert admission is not None
    assert (admission.share, admission.strict, admission.base) == ("2/3", False, Base.ENTITLED)


@pytest.mark.parametrize("name", BRANCH_MEETINGS)
def test_self_criticism_is_a_go_around_and_the_floor_is_balanced(name: str) -> None:
    meeting = agenda(name)
    assert [entry.number for entry in meeting.items if entry.go_around is not None] == ["8"]
    present = sum(p.role in {Role.CHAIR, Role.SECRETARY, Role.MEMBER} for p in meeting.people)
    around = item(meeting, "8")
    assert (around.go_around or 0) * present <= (around.plan.max_seconds or 0) + 2 * MINUTE
    assert (meeting.order, meeting.turn) == (Order.FEWEST, 3 * MINUTE)
    assert meeting.repeat == "day 3 of every month"


def test_the_vietnamese_branch_keeps_its_roster_beside_the_agenda() -> None:
    meeting = agenda("branch-meeting")
    assert meeting.language == "vi"
    assert meeting.roster == "branch-roster.csv"
    assert len(meeting.people) == 27
    assert voters(meeting) == 21
    assert meeting.quorum.needed(voters(meeting)) == 11
    exempt = [p.name for p in meeting.people if p.group == "Miễn sinh hoạt" and not p.voting]
    assert exempt == ["Cao Văn Bộc", "Thân Thị Cói"]


def test_the_english_branch_names_its_members_in_the_agenda() -> None:
    meeting = agenda("branch-meeting-en")
    assert meeting.language == "en"
    assert meeting.roster is None
    assert len(meeting.people) == 24
    assert voters(meeting) == 20


def test_both_branch_meetings_ask_the_same_of_the_chair() -> None:
    def shape(name: str) -> list[tuple[object, ...]]:
        return [
            (i.plan, len(i.prompts), [(m.method, m.requirement) for m in i.motions], i.recurring)
            for i in agenda(name).items
        ]

    assert shape("branch-meeting") == shape("branch-meeting-en")


def test_each_body_keeps_the_rules_that_fit_it() -> None:
    rules = {name: agenda(name).rules for name in SHIPPED}
    assert rules["general-assembly"] == "roberts"
    assert agenda("general-assembly").body_rules.second
    assert {rules[name] for name in [*BRANCH_MEETINGS, "board-meeting"]} == {"plain"}


def test_the_thematic_meeting_discusses_longer_than_it_presents() -> None:
    meeting = agenda("thematic-meeting")
    discussion = sum(
        entry.plan.min_seconds or 0 for entry in meeting.items if entry.number.startswith("4.")
    )
    assert discussion > (item(meeting, "2").plan.max_seconds or 0)
    assert item(meeting, "4.1").go_around == 30


def test_the_board_needs_five_of_nine_and_votes_on_its_roof_by_name() -> None:
    meeting = agenda("board-meeting")
    assert (voters(meeting), meeting.quorum.needed(9)) == (9, 5)
    assert meeting.total <= 120 * MINUTE
    roof = item(meeting, "6")
    assert roof.pinned
    assert roof.motions[0].method == "rollcall"
    assert [entry.number for entry in meeting.items if entry.private] == ["9"]
    assert len(item(meeting, "3").motions) == 3


def test_the_assembly_elects_president_board_and_auditors() -> None:
    meeting = agenda("general-assembly")
    assert [entry.number for entry in meeting.items if entry.number.startswith("6.")] == [
        "6.1",
        "6.2",
        "6.3",
    ]
    candidates = item(meeting, "6.2").notes
    standing = [person.name for person in meeting.people if person.name in candidates]
    assert len(standing) == 6
    assert (voters(meeting), meeting.quorum.needed(voters(meeting))) == (23, 12)
    assert (shortest(meeting), meeting.total) == (150 * MINUTE, 165 * MINUTE)
    statutes = item(meeting, "4").motions[0].requirement
    assert statutes is not None
    assert statutes.name == "two-thirds"


def test_the_technical_committee_fills_its_day_by_the_clock() -> None:
    meeting = agenda("technical-committee")
    blocks = [entry for entry in meeting.items if entry.level == 1]
    assert blocks[0].starts_at == "09:00"
    assert meeting.total == 450 * MINUTE
    assert [entry.title for entry in meeting.items if entry.hard] == ["Coffee", "Lunch", "Tea"]
    proposals = [entry for entry in meeting.items if entry.number.startswith("2.")]
    assert [entry.plan.max_seconds for entry in proposals] == [1500, 1500, 1200]


def test_the_stand_up_is_a_quarter_of_an_hour_and_everybody_speaks_once() -> None:
    meeting = agenda("stand-up")
    around = item(meeting, "1")
    assert meeting.total == 15 * MINUTE
    assert around.go_around == 2 * MINUTE
    assert around.go_around * len(meeting.people) == around.plan.max_seconds

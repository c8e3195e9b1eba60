"""Meetings in states worth looking at, brought there by commands as a chair would give them."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from facilitator.clock import HandClock
from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Agenda, Item, Order, Plan, PreparedMotion, Role, RosterEntry
from facilitator.meeting.body import BodyRules
from facilitator.meeting.elections import Candidate, Kind, Mark, Written
from facilitator.meeting.events import MeetingPrepared
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.people import Presence
from facilitator.meeting.phrase import Phrase
from facilitator.meeting.rules import NAMED, Base, Counts, Requirement
from facilitator.meeting.text import clean
from facilitator.meeting.votes import Method
from facilitator.session import MemoryJournal, Session

HANOI = dt.timezone(dt.timedelta(hours=7))
START = dt.datetime(2026, 11, 3, 19, 0, tzinfo=HANOI)

VIETNAMESE = (
    "Trần Văn Thênh", "Nguyễn Thị Bưng", "Lê Văn Cường", "Phạm Thị Dung", "Võ Thị Én",
    "Nguyễn Vạn An", "Hoàng Đức Giang", "Đặng Thị Hạnh", "Bùi Quang Hến", "Ngô Thị Khánh",
    "Dương Văn Long", "Lý Thị Mai", "Phan Văn Nam", "Vũ Thị Oanh", "Trịnh Văn Phúc",
    "Đinh Thị Quyên", "Mai Văn Sơn", "Tô Thị Tâm", "Hồ Văn Uy", "Cao Thị Vân",
    "Đỗ Xuân Yên", "Lương Thị Ái", "Kiều Văn Bảo", "Tạ Thị Cúc", "Chu Văn Đạt",
)  # fmt: skip
ENGLISH = (
    "Tom Archer", "Nina Bell", "Lee Carder", "Pam Dixon", "Vera Evans", "Neil Ford", "Hugo Gray",
    "Dana Hill", "Boris Irwin", "Nora Jones", "Dean King", "Lisa Moore", "Paul Nesh", "Vicky Owen",
    "Trevor Price", "Diana Quinn", "Mark Reid", "Tina Shaw", "Hal Tunder", "Cora Underwood",
    "Dylan Vance", "Lena West", "Karl Young", "Tess Zimmer", "Chad Abbott",
)  # fmt: skip


def plan(low: int | None, high: int | None = None) -> Plan:
    """Return a plan in minutes."""
    if low is None:
        return Plan()
    return Plan(min_seconds=low * 60, max_seconds=(high or low) * 60)


def agenda(language: str = "en") -> Agenda:
    """Return the branch's agenda of the sketches, 25 people, in a language."""
    vi = language == "vi"
    names = VIETNAMESE if vi else ENGLISH
    titles = (
        ("Thông báo thời sự, chính sách mới trong tháng", "News of the month"),
        ("Chủ trương, chính sách của Đảng và Nhà nước", "New policies and regulations"),
        ("Nhiệm vụ tháng 12", "Next month's tasks"),
        ("Thu, nộp đảng phí", "Dues"),
        ("Sinh hoạt chuyên đề", "Thematic study"),
        ("Kết luận, biểu quyết", "Conclusions and votes"),
        ("Thông qua biên bản", "Adoption of the minutes"),
    )
    numbers = ("1", "2", "3", "3.1", "4", "5", "6")
    plans = (plan(15), plan(10), plan(20, 30), plan(5), plan(15, 30), plan(10), plan(5))
    prompts = (
        ("Điều gì đã cản trở chúng ta tháng trước?", "Ai làm việc gì, đến khi nào?", "Cần ai giúp?")
        if vi
        else ("What held us back last month?", "Who takes what, by when?", "Whose help do we need?")
    )
    items = tuple(
        Item(
            id=f"i{n}",
            number=number,
            title=title[0] if vi else title[1],
            level=2 if "." in number else 1,
            plan=length,
            presenter=names[0] if number == "3" else None,
            prompts=prompts if number == "3" else (),
            motions=(PreparedMotion(text="Thông qua biên bản" if vi else "Adopt the minutes"),)
            if number == "6"
            else (),
            hard=number == "6",
        )
        for n, (number, title, length) in enumerate(zip(numbers, titles, plans, strict=True), 1)
    )
    roles = {0: Role.CHAIR, 1: Role.SECRETARY}
    return Agenda(
        title="Chi bộ Khu Đình Giã · tháng 11" if vi else "Khu Dinh Gia branch · November",
        items=items,
        people=tuple(
            RosterEntry(name=name, role=roles.get(i, Role.MEMBER), group="AB"[i % 2])
            for i, name in enumerate(names)
        ),
        language=language,
        date="2026-11-03",
        time="19:00",
        order=Order.FIFO,
    )


class Scene:
    """A meeting with a clock that is moved by hand and a journal that can be read."""

    def __init__(self, prepared: Agenda | None = None, language: str = "en") -> None:
        self.clock = HandClock(START - dt.timedelta(minutes=2))
        self.journal = MemoryJournal()
        event = MeetingPrepared.of(
            meeting="2026-11-03-branch", agenda=prepared or agenda(language), program="test"
        )
        self.session = Session.prepare(event, self.journal, self.clock)

    def at(self, text: str) -> Scene:
        """Move the clock to `HH:MM` or `HH:MM:SS`."""
        hour, minute, second = (*map(int, text.split(":")), 0)[:3]
        self.clock.set(START.replace(hour=hour, minute=minute, second=second))
        return self

    def do(self, *commands: c.Command) -> Scene:
        """Do some acts."""
        for command in commands:
            self.session.do(command)
        return self

    def id(self, place: int) -> str:
        """Return the id of the person at a place of the roster, from 0."""
        return list(self.session.meeting.people)[place]

    @property
    def events(self) -> list[object]:
        """What happened, without the preparation."""
        return [line.event for line in self.journal.lines[1:]]

    def speech(self, place: int, seconds: int) -> Scene:
        """Let somebody speak."""
        self.do(c.CallPerson(person=self.id(place)))
        self.clock.advance(seconds)
        return self.do(c.FinishSpeech())


def prepared(language: str = "en") -> Scene:
    """Return a meeting before its opening."""
    return Scene(language=language)


def opened(language: str = "en") -> Scene:
    """Return a meeting that has just opened, 23 of 25 present."""
    scene = Scene(language=language).at("19:00")
    here = tuple(scene.id(n) for n in range(23))
    scene.do(c.MarkPresence(people=here, presence=Presence.PRESENT))
    away = "ốm" if language == "vi" else "ill"
    scene.do(c.MarkPresence(people=(scene.id(23),), presence=Presence.EXCUSED, reason=away))
    return scene.do(c.OpenMeeting())


def debate(language: str = "en") -> Scene:
    """Return the meeting of the sketches: item 3, a speech, four waiting, a motion carried."""
    vi = language == "vi"
    scene = opened(language).at("19:03")
    for place, seconds in ((5, 95), (6, 150), (4, 225), (2, 60)):
        scene.speech(place, seconds)
    scene.at("19:15").do(c.NextItem()).at("19:16").speech(3, 130).speech(4, 175)
    scene.at("19:27:12").do(c.NextItem())
    scene.speech(8, 170).speech(9, 55).speech(10, 40)
    scene.at("19:36")
    text = "Thông qua kế hoạch công tác tháng 12" if vi else "Adopt the work plan for December"
    scene.do(
        c.MoveMotion(
            text=text, mover=scene.id(2), seconder=scene.id(3), requirement=NAMED["present"]
        )
    )
    scene.do(
        c.OpenVote(method=Method.HANDS), c.StateCount(counts=Counts(for_=18, against=2, abstain=3))
    )
    scene.at("19:37:25").do(c.CloseVote())
    scene.at("19:38").do(
        c.SetTask(
            text="lập danh sách hộ cần giúp" if vi else "list the households that need help",
            owner=scene.id(4),
            due="2026-12-05",
        ),
        c.RaiseConcern(
            person=scene.id(1), text="đèn đường ngõ 4" if vi else "the street light in lane 4"
        ),
    )
    scene.at("19:40:12").speech(7, 30)
    decision = "giữ ngày sinh hoạt mồng 3" if vi else "meetings stay on the 3rd"
    scene.at("19:41:03").do(c.TakeNote(kind=NoteKind.DECISION, text=decision))
    scene.do(
        c.AskFloor(person=scene.id(11)),
        c.AskFloor(person=scene.id(3)),
        c.AskFloor(person=scene.id(4)),
    )
    scene.at("19:42:56").do(c.CallPerson(person=scene.id(6)))
    scene.do(c.AskFloor(person=scene.id(1), speech_class=SpeechClass.ORDER))
    return scene.at("19:44:54")


def voting(language: str = "en", method: Method = Method.ROLLCALL) -> Scene:
    """Return the debate with a vote open."""
    scene = debate(language)
    text = "Nghỉ giải lao" if language == "vi" else "Buy a new projector for the hall"
    return scene.do(c.MoveMotion(text=text, mover=scene.id(5)), c.OpenVote(method=method))


def electing(language: str = "en") -> Scene:
    """Return the debate with the papers of an election half in: 7 candidates for 3 seats."""
    scene = debate(language)
    people = [scene.id(place) for place in (1, 3, 5, 9, 13, 14)]
    outside = "Ủy viên ngoài danh sách" if language == "vi" else "Somebody from outside"
    scene.do(
        c.OpenElection(
            title="Ban chấp hành" if language == "vi" else "The board",
            candidates=(
                *(Candidate(name="?", person=person) for person in people),
                Candidate(name=outside),
            ),
            seats=3,
            floor=Requirement(base=Base.VALID),
        )
    )
    papers = ((1, 2, 3), 6), ((1, 2, 4), 4), ((2, 7), 3), ((1, 2, 3, 4), 1)
    for marks, count in papers:
        paper = Written(marks=tuple(Mark(candidate=number) for number in marks))
        scene.do(c.EnterPapers(papers=((paper, count),)))
    return scene.do(c.EnterPapers(papers=((Written(kind=Kind.BLANK), 1),)))


def elected(language: str = "en") -> Scene:
    """Return the election counted: two elected, a seat that stays empty."""
    return electing(language).do(c.CloseElection())


def overtime(language: str = "en") -> Scene:
    """Return the debate with item and speaker over time, a question interposed."""
    scene = debate(language)
    scene.do(c.AskFloor(person=scene.id(12), speech_class=SpeechClass.INTERPOSED), c.CallNext())
    return scene.at("20:00:05")


def pooled(language: str = "en") -> Scene:
    """Return a debate of groups with pools: one overdrawn, a nameless question, a fourth turn."""
    plain, groups = agenda(language), ("Greens", "Liberals", "Labour", "Free Voters")
    members = tuple(replace(p, group=groups[i % 4]) for i, p in enumerate(plain.people))
    pools = {"Greens": 600, "Liberals": 480, "Labour": 300, "Free Voters": 120}
    rules = BodyRules(pools=pools, ranks={"close the debate": 1, "recess": 2})
    scene = Scene(replace(plain, people=members, body_rules=rules)).at("19:00")
    here = tuple(scene.id(n) for n in range(23))
    scene.do(c.MarkPresence(people=here, presence=Presence.PRESENT), c.OpenMeeting())
    for place, seconds in ((5, 95), (6, 150), (4, 165), (2, 60), (4, 20), (4, 80), (3, 200)):
        scene.speech(place, seconds)
    scene.do(*(c.AskFloor(person=scene.id(place)) for place in (4, 11, 8)))
    scene.do(c.CallPerson(person=scene.id(6)))
    scene.clock.advance(75)
    return scene


def interposed(language: str = "en") -> Scene:
    """Return the same debate with a question by somebody whose name is not known, and an answer."""
    scene = pooled(language)
    scene.do(c.AskFloor(person=None, speech_class=SpeechClass.INTERPOSED), c.CallNext())
    scene.do(c.AskFloor(person=scene.id(6), answers=f"e{scene.session.meeting.entries}"))
    scene.clock.advance(12)
    return scene


def recess(language: str = "en") -> Scene:
    """Return the debate in a recess."""
    reason = "giải lao" if language == "vi" else "tea"
    return debate(language).do(c.PauseMeeting(reason=reason)).at("19:50")


def closed(language: str = "en") -> Scene:
    """Return the meeting after its end."""
    return debate(language).at("20:58").do(c.Adjourn(to="2026-12-03", confirmed=True))


def long_agenda(count: int) -> Agenda:
    """Return an agenda of many items without plans or people."""
    items = tuple(Item(id=f"i{n}", number=str(n), title=f"Item {n}") for n in range(1, count + 1))
    return Agenda(title="A long day", items=items)


HOSTILE = (
    "[/foo]",
    "[TC39] Ann",
    "[bold red]Bo[/]",
    "$(reboot) `x` {name} %s \\",
    "\\[b]",
    "[@click=app.quit]press[/]",
    "王小明先生女士王小明先生女士",
    "عبد الله",
    "👩‍👩‍👧‍👦 Family",
    "e\u0301le\u0300ve",
    "X" * 300,
    "\x1b[2J\x1b]0;owned\x07 Eve \u202e gnp.exe",
)


def hostile() -> Scene:
    """Return a meeting in which everything that people type is meant to break the screen."""
    people = tuple(RosterEntry(name=clean(name), group="[/g]") for name in HOSTILE)
    items = tuple(
        Item(
            id=f"i{n}",
            number=str(n),
            title=clean(text),
            presenter=clean(text),
            prompts=(clean(text),),
            plan=plan(10),
            motions=(PreparedMotion(text=clean(text)),),
        )
        for n, text in enumerate(HOSTILE, 1)
    )
    rules = BodyRules(pools={"[/g]": 60}, ranks={"[/rank]": 0})
    title = clean("[/title] \x1b[31m")
    scene = Scene(Agenda(title=title, items=items, people=people, body_rules=rules))
    everybody = tuple(scene.id(n) for n in range(len(HOSTILE)))
    return scene.do(c.MarkPresence(people=everybody, presence=Presence.PRESENT), c.OpenMeeting())


def fill(scene: Scene, place: int) -> Scene:
    """Let one hostile text stand in every place that shows text of people."""
    who, text = scene.id(place), HOSTILE[place]
    scene.do(c.AskFloor(person=who, note=text), c.CallNext())
    scene.do(c.AskFloor(person=who, speech_class=SpeechClass.INTERPOSED, note=text), c.CallNext())
    scene.do(c.AskFloor(person=who, note=text))
    scene.do(c.MoveMotion(text=text, mover=who), c.OpenVote())
    scene.do(c.SetTask(text=text, owner=who), c.RaiseConcern(person=who, text=text))
    scene.do(*(c.TakeNote(kind=kind, text=text) for kind in NoteKind))
    return scene.do(c.ExtendItem(seconds=60, reason=text))


def say_raw(text: str) -> Phrase:
    """Return a phrase that says nothing but a text of people."""
    return Phrase("{text}", {"text": text})

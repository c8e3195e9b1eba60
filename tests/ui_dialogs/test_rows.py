"""Lists to choose from: what is cut is read whole where it is chosen, and columns stand alike."""

from textual.content import Content

from facilitator.meeting.body import BodyRules
from facilitator.meeting.commands import ExtendPool, OpenMeeting
from facilitator.ui.dialogs import PollDialog, PoolsDialog
from facilitator.ui.dialogs.rows import Row, Rows


async def test_the_poll_that_no_line_holds_is_read_whole_when_it_is_chosen(room, words, play):
    made = PollDialog(room.view, room.live, words, room.session.supposing, text="Well?")
    stage = await play(made)
    assert "unconvinced" not in stage.seen
    made = PollDialog(room.view, room.live, words, room.session.supposing, text="Well?")
    stage = await play(made, "@up")
    assert "▸ strong positive" in stage.seen
    assert "unconvinced" in stage.seen


async def test_a_name_without_an_end_takes_a_few_lines_and_no_more(room, words, play):
    class Long(PollDialog):
        def changed(self):
            rows = (Row(key, Content(f"{'X' * 900} {key}"), Content("right")) for key in "abc")
            self.query_one(Rows).offer(tuple(rows))

    made = Long(room.view, room.live, words, room.session.supposing, text="Well?")
    stage = await play(made)
    assert stage.seen.count("▸") == 1
    assert sum("X" in line for line in stage.seen.splitlines()) <= 7


async def test_the_figures_and_bars_of_pools_stand_below_each_other(make_room, words, play):
    pools = {"Tổ 1": 600, "Tổ 2": 480}
    room = make_room(body_rules=BodyRules(pools=pools))
    room.do(OpenMeeting(), ExtendPool(group="Tổ 1", seconds=60))
    stage = await play(PoolsDialog(room.view, room.live, words, room.now))
    rows = [line for line in stage.seen.splitlines() if "─" in line and "Tổ" in line]
    assert len(rows) == 2
    assert len({line.index("─") for line in rows}) == 1
    assert len({line.index("/") for line in rows}) == 1

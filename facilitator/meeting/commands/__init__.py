"""What an author wants done: imperatives, with names already resolved to ids.

A command is one class: its fields, `in_order` for what a key asks, and `decide` for the events
that it leads to. A field `believed` names what the author took for current; None does not ask
(line mode), the empty string means that nobody was. A stale belief is refused, so that a key
pressed twice does not skip a speaker.
"""

from facilitator.meeting.commands.attendance import *  # noqa: F403
from facilitator.meeting.commands.ballots import *  # noqa: F403
from facilitator.meeting.commands.base import Command as Command
from facilitator.meeting.commands.consent import *  # noqa: F403
from facilitator.meeting.commands.elections import *  # noqa: F403
from facilitator.meeting.commands.floor import *  # noqa: F403
from facilitator.meeting.commands.lots import *  # noqa: F403
from facilitator.meeting.commands.motions import *  # noqa: F403
from facilitator.meeting.commands.papers import *  # noqa: F403
from facilitator.meeting.commands.polls import *  # noqa: F403
from facilitator.meeting.commands.procedures import *  # noqa: F403
from facilitator.meeting.commands.sitting import *  # noqa: F403
from facilitator.meeting.commands.speakers import *  # noqa: F403
from facilitator.meeting.commands.turns import *  # noqa: F403
from facilitator.meeting.commands.votes import *  # noqa: F403
from facilitator.meeting.commands.writing import *  # noqa: F403

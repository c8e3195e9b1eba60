"""What somebody wants done: imperatives, with names already resolved to ids.

A field `believed` names what the sender took for current; None does not ask (line mode), the
empty string believes that there is nobody. A stale belief is refused: a double press is no act.
"""

from facilitator.meeting.commands.attendance import *  # noqa: F403
from facilitator.meeting.commands.base import Wish as Wish
from facilitator.meeting.commands.elections import *  # noqa: F403
from facilitator.meeting.commands.floor import *  # noqa: F403
from facilitator.meeting.commands.motions import *  # noqa: F403
from facilitator.meeting.commands.sitting import *  # noqa: F403
from facilitator.meeting.commands.votes import *  # noqa: F403
from facilitator.meeting.commands.writing import *  # noqa: F403

Command = Wish

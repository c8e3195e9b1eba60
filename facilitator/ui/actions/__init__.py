"""One table of everything that a chair can do: keys, words, and the command or dialog behind it.

Bindings, footer, palette, help screen and the README's key table come from it.
"""

from facilitator.ui.actions.kinds import Action, Ask, Group, Run, Situation
from facilitator.ui.actions.table import ACTIONS, BY_ID

__all__ = ["ACTIONS", "BY_ID", "Action", "Ask", "Group", "Run", "Situation"]

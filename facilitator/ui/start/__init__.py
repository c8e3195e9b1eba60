"""The start screen: meetings to go on with, agendas at hand, minutes to read again."""

from facilitator.ui.start.app import StartApp, run_start
from facilitator.ui.start.choices import Detail, Kind, StartChoice

__all__ = ["Detail", "Kind", "StartApp", "StartChoice", "run_start"]

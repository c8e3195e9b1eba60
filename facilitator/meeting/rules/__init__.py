"""What a vote needs, and the verdict on a tally, in exact arithmetic (spec 5)."""

from facilitator.meeting.rules.requirement import NAMED as NAMED
from facilitator.meeting.rules.requirement import SIMPLE as SIMPLE
from facilitator.meeting.rules.requirement import Base as Base
from facilitator.meeting.rules.requirement import GroupRule as GroupRule
from facilitator.meeting.rules.requirement import Requirement as Requirement
from facilitator.meeting.rules.result import Result as Result
from facilitator.meeting.rules.verdict import Counts as Counts
from facilitator.meeting.rules.verdict import PartVerdict as PartVerdict
from facilitator.meeting.rules.verdict import Tally as Tally
from facilitator.meeting.rules.verdict import Verdict as Verdict
from facilitator.meeting.rules.verdict import Weights as Weights
from facilitator.meeting.rules.verdict import added as added
from facilitator.meeting.rules.verdict import base_size as base_size
from facilitator.meeting.rules.verdict import judge as judge
from facilitator.meeting.rules.words import BASE_NAMES as BASE_NAMES
from facilitator.meeting.rules.words import base_of as base_of
from facilitator.meeting.rules.words import describe as describe
from facilitator.meeting.rules.words import parse_requirement as parse_requirement
from facilitator.meeting.rules.words import rule_words as rule_words

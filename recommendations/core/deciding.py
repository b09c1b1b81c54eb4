"""What a project may decide about a recommendation, and what of it a plan keeps. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from assessment.core import values
from assessment.core.faults import Fault
from assessment.core.faults import gettext_noop as _

OPEN, PLANNED, DONE, DISMISSED = "open", "planned", "done", "dismissed"
STATES = (PLANNED, DONE, DISMISSED, OPEN)
SETTLED = (DONE, DISMISSED)  # what asks for no step any more
MAX_WHO = 200
MAX_REASON = 1000
LONG_AGO, FAR_AHEAD = timedelta(days=366), timedelta(days=3660)  # a plan may be overdue, and is no archive


@dataclass(frozen=True, slots=True)
class Typed:
    """A decision as it was typed."""

    state: str = ""
    who: str = ""
    due: str = ""  # ISO 8601
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """What stands decided about one recommendation. It names no account: a plan outlives those."""

    recommendation: str
    state: str
    who: str = ""  # in the project's own words
    due: date | None = None
    reason: str = ""

    @property
    def typed(self) -> Typed:
        """As a form shows it again."""
        return Typed(self.state, self.who, self.due.isoformat() if self.due else "", self.reason)


class InvalidDecision(Exception):
    """It cannot be taken as it is; each fault points to its field."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(f"{fault.pointer}: {fault.detail}" for fault in faults))
        self.faults = faults


def read(typed: Typed, recommendation: str, today: date) -> Decided:
    """All that was typed is kept in every state but open, so that nothing is lost. Raises InvalidDecision."""
    faults: list[Fault] = []
    if typed.state not in STATES:
        faults.append(Fault("/state", "missing", _("Choose what you decided.")))
    who = values.text(" ".join(typed.who.split()), MAX_WHO, "/who", faults)
    due = _due(typed, today, faults)
    reason = values.text(typed.reason.strip(), MAX_REASON, "/reason", faults)
    if typed.state == DISMISSED and not reason:
        faults.append(Fault("/reason", "missing", _("Say why it is not for you, for those who ask next time.")))
    if faults:
        raise InvalidDecision(tuple(faults))
    if typed.state == OPEN:
        return Decided(recommendation, OPEN)
    return Decided(recommendation, typed.state, who, due, reason)


def _due(typed: Typed, today: date, faults: list[Fault]) -> date | None:
    if not typed.due.strip():
        return None
    try:
        due = date.fromisoformat(typed.due.strip())
    except ValueError:
        faults.append(Fault("/due", "not_allowed", _("Write a day that exists as year, month and day: 2027-01-31.")))
        return None
    if typed.state == PLANNED and not today - LONG_AGO <= due <= today + FAR_AHEAD:
        faults.append(Fault("/due", "not_allowed", _("Name a day within the next ten years.")))
    return due

"""Which way each cell went between two assessments, and that in one sentence. Out and in are no grade.

What was not known and now is may have been so all along, so it is said apart. So is a cell whose question means
something else now: of that nobody can say which way it went.
"""

from collections import Counter
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessment.core.comparing import Change, Comparison, Reading
from assessment.core.profile import Cell, Profile, Standing
from recommendations import wording


class Way(StrEnum):
    OUT = "out"  # people from outside come further than before
    IN = "in"
    KNOWN = "known"
    UNKNOWN = "unknown"
    ENTERED = "entered"  # it was out of the picture: not worked on, or not applicable
    LEFT = "left"
    ASKED = "asked"  # the questionnaire asks or scores it otherwise
    SAME = "same"


def ways(found: Comparison, now: Profile) -> dict[str, Way]:
    """Every cell by id."""
    changes = {change.value: change for change in found.changes}
    return {cell.id: _way(found, cell, changes.get(f"cell.{cell.id}")) for cell in now.cells}


def _way(found: Comparison, cell: Cell, change: Change | None) -> Way:
    if cell.question in found.to_answer or (change and change.cause != "project"):
        return Way.ASKED
    return between(change.before, change.now) if change else Way.SAME


def between(before: Reading, now: Reading) -> Way:
    """From one reading of a cell to another one."""
    standing, *then = before
    standing_now, *since = now
    if None in then or None in since:
        return Way.LEFT if None in since and None not in then else Way.ENTERED if None in then else Way.SAME
    low, high, low_now, high_now = (float(each or 0) for each in (*then, *since))
    if low_now > high:
        return Way.OUT
    if high_now < low:
        return Way.IN
    return Way.KNOWN if standing_now is Standing.KNOWN and standing is not Standing.KNOWN else Way.UNKNOWN


def headline(went: dict[str, Way]) -> str:
    """How many cells went which way."""
    count = Counter(went.values())
    if count[Way.SAME] == len(went):
        return _("All %(n)s cells are as before") % {"n": len(went)}
    parts = wording.listed([_counted(way, count[way]) for way in Way if count[way]])
    return _("Of %(all)s cells, %(parts)s") % {"all": len(went), "parts": parts}


def _counted(way: Way, n: int) -> str:
    return {
        Way.OUT: ngettext("%(n)s moved out", "%(n)s moved out", n),
        Way.IN: ngettext("%(n)s moved in", "%(n)s moved in", n),
        Way.KNOWN: ngettext("%(n)s is now known", "%(n)s are now known", n),
        Way.UNKNOWN: ngettext("%(n)s is no longer known", "%(n)s are no longer known", n),
        Way.ENTERED: ngettext("%(n)s came into the picture", "%(n)s came into the picture", n),
        Way.LEFT: ngettext("%(n)s left the picture", "%(n)s left the picture", n),
        Way.ASKED: ngettext("%(n)s is asked differently now", "%(n)s are asked differently now", n),
        Way.SAME: ngettext("%(n)s is as before", "%(n)s are as before", n),
    }[way] % {"n": n}


def words(way: Way) -> str:
    return {
        Way.OUT: _("moved out"),
        Way.IN: _("moved in"),
        Way.KNOWN: _("now known"),
        Way.UNKNOWN: _("no longer known"),
        Way.ENTERED: _("came into the picture"),
        Way.LEFT: _("left the picture"),
        Way.ASKED: _("asked differently now"),
        Way.SAME: _("as before"),
    }[way]

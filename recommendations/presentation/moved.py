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
    OPEN = "open"  # not known, then as now
    SAME = "same"


def ways(found: Comparison, now: Profile) -> dict[str, Way]:
    """Every cell by id."""
    changes = {change.value: change for change in found.changes}
    return {cell.id: _way(found, cell, changes.get(f"cell.{cell.id}")) for cell in now.cells}


def _way(found: Comparison, cell: Cell, change: Change | None) -> Way:
    if change is None and cell.low is None:
        return Way.SAME  # out of the picture both times, however it is asked
    if cell.question in found.to_answer or (change and change.cause != "project"):
        return Way.ASKED
    if change:
        return _between(change.before, change.now)
    return Way.OPEN if cell.standing is Standing.RANGE else Way.SAME


def _between(before: Reading, now: Reading) -> Way:
    """From one reading of a cell to another one."""
    (standing, *then), (standing_now, *since) = before, now
    match None in then, None in since:
        case True, True:
            return Way.SAME  # out of the picture for another reason
        case True, False:
            return Way.ENTERED
        case False, True:
            return Way.LEFT
    (low, high), (low_now, high_now) = ([float(each or 0) for each in pair] for pair in (then, since))
    if low_now > high:
        return Way.OUT
    if high_now < low:
        return Way.IN
    return Way.KNOWN if standing_now is Standing.KNOWN and standing is not Standing.KNOWN else Way.UNKNOWN


def headline(went: dict[str, Way]) -> str:
    """How many cells went which way."""
    count = Counter(went.values())
    if not count.keys() - {Way.SAME, Way.OPEN}:
        return _("No cell moved")
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
        Way.OPEN: ngettext("%(n)s is still not known", "%(n)s are still not known", n),
        Way.SAME: ngettext("%(n)s is as before", "%(n)s are as before", n),
    }[way] % {"n": n}


def words(before: Reading, now: Reading) -> str:
    """Which way one cell went that the project itself moved; "" where it stays out of the picture."""
    return {
        Way.OUT: _("moved out"),
        Way.IN: _("moved in"),
        Way.KNOWN: _("now known"),
        Way.UNKNOWN: _("no longer known"),
        Way.ENTERED: _("came into the picture"),
        Way.LEFT: _("left the picture"),
    }.get(_between(before, now), "")

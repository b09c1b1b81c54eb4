"""The result's first words: a headline and the sentences under it, true for whatever is known and never a grade."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessment.core.profile import Profile, Standing
from assessment.core.questionnaire import Questionnaire
from assessment.wording import quoted

FEW = 3  # shapes that can be named in one sentence


def headline(asked: Questionnaire, profile: Profile) -> str:
    """The named shape. Where ranges leave it open: two of them, or how far others come in what is charted."""
    patterns = {pattern.id: pattern for pattern in asked.dimensions.patterns}
    match profile.patterns:
        case ():
            return _("Nothing to draw yet")
        case (only,):
            return patterns[only].headline
        case (first, second):
            shapes = {"first": patterns[first].title, "second": _small(patterns[second].title)}
            return _("%(first)s, or %(second)s") % shapes
        case _:
            return _as_far_as_charted(profile)


def _small(title: str) -> str:
    """A title in the middle of a sentence."""
    return title[:1].lower() + title[1:]


def _as_far_as_charted(profile: Profile) -> str:
    known = [cell.high for cell in profile.cells if cell.standing is Standing.KNOWN and cell.high is not None]
    if not known:
        return _("Not charted yet")
    return {
        0: _("Held by the core team where it is charted"),
        1: _("Visible from outside where it is charted"),
        2: _("Built with chosen partners in places, not all charted"),
        3: _("Open to anyone in places, not all charted"),
        4: _("Shared with others in places, not all charted"),
    }[max(known)]


def lede(asked: Questionnaire, profile: Profile) -> tuple[str, ...]:
    """What the shape means, how much of it is not known, and how to take a low cell."""
    return (
        _shape(asked, profile),
        *open_cells(profile),
        _("A low cell is not a fault: early stages are usually held by few."),
    )


def _shape(asked: Questionnaire, profile: Profile) -> str:
    patterns = {pattern.id: pattern for pattern in asked.dimensions.patterns}
    titles = [quoted(patterns[each].title) for each in profile.patterns]
    match titles:
        case []:
            return _("No cell has an answer that places it on the map.")
        case [_only]:
            return patterns[profile.patterns[0]].meaning
        case [*others, last] if len(titles) <= FEW:
            listed = {"others": ", ".join(others), "last": last}
            return _("Missing answers leave the shape open: it could be %(others)s or %(last)s.") % listed
        case _ if len(titles) == len(patterns):
            return _("Too little is known to tell a shape: every one that we name would still fit.")
        case _:
            counted = {"n": len(titles), "all": len(patterns)}
            return (
                _("Missing answers leave the shape open: %(n)s of the %(all)s that we name would still fit.") % counted
            )


def open_cells(profile: Profile) -> list[str]:
    standings = [cell.standing for cell in profile.cells]
    said = []
    if count := standings.count(Standing.RANGE):
        said.append(ngettext("%(n)s of 18 cells is a range.", "%(n)s of 18 cells are ranges.", count) % {"n": count})
    if count := standings.count(Standing.NOT_APPLICABLE) + standings.count(Standing.NOT_WORKED_ON):
        said.append(ngettext("%(n)s cell does not apply.", "%(n)s cells do not apply.", count) % {"n": count})
    return said

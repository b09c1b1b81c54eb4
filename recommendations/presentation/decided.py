"""What stands decided about the advice, in words; a recommendation that left the catalogue keeps its title."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from recommendations.core import catalogue as catalogues
from recommendations.core.deciding import DISMISSED, DONE, PLANNED, Decided
from recommendations.core.plan import Plan
from recommendations.presentation.shapes import DecisionShown

ORDER = (PLANNED, DONE, DISMISSED)


def decisions(plan: Plan) -> tuple[DecisionShown, ...]:
    """All there are: what is planned by its date, then what is done, then what is not for the project."""
    advised = {match.recommendation for match in plan.advice.matches} | {*plan.advice.orientation}
    shown = (_shown(plan, each, is_advised=each.recommendation in advised) for each in plan.decisions)
    return tuple(sorted(shown, key=lambda each: (ORDER.index(each.state), each.due or date.max, each.title)))


def by_id(plan: Plan) -> Mapping[str, DecisionShown]:
    return {each.id: each for each in decisions(plan)}


def state_word(state: str) -> str:
    return {PLANNED: _("planned"), DONE: _("done"), DISMISSED: _("not for us")}.get(state, _("open"))


def _shown(plan: Plan, decided: Decided, *, is_advised: bool) -> DecisionShown:
    return DecisionShown(
        id=decided.recommendation,
        title=_title(plan, decided.recommendation),
        state=decided.state,
        label=state_word(decided.state),
        who=decided.who,
        due=decided.due,
        reason=decided.reason,
        note=_note(decided.state, is_advised=is_advised),
        typed=decided.typed,
    )


def _title(plan: Plan, recommendation: str) -> str:
    found = catalogues.get(plan.advice.catalogue_version, plan.language).by_id.get(recommendation)
    found = found or catalogues.newest_with(recommendation, plan.language)
    return found.title if found else recommendation


def _note(state: str, *, is_advised: bool) -> str:
    if not is_advised and state == PLANNED:
        return _("No longer advised by this result.")
    if is_advised and state == DONE:
        return _("Marked as done, but the answers still advise it.")
    return ""

"""Why an action fits a project, in terms of the project's own answers. Pure.

Every reason there is is named, the strongest kind first: a wish, a motive that falls short, facts that call for it, a
barrier that is felt, a way in that nobody used yet, rules that are fewer than size and duties call for. That a rung
could be higher is never one.
"""

from collections.abc import Iterator

from assessment.core import naming
from assessment.core.conditions import Truth
from assessment.core.profile import Cell, FacetResult, Fact, Motivation
from recommendations.core.advice import BARRIER, FIT, NEED, ON_RAMP, TENSION, WANTED, Reason
from recommendations.core.catalogue import Move, Recommendation
from recommendations.core.situation import Situation

FELT = ("by_us", "by_outsiders", "by_both")


def reasons(recommendation: Recommendation, moves: list[Move], situation: Situation) -> tuple[Reason, ...]:
    """`moves` are those that are still open. Without one, only what the step opens or joins can speak for it."""
    found = [_wish(move, situation) for move in moves]
    for motivation in situation.profile.motivations:
        found += [_motive(motivation, move) for move in moves]
        found += _motive_in_facts(motivation, recommendation, situation)
    if moves or not recommendation.moves:
        found += [_need(recommendation, situation)]
        found += _barriers(recommendation, situation)
        found += [_fit(move, situation) for move in moves]
        if any(found):  # a way in that stands unused adds to a reason; it is none by itself
            found += _unused(recommendation, situation)
    return tuple(reason for reason in found if reason)


def _wish(move: Move, situation: Situation) -> Reason | None:
    cell = situation.levels[move.target]
    if not isinstance(cell, Cell) or cell.wanted is None or move.to > cell.wanted:
        return None
    return Reason(WANTED, cell=cell.id, low=cell.low, high=cell.high, aim=cell.wanted, questions=(cell.question,))


def hoped_for(move: Move, situation: Situation) -> bool:
    """Whether a wish or a motive speaks for a move whose range hides if it is still open."""
    return bool(_wish(move, situation)) or any(
        _motive(motivation, move, unsettled=True) for motivation in situation.profile.motivations
    )


def _motive(motivation: Motivation, move: Move, *, unsettled: bool = False) -> Reason | None:
    """The motive's shortfall that this move answers; a move past what is enough is not needed for it."""
    for short in motivation.unsettled if unsettled else motivation.shortfalls:
        if short.target == (move.cell or move.facet) and move.to <= short.enough:
            return Reason(
                TENSION,
                cell=short.cell,
                facet=short.facet,
                motive=motivation.motive,
                low=short.low,
                high=short.high,
                aim=short.enough,
            )
    return None


def _motive_in_facts(motivation: Motivation, recommendation: Recommendation, situation: Situation) -> Iterator[Reason]:
    """The motive's shortfalls in artefacts, or in others' work, that this step answers."""
    for short in motivation.shortfalls:
        opened = short.artefact in recommendation.answers.artefacts
        kept = opened and (short.artefact or "").split(".")[0] in situation.deliberate
        if (opened and not kept) or short.outward in recommendation.answers.outward:
            yield Reason(
                TENSION,
                motive=motivation.motive,
                low=short.low,
                high=short.high,
                aim=short.enough,
                artefact=short.artefact,
                outward=short.outward,
            )


def _need(recommendation: Recommendation, situation: Situation) -> Reason | None:
    if recommendation.need is None:
        return None
    holds = situation.holds(recommendation.need.when)
    if holds.truth is not Truth.YES:
        return None
    asked = [question for leaf, _ in holds.because for question in situation.questions_of(leaf)]
    told = [each for leaf, _ in holds.because for each in situation.told(leaf)]
    return Reason(NEED, questions=tuple(dict.fromkeys(asked)), told=tuple(told))


def _barriers(recommendation: Recommendation, situation: Situation) -> Iterator[Reason]:
    """A barrier that is felt, unless the project says that it cannot change it."""
    fixed = {fact.row for fact in situation.profile.barriers_change if fact.choice == "no"}
    for fact in situation.profile.barriers:
        if fact.choice in FELT and fact.row in recommendation.answers.barriers and fact.row not in fixed:
            yield _from_fact(BARRIER, fact)


def _unused(recommendation: Recommendation, situation: Situation) -> Iterator[Reason]:
    for fact in situation.profile.on_ramps:
        if fact.choice == "open_unused" and fact.row in recommendation.answers.on_ramps:
            yield _from_fact(ON_RAMP, fact)


def _from_fact(kind: str, fact: Fact) -> Reason:
    return Reason(kind, named=fact.row, questions=(fact.question,))


def _fit(move: Move, situation: Situation) -> Reason | None:
    facet = situation.levels[move.target]
    if not isinstance(facet, FacetResult) or facet.fit is None or facet.fit.verdict != "less":
        return None
    if move.to > facet.fit.most:
        return None
    return Reason(FIT, facet=facet.id, low=facet.low, high=facet.high, aim=facet.fit.least, questions=facet.questions)


def lacks(recommendation: Recommendation, situation: Situation) -> tuple[str, ...]:
    """What the step takes and the project says it has not. What it does not say is no lack."""
    answers = situation.answers
    missing = []
    hours = answers[naming.HOURS].value if naming.HOURS in answers else None
    if isinstance(hours, int) and recommendation.upkeep_hours > hours:
        missing.append("hours")
    money = answers[naming.MONEY].value if naming.MONEY in answers else None
    enough = {"none": ("none",), "some": ("none", "some")}.get(str(money))
    if enough and recommendation.money not in enough:
        missing.append("money")
    mandate = answers[naming.MANDATE].chosen if naming.MANDATE in answers else ()
    if mandate and "ourselves" not in mandate and recommendation.agreement == "contract":
        missing.append("agreement")
    return tuple(missing)

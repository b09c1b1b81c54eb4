"""Which advice fits a project, and in which order. Pure; `reasons` says why.

An action is chosen for reasons of this project alone. A project that states neither wish nor motive gets orientation.
What a range hides becomes a question to find out first. What is kept on purpose is left alone, and said. What takes
more than there is comes after what can be done now.
"""

from collections import Counter
from collections.abc import Iterator

from assessment.core.answers import Answers
from assessment.core.conditions import Truth
from assessment.core.profile import Profile
from assessment.core.questionnaire import Questionnaire
from recommendations.core import what_if
from recommendations.core.advice import (
    BARRIER,
    FIT,
    NEED,
    ON_RAMP,
    TENSION,
    WANTED,
    Advice,
    Effect,
    FindOut,
    Kept,
    Match,
    Reason,
)
from recommendations.core.catalogue import Catalogue, Move, Recommendation
from recommendations.core.reasons import hoped_for, lacks, reasons
from recommendations.core.situation import Situation, questions_of

FIRST = 10  # the first so many hold at most PER_DOMAIN of one domain, as long as there is other advice
PER_DOMAIN = 3


def match(catalogue: Catalogue, questionnaire: Questionnaire, answers: Answers, profile: Profile) -> Advice:
    """Return what applies, the most useful first. Ties are broken by id, so the order is the same everywhere."""
    if not profile.wanted and not profile.motivations:
        orientation = tuple(each.id for each in catalogue.recommendations if each.kind == "orientation")
        return Advice(catalogue.version, (), (), orientation, ())
    situation = Situation.of(questionnaire, answers, profile)
    found = sorted(
        filter(None, (_match(each, situation) for each in catalogue.actions)),
        key=lambda each: (-each.weight, each.recommendation),
    )
    chosen = {each.recommendation for each in found}
    find_out = _find_out([each for each in catalogue.actions if each.id not in chosen], situation)
    now, later = [each for each in found if not each.lacks], [each for each in found if each.lacks]
    return Advice(
        catalogue_version=catalogue.version,
        matches=(*_spread(now), *later),
        find_out=find_out,
        orientation=(),
        unserved=_unserved(profile, found, find_out),
        kept=_kept([each for each in catalogue.actions if each.id not in chosen], situation),
    )


def _match(recommendation: Recommendation, situation: Situation) -> Match | None:
    if situation.holds(recommendation.when).truth is not Truth.YES:
        return None
    moves = [move for move in _open_moves(recommendation, situation) if not situation.silenced(move)]
    why = reasons(recommendation, moves, situation)
    if not why:
        return None
    bonuses = _bonuses(recommendation, why, situation)
    return Match(
        recommendation=recommendation.id,
        reasons=why,
        effects=tuple(_effect(move, situation) for move in moves),
        bonuses=bonuses,
        weight=round(1 + sum(bonus for _, bonus in bonuses), 2),
        lacks=lacks(recommendation, situation),
        after=what_if.after(moves, situation),
    )


def _open_moves(recommendation: Recommendation, situation: Situation) -> list[Move]:
    """What is there already is not advised, and neither is what nobody knows to be missing."""
    return [move for move in recommendation.moves if situation.open(move) is Truth.YES]


def _effect(move: Move, situation: Situation) -> Effect:
    level = situation.levels[move.target]
    return Effect(move.cell, move.facet, move.question, level.low or 0, level.high or 0, move.to)


def _bonuses(
    recommendation: Recommendation, why: tuple[Reason, ...], situation: Situation
) -> tuple[tuple[str, float], ...]:
    """What the weight is made of: 1 plus each of these, so that none can empty it. The sizes are our judgement."""
    kinds = {reason.kind for reason in why}
    motives = {reason.motive for reason in why if reason.kind == TENSION}
    made_for = any(way in recommendation.ways for way in situation.ways)
    return (
        ("wanted", 3.0 if WANTED in kinds else 0.0),
        ("tension", 2.0 + 0.5 * (len(motives) - 1) if motives else 0.0),
        ("need", 2.0 if NEED in kinds or FIT in kinds else 0.0),
        ("barrier", 1.0 if BARRIER in kinds else 0.0),
        ("on_ramp", 0.5 if ON_RAMP in kinds else 0.0),
        ("impact", 0.5 * (recommendation.impact - 1)),
        ("fit", 0.25 if made_for else 0.0),
        ("effort", {"S": 0.5, "M": 0.25, "L": 0.0}[recommendation.effort]),
    )


def _spread(found: list[Match]) -> list[Match]:
    """In order of weight, but at most three of one domain among the first ten, so that none crowds out the rest."""
    first: list[Match] = []
    counts: Counter[str] = Counter()
    for each in found:
        domains = {effect.cell.split(".")[0] for effect in each.effects if effect.cell}
        if len(first) == FIRST:
            break
        if all(counts[domain] < PER_DOMAIN for domain in domains):
            first.append(each)
            counts.update(domains)
    return first + [each for each in found if each not in first]


def _unserved(profile: Profile, found: list[Match], find_out: tuple[FindOut, ...]) -> tuple[str, ...]:
    """The wishes that bring nothing, so that they are said and not dropped."""
    served = {reason.cell for each in found for reason in each.reasons if reason.kind == WANTED}
    asked = {each.question for each in find_out}
    return tuple(cell.id for cell in profile.wanted if cell.id not in served and cell.question not in asked)


def _find_out(actions: list[Recommendation], situation: Situation) -> tuple[FindOut, ...]:
    """The answers that would decide most: those without which nobody knows whether an action fits."""
    waiting: dict[str, list[str]] = {}
    for recommendation in actions:
        for question in dict.fromkeys(_unknown(recommendation, situation)):
            waiting.setdefault(question, []).append(recommendation.id)
    ranked = sorted(waiting.items(), key=lambda each: (-len(each[1]), each[0]))
    return tuple(FindOut(question, tuple(decides)) for question, decides in ranked)


def _unknown(recommendation: Recommendation, situation: Situation) -> Iterator[str]:
    """The questions whose answers hide whether this action fits, where something speaks for it."""
    applies = situation.holds(recommendation.when)
    if applies.truth is Truth.NO:
        return
    wishes = [move for move in recommendation.moves if hoped_for(move, situation) and not situation.silenced(move)]
    for move in wishes:
        if situation.open(move) is Truth.UNKNOWN:
            yield from questions_of(situation.levels[move.target])
    if wishes and applies.truth is Truth.UNKNOWN:
        yield from (question for leaf, _ in applies.because for question in situation.questions_of(leaf))
    if recommendation.need and applies.truth is Truth.YES and _open_moves(recommendation, situation):
        needed = situation.holds(recommendation.need.when)
        if needed.truth is Truth.UNKNOWN:
            yield from (question for leaf, _ in needed.because for question in situation.questions_of(leaf))


def _kept(actions: list[Recommendation], situation: Situation) -> tuple[Kept, ...]:
    """What a motive or a fact would speak for, in domains that stand where they do on purpose."""
    silent: dict[str, list[str]] = {domain: [] for domain in situation.deliberate}
    for recommendation in actions:
        if situation.holds(recommendation.when).truth is not Truth.YES:
            continue
        moves = [move for move in _open_moves(recommendation, situation) if situation.silenced(move)]
        if moves and reasons(recommendation, moves, situation):
            for domain in dict.fromkeys((move.cell or "").split(".")[0] for move in moves):
                silent[domain].append(recommendation.id)
    return tuple(Kept(domain, situation.deliberate[domain], tuple(told)) for domain, told in silent.items())

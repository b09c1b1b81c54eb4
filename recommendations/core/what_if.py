"""What a step would change: the answers it moves are set, and the whole is scored again. Pure."""

from collections.abc import Callable, Iterable

from assessment.core import scoring
from assessment.core.answers import Answer, State
from assessment.core.profile import Motivation, Profile
from recommendations.core.advice import After, StageChange
from recommendations.core.catalogue import Move
from recommendations.core.situation import Situation, questions_of


def after(moves: Iterable[Move], situation: Situation) -> After:
    """How the profile would differ once these moves are made."""
    answers = dict(situation.answers)
    for move in moves:
        question = move.question or questions_of(situation.levels[move.target])[0]
        rung = situation.questionnaire.questions[question].choice_ids[move.to]
        answers[question] = Answer(State.ANSWERED, rung)
    old, new = situation.profile, scoring.score(situation.questionnaire, answers)
    return After(
        stages=_stages(old, new),
        patterns=None if old.patterns == new.patterns else new.patterns,
        settled=_motives(old, new, lambda before, now: now == 0 < before),
        eased=_motives(old, new, lambda before, now: 0 < now < before),
    )


def _stages(old: Profile, new: Profile) -> tuple[StageChange, ...]:
    changes = []
    for before, now in zip(old.stages, new.stages, strict=True):
        if before != now and before.low is not None and before.high is not None:
            changes.append(StageChange(before.stage, before.low, before.high, now.low or 0, now.high or 0))
    return tuple(changes)


def _motives(old: Profile, new: Profile, is_so: Callable[[int, int], bool]) -> tuple[str, ...]:
    then: dict[str, Motivation] = {each.motive: each for each in old.motivations}
    return tuple(
        each.motive for each in new.motivations if is_so(len(then[each.motive].shortfalls), len(each.shortfalls))
    )

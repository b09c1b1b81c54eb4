"""Which advice fits a project, why, and in which order. Pure: it explains itself in terms of the project's own answers.

An action is chosen because the project wants more people in a cell it moves, because a cell or facet behind one of its
motives is known to fall short, because facts of the project call for it, or because its rules are fewer than its size
calls for. That a rung could be higher is never a reason. A project that states neither wish nor motive gets
orientation. What a range hides becomes a question to find out first.
"""

from collections import Counter
from dataclasses import dataclass

from assessment.core import branching, conditions
from assessment.core.answers import Answers
from assessment.core.conditions import AnswerIn, Explained, Truth
from assessment.core.profile import Cell, FacetResult, Motivation, Profile
from assessment.core.questionnaire import Questionnaire
from assessment.core.scoring import ranges
from recommendations.core.catalogue import Catalogue, CellReach, FacetReach, Leaf, ModelIn, Move, Recommendation

WANTED, TENSION, NEED, FIT = "wanted", "tension", "need", "fit"
FIRST = 10  # the first so many hold at most PER_DOMAIN of one domain
PER_DOMAIN = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one action was chosen: the wish, the motive, the facts or the fit behind it, and where it stands."""

    kind: str
    cell: str | None = None
    facet: str | None = None
    motive: str | None = None
    low: float | None = None
    high: float | None = None
    aim: float | None = None  # the wanted rung, the level that is enough, or what is called for
    questions: tuple[str, ...] = ()  # the answers it rests on


@dataclass(frozen=True, slots=True)
class Effect:
    """What a move changes: from where the cell or facet stands to where it would."""

    cell: str | None
    facet: str | None
    question: str | None  # the half of a facet that moves, where the facet has two
    low: float
    high: float
    to: int


@dataclass(frozen=True, slots=True)
class Match:
    recommendation: str
    reasons: tuple[Reason, ...]  # the strongest first
    effects: tuple[Effect, ...]
    bonuses: tuple[tuple[str, float], ...]  # what the weight is made of; see `_bonuses`
    weight: float


@dataclass(frozen=True, slots=True)
class FindOut:
    """An answer worth finding out first: it would decide whether these actions fit."""

    question: str
    decides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    catalogue_version: str
    matches: tuple[Match, ...]
    find_out: tuple[FindOut, ...]
    orientation: tuple[str, ...]
    unserved: tuple[str, ...]  # wanted cells that neither an action nor a question to find out serves


@dataclass(frozen=True, slots=True)
class _Situation:
    """A project as the conditions of the catalogue see it."""

    profile: Profile
    answers: Answers
    levels: dict[str, Cell | FacetResult]  # by id: cells, facets, and the halves of facets by their question
    ways: tuple[str, ...]  # the nearest governance model and its family; empty where nobody is named

    def truth(self, leaf: Leaf) -> Truth:
        match leaf:
            case AnswerIn():
                return conditions.answer_is_in(leaf, self.answers)
            case CellReach(cell, below, at_least):
                return _reach(self.levels[cell], below, at_least)
            case FacetReach(facet, below, at_least):
                return _reach(self.levels[facet], below, at_least)
            case ModelIn(models):
                nearest = self.profile.governance_model.nearest
                return Truth.UNKNOWN if nearest is None else Truth.YES if nearest in models else Truth.NO

    def questions_of(self, leaf: Leaf) -> tuple[str, ...]:
        """The answers a leaf rests on."""
        match leaf:
            case AnswerIn(answer):
                return (answer,)
            case CellReach(target) | FacetReach(target):
                level = self.levels[target]
                return (level.question,) if isinstance(level, Cell) else level.questions
            case ModelIn():
                return ()


def match(catalogue: Catalogue, questionnaire: Questionnaire, answers: Answers, profile: Profile) -> Advice:
    """Return what applies, the most useful first. Ties are broken by id, so the order is the same everywhere."""
    situation = _situation(questionnaire, answers, profile)
    if not profile.wanted and not profile.motivations:
        orientation = tuple(each.id for each in catalogue.recommendations if each.kind == "orientation")
        return Advice(catalogue.version, (), (), orientation, ())
    actions = [each for each in catalogue.recommendations if each.kind == "action"]
    found = sorted(
        filter(None, (_match(each, situation) for each in actions)),
        key=lambda each: (-each.weight, each.recommendation),
    )
    find_out = _find_out(actions, situation)
    return Advice(catalogue.version, tuple(_spread(found)), find_out, (), _unserved(profile, found, find_out))


def _unserved(profile: Profile, found: list[Match], find_out: tuple[FindOut, ...]) -> tuple[str, ...]:
    """The wishes that bring nothing, so that they are said and not dropped."""
    served = {reason.cell for match_ in found for reason in match_.reasons if reason.kind == WANTED}
    asked = {each.question for each in find_out}
    return tuple(cell.id for cell in profile.wanted if cell.id not in served and cell.question not in asked)


def _situation(questionnaire: Questionnaire, answers: Answers, profile: Profile) -> _Situation:
    hidden = branching.hidden(questionnaire, answers)
    seen = {question: answer for question, answer in answers.items() if question not in hidden}
    levels: dict[str, Cell | FacetResult] = {cell.id: cell for cell in profile.cells} | {
        facet.id: facet for facet in profile.facets
    }
    for facet in profile.facets:
        for question in facet.questions if len(facet.questions) > 1 else ():
            standing, low, high = ranges.of_ladder(questionnaire.questions[question], seen)
            levels[question] = FacetResult(facet.id, facet.kind, standing, low, high, (question,), None)
    nearest = profile.governance_model.nearest
    ways = (nearest, questionnaire.model(nearest).family) if nearest else ()
    return _Situation(profile, seen, levels, ways)


def _match(recommendation: Recommendation, situation: _Situation) -> Match | None:
    if _applies(recommendation, situation) is not Truth.YES:
        return None
    moves = [move for move in recommendation.moves if _open(situation.levels[move.target], move) is Truth.YES]
    if recommendation.moves and not moves:
        return None  # it is there already, or nobody knows
    reasons = _reasons(recommendation, moves, situation)
    if not reasons:
        return None
    bonuses = _bonuses(recommendation, reasons, situation)
    return Match(
        recommendation=recommendation.id,
        reasons=reasons,
        effects=tuple(_effect(move, situation.levels[move.target]) for move in moves),
        bonuses=bonuses,
        weight=round(1 + sum(bonus for _, bonus in bonuses), 2),
    )


def _applies(recommendation: Recommendation, situation: _Situation) -> Truth:
    if recommendation.when is None:
        return Truth.YES
    told: Explained[Leaf] = conditions.holds(recommendation.when, situation.truth)
    return told.truth


def _open(level: Cell | FacetResult, move: Move) -> Truth:
    """Whether the cell or facet still stands below where the move leads. UNKNOWN: its range hides it."""
    return _reach(level, below=move.to, at_least=None)


def _reach(level: Cell | FacetResult, below: int | None, at_least: int | None) -> Truth:
    if level.low is None or level.high is None:
        return Truth.NO  # not applicable: nothing to reach, and nothing to stay below
    if below is not None:
        return Truth.YES if level.high < below else Truth.NO if level.low >= below else Truth.UNKNOWN
    bound = at_least or 0
    return Truth.YES if level.low >= bound else Truth.NO if level.high < bound else Truth.UNKNOWN


def _reasons(recommendation: Recommendation, moves: list[Move], situation: _Situation) -> tuple[Reason, ...]:
    """Every reason there is, the strongest kind first: wish, motive, facts, fit."""
    found = [_wish(move, situation) for move in moves]
    found += [_motive(motivation, move) for move in moves for motivation in situation.profile.motivations]
    found += [_need(recommendation, situation)]
    found += [_fit(move, situation) for move in moves]
    return tuple(reason for reason in found if reason)


def _wish(move: Move, situation: _Situation) -> Reason | None:
    cell = situation.levels[move.target]
    if not isinstance(cell, Cell) or cell.wanted is None or move.to > cell.wanted:
        return None
    return Reason(WANTED, cell=cell.id, low=cell.low, high=cell.high, aim=cell.wanted, questions=(cell.question,))


def _motive(motivation: Motivation, move: Move, *, unsettled: bool = False) -> Reason | None:
    """The motive's shortfall that this move answers; a move past what is enough is not needed for it."""
    for short in motivation.unsettled if unsettled else motivation.shortfalls:
        if (short.cell, short.facet) == (move.cell, move.facet) and move.to <= short.enough:
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


def _need(recommendation: Recommendation, situation: _Situation) -> Reason | None:
    if recommendation.need is None:
        return None
    told: Explained[Leaf] = conditions.holds(recommendation.need.when, situation.truth)
    if told.truth is not Truth.YES:
        return None
    asked = [question for leaf, _ in told.because for question in situation.questions_of(leaf)]
    return Reason(NEED, questions=tuple(dict.fromkeys(asked)))


def _fit(move: Move, situation: _Situation) -> Reason | None:
    facet = situation.levels[move.target]
    if (
        not isinstance(facet, FacetResult)
        or facet.fit is None
        or facet.fit.verdict != "less"
        or move.to > facet.fit.most
    ):
        return None
    return Reason(FIT, facet=facet.id, low=facet.low, high=facet.high, aim=facet.fit.least, questions=facet.questions)


def _effect(move: Move, level: Cell | FacetResult) -> Effect:
    return Effect(move.cell, move.facet, move.question, level.low or 0, level.high or 0, move.to)


def _bonuses(
    recommendation: Recommendation, reasons: tuple[Reason, ...], situation: _Situation
) -> tuple[tuple[str, float], ...]:
    """What the weight is made of: 1 plus each of these, so that none can empty it. The sizes are our judgement."""
    kinds = {reason.kind for reason in reasons}
    motives = {reason.motive for reason in reasons if reason.kind == TENSION}
    made_for = any(way in recommendation.ways for way in situation.ways)
    return (
        ("wanted", 3.0 if WANTED in kinds else 0.0),
        ("tension", 2.0 + 0.5 * (len(motives) - 1) if motives else 0.0),
        ("need", 1.5 if NEED in kinds or FIT in kinds else 0.0),
        ("impact", 0.5 * (recommendation.impact - 1)),
        ("fit", 0.25 if made_for else 0.0),
        ("effort", {"S": 0.5, "M": 0.25, "L": 0.0}[recommendation.effort]),
    )


def _spread(found: list[Match]) -> list[Match]:
    """In order of weight, but at most three of one domain among the first ten, so that none crowds out the rest."""
    first: list[Match] = []
    counts: Counter[str] = Counter()
    for match_ in found:
        domain = next((effect.cell.split(".")[0] for effect in match_.effects if effect.cell), None)
        if len(first) == FIRST:
            break
        if domain is None or counts[domain] < PER_DOMAIN:
            first.append(match_)
            counts.update([domain] if domain else [])
    return first + [each for each in found if each not in first]


def _find_out(actions: list[Recommendation], situation: _Situation) -> tuple[FindOut, ...]:
    """The answers that would decide most: those whose range hides whether an action fits."""
    waiting: dict[str, list[str]] = {}
    for recommendation in actions:
        if _applies(recommendation, situation) is Truth.NO:
            continue
        for move in recommendation.moves:
            level = situation.levels[move.target]
            if _open(level, move) is Truth.UNKNOWN and _hoped_for(move, situation):
                question = level.question if isinstance(level, Cell) else level.questions[0]
                waiting.setdefault(question, []).append(recommendation.id)
    ranked = sorted(waiting.items(), key=lambda each: (-len(each[1]), each[0]))
    return tuple(FindOut(question, tuple(decides)) for question, decides in ranked)


def _hoped_for(move: Move, situation: _Situation) -> bool:
    return bool(_wish(move, situation)) or any(
        _motive(motivation, move, unsettled=True) for motivation in situation.profile.motivations
    )

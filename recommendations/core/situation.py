"""A project as the conditions of the catalogue see it: its answers, its levels, and how they stand. Pure."""

from dataclasses import dataclass
from functools import cached_property

from assessment.core import branching, conditions
from assessment.core.answers import UNANSWERED, Answers
from assessment.core.conditions import AnswerIn, Condition, Explained, Truth
from assessment.core.profile import Cell, FacetResult, Profile
from assessment.core.questionnaire import Questionnaire
from assessment.core.scoring import ranges
from assessment.core.tables import DELIBERATE
from recommendations.core.advice import Told
from recommendations.core.catalogue import CellReach, FacetReach, Leaf, ModelIn, Move

Level = Cell | FacetResult


@dataclass(frozen=True)
class Situation:
    questionnaire: Questionnaire
    answers: Answers  # those that count: hidden ones are left out
    profile: Profile
    levels: dict[str, Level]  # by id: cells, facets, and the halves of facets by their question

    @classmethod
    def of(cls, questionnaire: Questionnaire, answers: Answers, profile: Profile) -> "Situation":
        hidden = branching.hidden(questionnaire, answers)
        seen = {question: answer for question, answer in answers.items() if question not in hidden}
        levels: dict[str, Level] = {cell.id: cell for cell in profile.cells}
        levels |= {facet.id: facet for facet in profile.facets}
        for facet in profile.facets:
            for question in facet.questions if len(facet.questions) > 1 else ():
                standing, low, high = ranges.of_ladder(questionnaire.questions[question], seen)
                levels[question] = FacetResult(facet.id, facet.kind, standing, low, high, (question,), None)
        return cls(questionnaire, seen, profile, levels)

    @cached_property
    def ways(self) -> tuple[str, ...]:
        """The nearest governance model and its family; empty where nobody is named."""
        nearest = self.profile.governance_model.nearest
        return (nearest, self.questionnaire.model(nearest).family) if nearest else ()

    @cached_property
    def deliberate(self) -> dict[str, str]:
        """The domains that stand where they do on purpose, each with the reason given."""
        return {
            fact.row: fact.choice for fact in self.profile.stands_because if fact.choice and fact.choice in DELIBERATE
        }

    def holds(self, condition: Condition[Leaf] | None) -> Explained[Leaf]:
        if condition is None:
            return Explained(Truth.YES, ())
        return conditions.holds(condition, self.truth)

    def truth(self, leaf: Leaf) -> Truth:
        match leaf:
            case AnswerIn():
                return conditions.answer_is_in(leaf, self.answers)
            case CellReach(target, below, at_least) | FacetReach(target, below, at_least):
                return reach(self.levels[target], below, at_least)
            case ModelIn(models):
                nearest = self.profile.governance_model.nearest
                return Truth.UNKNOWN if nearest is None else Truth.YES if nearest in models else Truth.NO

    def questions_of(self, leaf: Leaf) -> tuple[str, ...]:
        """The answers a leaf rests on."""
        match leaf:
            case AnswerIn(answer):
                return (answer,)
            case CellReach(target) | FacetReach(target):
                return questions_of(self.levels[target])
            case ModelIn():
                return ()

    def told(self, leaf: Leaf) -> tuple[Told, ...]:
        """The project's own choices that make a leaf true."""
        if not isinstance(leaf, AnswerIn):
            return ()
        answer = self.answers.get(leaf.answer, UNANSWERED)
        return tuple(Told(leaf.answer, leaf.row, choice) for choice in conditions.told(leaf, answer))

    def open(self, move: Move) -> Truth:
        """Whether the cell or facet still stands below where the move leads. UNKNOWN: its range hides it."""
        return reach(self.levels[move.target], below=move.to, at_least=None)

    def silenced(self, move: Move) -> bool:
        """Whether the project keeps this cell as it is on purpose, and does not want more people in it all the same."""
        cell = self.levels[move.target]
        return isinstance(cell, Cell) and cell.domain in self.deliberate and cell.wanted is None


def questions_of(level: Level) -> tuple[str, ...]:
    return (level.question,) if isinstance(level, Cell) else level.questions


def reach(level: Level, below: int | None, at_least: int | None) -> Truth:
    if level.low is None or level.high is None:
        return Truth.NO  # not applicable: nothing to reach, and nothing to stay below
    if below is not None:
        return Truth.YES if level.high < below else Truth.NO if level.low >= below else Truth.UNKNOWN
    bound = at_least or 0
    return Truth.YES if level.low >= bound else Truth.NO if level.high < bound else Truth.UNKNOWN

"""Answers for which a given piece of advice is chosen: shows authors that nothing in the catalogue is dead. Pure.

The search sets the answers that the advice's own conditions ask for, wants its cells, and fills in the rest at random
from a fixed seed; so the same content always gives the same answers.
"""

import random
from collections.abc import Callable

from assessment.core import answering, branching, naming, scoring
from assessment.core.answers import Answer, State, Value
from assessment.core.conditions import All, AnswerIn, AnyOf, Condition, Not
from assessment.core.questionnaire import Question, Questionnaire
from recommendations.core import matching
from recommendations.core.catalogue import Catalogue, CellReach, FacetReach, Leaf, ModelIn, Move, Recommendation

TRIES = 60


def answers_for(
    recommendation: Recommendation, catalogue: Catalogue, questionnaire: Questionnaire
) -> dict[str, Answer] | None:
    """Valid answers that bring this advice, or None when the search finds none."""
    for attempt in range(TRIES):
        chance = random.Random(f"{recommendation.id} {attempt}")  # noqa: S311 -- repeatable on purpose
        found = _Guess(questionnaire, chance).for_advice(recommendation)
        profile = scoring.score(questionnaire, found)
        advice = matching.match(catalogue, questionnaire, found, profile)
        chosen = {*advice.orientation, *(match.recommendation for match in advice.matches)}
        if recommendation.id in chosen and not answering.wanted_faults(questionnaire, found):
            return found
    return None


class _Guess:
    """One attempt: answers under construction."""

    def __init__(self, questionnaire: Questionnaire, chance: random.Random) -> None:
        self.questionnaire, self.chance = questionnaire, chance
        self.answers: dict[str, Answer] = {}

    def for_advice(self, recommendation: Recommendation) -> dict[str, Answer]:
        everything = tuple(stage.id for stage in self.questionnaire.dimensions.stages)
        self._set("setting.stages_worked_on", everything)
        if recommendation.kind == "action":
            self._reasons(recommendation)
            self._conditions(recommendation)
        hidden = branching.hidden(self.questionnaire, self.answers)
        return {question: answer for question, answer in self.answers.items() if question not in hidden}

    def _reasons(self, recommendation: Recommendation) -> None:
        motives = [motive.id for motive in self.questionnaire.motives.motives]
        self._set(self.questionnaire.motives.question, tuple(sorted(self.chance.sample(motives, 3), key=motives.index)))
        for move in recommendation.moves:
            self._below(move)
            if move.cell:
                domain, stage = move.cell.split(".")
                self._set_row(naming.wanted(domain), stage, self.questionnaire.dimensions.rungs[move.to].id)
        answered = recommendation.answers
        for barrier in self.questionnaire.dimensions.barriers:
            if barrier.id in answered.barriers:
                self._set_row(naming.barriers(barrier.stage), barrier.id, "by_both")
        for artefact in answered.artefacts:
            self._set_row(naming.openness(artefact.split(".")[0]), artefact.split(".")[1], "closed")
        for domain in answered.outward:
            self._set_row(naming.OUTWARD, domain, "none")

    def _below(self, move: Move) -> None:
        """Put a cell or facet on the level right below where the step leads."""
        self._level(move.question or self._question(move.cell, move.facet), move.to - 1)

    def _conditions(self, recommendation: Recommendation) -> None:
        needed = recommendation.need.when if recommendation.need else None
        for condition in (needed, recommendation.when):
            if condition is not None:
                self._make(condition, true=True)

    def _make(self, condition: Condition[Leaf], *, true: bool) -> None:
        match condition:
            case All(parts):
                self._each(parts if true else (self.chance.choice(parts),), true=true)
            case AnyOf(parts):
                self._each((self.chance.choice(parts),) if true else parts, true=true)
            case Not(part):
                self._make(part, true=not true)
            case _:
                self._leaf(condition, true=true)

    def _each(self, parts: tuple[Condition[Leaf], ...], *, true: bool) -> None:
        for part in parts:
            self._make(part, true=true)

    def _leaf(self, leaf: Leaf, *, true: bool) -> None:
        match leaf:
            case AnswerIn(answer, any_of, row):
                question = self.questionnaire.questions[answer]
                fits: Callable[[str], bool] = lambda choice: (choice in any_of) == true  # noqa: E731
                choice = self.chance.choice([each for each in question.choice_ids if fits(each)])
                if row:
                    self._set_row(answer, row, choice)
                else:
                    self._set(answer, (choice,) if question.type == "multiple" else choice)
            case CellReach(cell, below, at_least):
                self._reach(self._question(cell, None), below, at_least, true=true)
            case FacetReach(facet, below, at_least):
                self._reach(self._question(None, facet), below, at_least, true=true)
            case ModelIn(models):
                self._model(self.chance.choice(models))

    def _reach(self, question: str, below: int | None, at_least: int | None, *, true: bool) -> None:
        """One level that agrees with the leaf; a level that already does is left as it is."""
        low, high = (at_least or 0, 4) if at_least is not None else (0, (below or 1) - 1)
        levels = [level for level in range(5) if (low <= level <= high) == true]
        answer = self.answers.get(question)
        if answer and self.questionnaire.questions[question].level(answer.chosen[0]) in levels:
            return
        self._level(question, max(levels) if at_least is None else min(levels))

    def _model(self, model: str) -> None:
        for trait in self.questionnaire.governance.traits:
            self._set(trait.question, trait.models[model].full[0])

    def _question(self, cell: str | None, facet: str | None) -> str:
        return naming.cell(*cell.split(".")) if cell else self.questionnaire.facet(facet or "").questions[0]

    def _level(self, question: str, level: int) -> None:
        self._set(question, self.questionnaire.questions[question].choice_ids[level])

    def _set_row(self, question: str, row: str, choice: str) -> None:
        now = self.answers.get(question)
        rows = dict(now.value) if now and isinstance(now.value, dict) else {}
        self._set(question, {**rows, row: choice})

    def _set(self, question: str, value: Value) -> None:
        asked: Question | None = self.questionnaire.questions.get(question)
        if asked is not None:
            self.answers[question] = Answer(State.ANSWERED, value)

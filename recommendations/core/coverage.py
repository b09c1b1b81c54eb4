"""What the content covers, for its authors: every promise as a figure, with what is missing. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from assessment.core import overlay
from assessment.core import questionnaire as questionnaires
from assessment.core.answering import MAX_WANTED
from assessment.core.answers import Answer
from assessment.core.content import Mark, Source
from assessment.core.questionnaire import Question, Questionnaire
from recommendations.core import catalogue as catalogues
from recommendations.core import reaching
from recommendations.core.catalogue import Catalogue

ACTIONABLE = (1, 2, 3, 4, 5, 8, 9, 11, 12, 20)  # of the author's 21, those that a project can act on itself
CORE_DECISIONS, ALL_DECISIONS = 40, 190  # no more than these
MARKS: tuple[Mark, ...] = ("paper", "author", "digest", "related", "inferred")


@dataclass(frozen=True, slots=True)
class Figure:
    """One promise about the content: how much of it is kept, and what is missing."""

    name: str
    kept: int
    of: int
    missing: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        return not self.missing


def figures(catalogue: Catalogue, questionnaire: Questionnaire) -> tuple[Figure, ...]:
    """All promises of coverage but reachability, which takes a search (`reached`)."""
    actions, dimensions = catalogue.actions, questionnaire.dimensions
    moved = [move.cell or "" for action in actions for move in action.moves]
    facets = [move.question or move.facet or "" for action in actions for move in action.moves]
    protective = [facet for facet in dimensions.facets if facet.kind == "protective"]
    halves = [half for facet in protective for half in (facet.questions if len(facet.questions) > 1 else (facet.id,))]
    served = {number for each in catalogue.recommendations for number in each.answers.author}
    on_ramps = {each for action in actions for each in action.answers.on_ramps}
    barriers = {each for action in actions for each in action.answers.barriers}
    steps = {(move.cell, move.to) for action in actions for move in action.moves}
    asked = list(questionnaire.questions.values())
    cells = [f"{domain.id}.{stage.id}" for domain, stage in questionnaire.cells]
    rungs = [(cell, to) for cell in cells for to in range(1, 5)]
    return (
        _enough("recommendations, 60 or more", len(catalogue.recommendations), 60),
        _covered("cells with two steps or more", cells, lambda cell: moved.count(cell) > 1),
        _covered("a step to every rung of every cell", [f"{cell} to {to}" for cell, to in rungs], _in(steps, rungs)),
        _covered("protective facets with two steps or more", halves, lambda half: facets.count(half) > 1),
        _covered("author's recommendations served", map(str, ACTIONABLE), lambda number: int(number) in served),
        _covered("on-ramps served", [each.id for each in dimensions.on_ramps], on_ramps.__contains__),
        _covered("barriers answered", [each.id for each in dimensions.barriers], barriers.__contains__),
        _motives(catalogue, questionnaire),
        _decisions("decisions of the core path", questionnaire, [q for q in asked if q.core], CORE_DECISIONS),
        _decisions("decisions of the whole", questionnaire, asked, ALL_DECISIONS),
    )


def _enough(name: str, count: int, least: int) -> Figure:
    return Figure(name, count, max(count, least), (f"{least - count} more",) if count < least else ())


def _covered(name: str, things: Iterable[str], is_so: Callable[[str], bool]) -> Figure:
    known = list(things)
    missing = tuple(each for each in known if not is_so(each))
    return Figure(name, len(known) - len(missing), len(known), missing)


def _in(steps: set[tuple[str | None, int]], rungs: list[tuple[str, int]]) -> Callable[[str], bool]:
    there = {f"{cell} to {to}" for cell, to in rungs if (cell, to) in steps}
    return there.__contains__


def _motives(catalogue: Catalogue, questionnaire: Questionnaire) -> Figure:
    """Every link of every motive: something answers it when it falls short."""
    targets = {move.cell or move.facet for action in catalogue.actions for move in action.moves}
    targets |= {each for action in catalogue.actions for each in action.answers.artefacts}
    targets |= {f"outward.{each}" for action in catalogue.actions for each in action.answers.outward}
    links = []
    for motive in questionnaire.motives.motives:
        for served in motive.served_by:
            target = f"outward.{served.outward}" if served.outward else served.named[0]
            links.append(f"{motive.id}: {target}")
    return _covered("tensions answered", links, lambda link: link.split(": ")[1] in targets)


def _decisions(name: str, questionnaire: Questionnaire, questions: list[Question], most: int) -> Figure:
    counted = sum(question.decisions for question in questions if question.id not in questionnaire.wishes)
    counted += MAX_WANTED  # over all domains together
    return Figure(f"{name}, at most {most}", counted, most, (f"{counted - most} too many",) if counted > most else ())


def reached(catalogue: Catalogue, questionnaire: Questionnaire) -> dict[str, dict[str, Answer] | None]:
    """For every recommendation, answers that bring it; None where the search found none."""
    return {each.id: reaching.answers_for(each, catalogue, questionnaire) for each in catalogue.recommendations}


def marks(catalogue: Catalogue, questionnaire: Questionnaire) -> dict[Mark, int]:
    """How many citations there are of each mark."""
    cited = Counter(source.mark for source in _sources(catalogue, questionnaire))
    return {mark: cited[mark] for mark in MARKS}


def _sources(catalogue: Catalogue, questionnaire: Questionnaire) -> Iterator[Source]:
    for question in questionnaire.questions.values():
        yield from question.sources
    for recommendation in catalogue.recommendations:
        yield from recommendation.sources
        for example in recommendation.examples:
            yield from example.sources


def translated(version: str, language: str) -> Iterator[tuple[str, int, int, tuple[str, ...]]]:
    """Of the questionnaire and of the catalogue: name, texts translated, texts there are, and where one is missing."""
    for name, folder in (
        ("questionnaire", questionnaires.CONTENT / version),
        ("catalogue", catalogues.CONTENT / version),
    ):
        every, missing = overlay.completeness(folder, language)
        yield name, every - len(missing), every, missing

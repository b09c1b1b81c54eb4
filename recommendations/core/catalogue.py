"""The shape of the catalogue: what we advise, when, why, and what it changes. Pure.

The content is `recommendations/content/<version>/`, one file a topic; these classes are its schema, and the only one. A
catalogue belongs to the questionnaire of the same version, so that an old result keeps the advice it had.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator

from assessment.core import conditions, questionnaire
from assessment.core.conditions import AnswerIn, Condition
from assessment.core.content import Content, Id, QuestionId, Sources, Text
from assessment.core.overlay import SOURCE, VersionFiles
from assessment.core.tables import RUNGS

CONTENT = Path(__file__).parents[1] / "content"


@dataclass(frozen=True, slots=True)
class CellReach:
    """A cell is known to stand below a rung, or at least at it."""

    cell: str
    below: int | None = None
    at_least: int | None = None


@dataclass(frozen=True, slots=True)
class FacetReach:
    """A facet is known to stand below a level, or at least at it."""

    facet: str
    below: int | None = None
    at_least: int | None = None


@dataclass(frozen=True, slots=True)
class ModelIn:
    """The nearest governance model is one of these."""

    model: tuple[str, ...]


Leaf = AnswerIn | CellReach | FacetReach | ModelIn


def _leaf(data: dict[str, Any]) -> Leaf:
    match data:
        case {"cell": str(cell), "below": str(rung), **rest} if not rest and rung in RUNGS:
            return CellReach(cell, below=RUNGS.index(rung))
        case {"cell": str(cell), "at_least": str(rung), **rest} if not rest and rung in RUNGS:
            return CellReach(cell, at_least=RUNGS.index(rung))
        case {"facet": str(facet), "below": int(level), **rest} if not rest:
            return FacetReach(facet, below=level)
        case {"facet": str(facet), "at_least": int(level), **rest} if not rest:
            return FacetReach(facet, at_least=level)
        case {"model": [_, *_] as models, **rest} if not rest:
            return ModelIn(tuple(str(model) for model in models))
        case {"answer": _, **_rest}:
            return conditions.parse_answer_in(data)
        case _:
            raise conditions.MalformedCondition(
                "a leaf is {answer, any_of}, {cell, below|at_least: rung id}, {facet, below|at_least: 0 to 4} "
                "or {model: [ids]}"
            )


def _condition(data: Any) -> Condition[Leaf]:
    return conditions.parse(data, _leaf)


When = Annotated[Condition[Leaf], PlainValidator(_condition)]


class Move(Content):
    """What taking the advice changes: one cell to a rung, or one facet to a level.

    Of a facet that is the mean of two questions, `question` names the half that is moved.
    """

    cell: str | None = None
    facet: Id | None = None
    question: QuestionId | None = None
    to: Annotated[int, Field(ge=1, le=4)]

    @property
    def target(self) -> str:
        """The id of what moves: the half, the cell or the facet. No two of these share an id."""
        return self.question or self.cell or self.facet or ""


class Need(Content):
    """Facts of the project that call for this advice by themselves, and how to say so."""

    when: When
    sentence: Text  # "Others depend on your releases, and one person holds the keys."; {answers} names what was ticked


class Answers(Content):
    """What a step answers besides the cells and facets it moves; each is a reason of its own where a project has it."""

    author: tuple[Annotated[int, Field(ge=1, le=21)], ...] = ()  # the recommendations of the study's lead author
    on_ramps: tuple[Id, ...] = ()
    barriers: tuple[Id, ...] = ()
    artefacts: tuple[str, ...] = ()  # what it opens: "software.training_code"
    outward: tuple[Id, ...] = ()  # domains of others' work that it leads into


class Example(Content):
    """What a real project did, in our words, with its source."""

    text: Text
    sources: Sources


class Recommendation(Content):
    id: Id
    kind: Literal["action", "orientation"]
    title: Text  # an action, in the imperative
    brings: Text
    steps: Annotated[tuple[Text, ...], Field(min_length=3, max_length=5)]
    sign: Text  # how you would know that it worked
    upkeep_hours: Annotated[int, Field(ge=0, le=40)]  # a week
    effort: Literal["S", "M", "L"]
    impact: Annotated[int, Field(ge=1, le=3)]  # our judgement, and said to be
    who_must_agree: Text
    agreement: Literal["team", "management", "contract"] = "team"  # the formal kind of agreement it needs
    money: Literal["none", "some", "much"] = "none"  # beyond hours; some: up to a month's pay of one person
    audience: Annotated[
        tuple[Literal["maintainer", "company", "institute", "foundation", "platform"], ...], Field(min_length=1)
    ]
    when: When | None = None  # and only then; what is there already is never advised
    need: Need | None = None
    moves: Annotated[tuple[Move, ...], Field(max_length=3)] = ()
    answers: Answers = Answers()
    ways: dict[Id, Text] = {}  # governance model or family -> how it is done there
    examples: tuple[Example, ...] = ()
    sources: Sources


class CatalogueFile(Content):
    recommendations: tuple[Recommendation, ...]


class Catalogue(CatalogueFile):
    version: str
    digest: str  # SHA-256 over the whole content in its source language
    translation: str = ""  # and over its translation

    @cached_property
    def by_id(self) -> dict[str, Recommendation]:
        return {recommendation.id: recommendation for recommendation in self.recommendations}

    @cached_property
    def actions(self) -> tuple[Recommendation, ...]:
        return tuple(each for each in self.recommendations if each.kind == "action")


@cache
def get(version: str, language: str = SOURCE) -> Catalogue:
    """The catalogue of one questionnaire version. Raises BrokenContent when a file is missing or wrong."""
    return load(CONTENT / version, language)


def newest_with(recommendation: str, language: str = SOURCE) -> Recommendation | None:
    """A recommendation as its newest catalogue words it: what was decided on may have left the catalogue since."""
    known = (get(version, language).by_id.get(recommendation) for version in reversed(questionnaire.versions()))
    return next(filter(None, known), None)


def load(folder: Path, language: str = SOURCE) -> Catalogue:
    files = VersionFiles(folder, language)
    found = [files.read(path.name, CatalogueFile) for path in sorted(folder.glob("*.yaml"))]
    recommendations = tuple(each for file in found for each in file.recommendations)
    return Catalogue(
        version=folder.name, recommendations=recommendations, digest=files.digest(), translation=files.translation()
    )

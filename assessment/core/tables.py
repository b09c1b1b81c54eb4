"""The tables that give answers their meaning: dimensions, governance models, motives. Pure."""

from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator, StringConstraints

from assessment.core import conditions
from assessment.core.conditions import AnswerIn, Condition
from assessment.core.content import Content, Id, Mark, QuestionId, Sources, Text

RUNGS = ("core_team", "visible", "invited", "anyone", "shared")  # 0 to 4; the ids never change

OPENNESS = {"never_made": 0, "closed": 0, "partial": 1, "open": 2}
OUTWARD = {"none": 0, "use": 1, "give_back": 2, "hold_rights": 3}
DELIBERATE = ("our_choice", "choice_of_people_concerned", "law_or_contract", "sponsors_rule")  # reasons to stay closed


def _condition(data: Any) -> Condition[AnswerIn]:
    return conditions.parse(data, conditions.parse_answer_in)


When = Annotated[Condition[AnswerIn], PlainValidator(_condition)]


class Domain(Content):
    id: Id
    letter: Annotated[str, StringConstraints(pattern=r"^[A-F]$")]
    title: Text
    short: Annotated[tuple[Text, ...], Field(min_length=1, max_length=2)]  # lines of the name in the map
    usual: Text  # how far participation usually reaches, in words
    sources: Sources


class Stage(Content):
    id: Id
    number: int
    title: Text
    covers: Text
    sources: Sources


class Rung(Content):
    id: Id
    title: Text
    meaning: Text


class Facet(Content):
    """One of the eight governance facets. Of the protective ones, more helps outsiders; the others only describe."""

    id: Id
    title: Text
    kind: Literal["protective", "descriptive"]
    meaning: Text
    questions: Annotated[tuple[QuestionId, ...], Field(min_length=1, max_length=2)]  # two: the facet is their mean
    sources: Sources


class Count(Content):
    """How many cells of these stages reach a rung: at least / at most so many."""

    stages: tuple[Id, ...]
    domains: tuple[Id, ...] = ()  # none named: all six
    rung: Id
    at_least: int = 0
    at_most: int = 18


class Pattern(Content):
    """A named shape of participation over the lifecycle. The first pattern whose counts all hold is the one."""

    id: Id
    title: Text
    headline: Text
    meaning: Text
    counts: tuple[Count, ...] = ()  # none: the pattern of what is left over
    sources: Sources


class FitTable(Content):
    """Which level an answer calls for: choice id -> level."""

    question: QuestionId
    levels: dict[Id, int]


class Cap(Content):
    """While this holds, no more than so much is called for."""

    when: When
    most: int


class Fit(Content):
    """How much formality (or professionalism) a project's size, phase and duties call for; the largest level rules."""

    facet: Id
    tables: tuple[FitTable, ...]
    minus: int = 0
    cap: Cap | None = None
    sources: Sources


class Named(Content):
    """A row of a result: a stakeholder kind, or a kind of tie."""

    id: Id
    title: Text


class OnRamp(Content):
    """A way by which others came to take part, and the cell it leads to."""

    id: Id
    stage: Id
    cell: str
    title: Text
    sources: Sources


class Barrier(Content):
    id: Id
    stage: Id
    title: Text
    sources: Sources


class Dimensions(Content):
    domains: tuple[Domain, ...]
    stages: tuple[Stage, ...]
    rungs: tuple[Rung, ...]
    facets: tuple[Facet, ...]
    patterns: tuple[Pattern, ...]
    fits: tuple[Fit, ...]
    stakeholders: tuple[Named, ...] = ()
    on_ramps: tuple[OnRamp, ...] = ()
    barriers: tuple[Barrier, ...] = ()
    ties: tuple[Named, ...] = ()


class Credit(Content):
    """What one governance model expects of one trait: full credit, half credit, and the mark of that expectation."""

    full: Annotated[tuple[Id, ...], Field(min_length=1)]
    half: tuple[Id, ...] = ()
    mark: Mark


class Trait(Content):
    id: Id
    title: Text
    question: QuestionId
    weight: int
    models: dict[Id, Credit]


class Family(Content):
    id: Id
    title: Text


class Model(Content):
    """One of the six governance models: a kind, never a rank."""

    id: Id
    family: Id
    title: Text
    article: Text  # the title as it stands in a sentence, with its article
    meaning: Text
    sources: Sources


class Governance(Content):
    margin: float  # likeness runs from 0 to 1; a thinner lead names nobody
    declared: QuestionId  # what the project calls itself; never scored
    families: tuple[Family, ...]
    models: tuple[Model, ...]
    traits: tuple[Trait, ...]


class ServedBy(Content):
    """What serves a motive, and from which level on it is enough.

    A cell or a facet (0 to 4), the openness of an artefact (`OPENNESS`), or what the project does in others' work
    (`OUTWARD`).
    """

    cell: str | None = None
    facet: Id | None = None
    artefact: str | None = None  # "models.weights"
    outward: Id | None = None  # a domain
    enough: int
    because: Text

    @property
    def named(self) -> tuple[str, ...]:
        return tuple(each for each in (self.cell, self.facet, self.artefact, self.outward) if each)


class Motive(Content):
    id: Id
    heading: Literal["social", "economic", "technological"]
    title: Text
    served_by: Annotated[tuple[ServedBy, ...], Field(max_length=5)]
    sources: Sources


class Motives(Content):
    question: QuestionId  # the one that names up to three
    importance: QuestionId | None = None  # the one that weighs each
    motives: tuple[Motive, ...]

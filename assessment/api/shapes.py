"""What the API says about questionnaires and problems. Where the content's own classes fit, they are the shape."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from assessment.api.problems import TYPE_PREFIX
from assessment.core.answers import Visibility
from assessment.core.conditions import All, AnswerIn, AnyOf, Condition, Not
from assessment.core.content import Reference, Source
from assessment.core.questionnaire import Choice, Kind, Page, Question, Questionnaire, Term
from assessment.core.tables import Domain, Facet, Model, Motive, Pattern, Rung, Stage
from assessment.core.terms import plain


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ProblemError(Shape):
    """One thing that is wrong with the body."""

    pointer: str = Field(description="JSON pointer (RFC 6901) to the place in the body; empty for the whole of it.")
    code: str = Field(description="Stable, for programs: hidden, unknown_question, not_allowed, too_long and so on.")
    detail: str = Field(description="What is wrong and what is allowed, for people.")


class Problem(Shape):
    """An error, as RFC 9457 describes it."""

    type: str = Field(description=f"The kind of problem, below {TYPE_PREFIX}; stable.")
    title: str
    status: int
    detail: str
    errors: list[ProblemError] = Field(default=[], description="Left out unless single places in the body are wrong.")


class ProblemKind(Shape):
    """An entry in the table of problems."""

    type: str
    title: str
    status: int
    meaning: str


class ProblemKinds(Shape):
    problems: list[ProblemKind]


class QuestionnaireLinks(Shape):
    self: str
    schema_: str = Field(alias="schema", description="JSON Schema of a document that answers this version.")


class QuestionnaireEntry(Shape):
    """One version of the questionnaire, in short."""

    id: str
    version: str
    status: Literal["draft", "published"]
    title: str
    minutes: int = Field(description="How long answering takes, about.")
    digest: str = Field(description="SHA-256 over everything that gives an answer its meaning.")
    links: QuestionnaireLinks


class QuestionnaireList(Shape):
    questionnaires: list[QuestionnaireEntry] = Field(description="Oldest first; a new assessment answers the last one.")


class QuestionAsked(Shape):
    id: str
    type: Kind
    text: str
    why: str = Field(description="Why we ask.")
    help: str = Field(description="How to choose.")
    example: str
    evidence: str | None = Field(description="What would count as evidence.")
    choices: tuple[Choice, ...] = Field(description="In a ladder the order is the level, from 0.")
    rows: tuple[Choice, ...] = Field(description="Of a matrix.")
    at_most: int | None = Field(description="How many may be given.")
    minimum: int | None = Field(description="Of a number.")
    maximum: int | None = Field(description="Of a number.")
    unit: str | None = Field(description="What a number counts.")
    core: bool = Field(description="Whether the question is on the short path; the others go deeper.")
    may_be_not_applicable: bool
    visibility: Visibility = Field(description="Where an answer says nothing else.")
    show_if: dict[str, Any] | None = Field(
        description="When the question is asked: {answer, any_of}, {all: […]}, {any: […]} or {not: …}. Null: always."
    )
    sources: tuple[Source, ...]


class QuestionPage(Shape):
    id: str
    title: str
    intro: str
    minutes: int
    questions: list[QuestionAsked]


class QuestionnaireContent(QuestionnaireEntry):
    """One whole version: what is asked, and the tables that give answers their meaning."""

    language: str = Field(description="The language asked for; what is not translated into it is English.")
    pages: list[QuestionPage]
    domains: tuple[Domain, ...]
    stages: tuple[Stage, ...]
    rungs: tuple[Rung, ...]
    patterns: tuple[Pattern, ...]
    facets: tuple[Facet, ...]
    motives: tuple[Motive, ...]
    models: tuple[Model, ...] = Field(description="The governance models: kinds, never ranks.")
    glossary: tuple[Term, ...] = Field(description="The words that need explaining, with every spelling they have.")
    references: tuple[Reference, ...]


def entry(found: Questionnaire, links: QuestionnaireLinks) -> QuestionnaireEntry:
    return QuestionnaireEntry(
        id=found.id,
        version=found.version,
        status=found.header.status,
        title=found.header.title,
        minutes=sum(page.minutes for page in found.pages),
        digest=found.digest,
        links=links,
    )


def content(found: Questionnaire, links: QuestionnaireLinks) -> QuestionnaireContent:
    tables = found.dimensions
    return QuestionnaireContent(
        **dict(entry(found, links)),
        language=found.language,
        pages=[_page(page) for page in found.pages],
        domains=tables.domains,
        stages=tables.stages,
        rungs=tables.rungs,
        patterns=tables.patterns,
        facets=tables.facets,
        motives=found.motives.motives,
        models=found.governance.models,
        glossary=found.glossary,
        references=found.references,
    )


def condition(asked: Condition[AnswerIn]) -> dict[str, Any]:
    """A condition as the content writes it."""
    match asked:
        case AnswerIn(answer=question, any_of=values):
            return {"answer": question, "any_of": list(values)}
        case All(parts):
            return {"all": [condition(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [condition(part) for part in parts]}
        case Not(part):
            return {"not": condition(part)}
        case _:
            raise TypeError(asked)


def _page(page: Page) -> QuestionPage:
    return QuestionPage(
        id=page.id,
        title=page.title,
        intro=plain(page.intro),
        minutes=page.minutes,
        questions=[_question(each) for each in page.questions],
    )


def _question(question: Question) -> QuestionAsked:
    told = {name: getattr(question, name) for name in QuestionAsked.model_fields if name != "show_if"}
    told |= {name: plain(told[name]) for name in ("why", "help")}
    return QuestionAsked(**told, show_if=None if question.show_if is None else condition(question.show_if))

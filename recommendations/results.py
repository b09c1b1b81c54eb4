"""The result in the shapes that the API and the command line share: what a project's answers say, and what we advise.

The profile's own dataclasses are its shape here too. Advice gets its words from `presentation`, as on the page and in
the report, so that the faces cannot disagree.
"""

from datetime import UTC, datetime
from typing import Literal

from django.utils import translation
from pydantic import BaseModel, ConfigDict, Field, RootModel

from assessment import services as assessments
from assessment.core import questionnaire, scoring, serial
from assessment.core.content import Mark
from assessment.core.document import Document
from assessment.core.faults import InvalidDocument
from assessment.core.profile import Profile
from recommendations import presentation
from recommendations.core import catalogue as catalogues
from recommendations.core import plan as plans
from recommendations.core.advice import After, Effect, Kept, Match, Reason
from recommendations.core.catalogue import Answers as AnswersTo
from recommendations.core.catalogue import Recommendation
from recommendations.core.plan import Edition, Paper, Plan, Submitted
from recommendations.presentation import advice
from recommendations.presentation.shapes import AdviceShown


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True)


class Citation(Shape):
    """Where a statement comes from, and how far to trust it."""

    key: str
    title: str
    url: str
    at: str
    mark: Mark


class PracticeExample(Shape):
    """What a real project did."""

    text: str
    sources: tuple[Citation, ...]


class AdviceGiven(Shape):
    """One recommendation that fits this project: why, what it changes, and how to begin."""

    id: str
    kind: Literal["action", "orientation"] = Field(
        description="Orientation is for a project that stated neither wish nor motive."
    )
    title: str
    why: tuple[str, ...] = Field(description="The reasons in words, the strongest first; none for orientation.")
    moves: tuple[str, ...] = Field(description="The effects in words.")
    reasons: tuple[Reason, ...]
    effects: tuple[Effect, ...]
    brings: str
    steps: tuple[str, ...] = Field(description="First steps.")
    sign: str = Field(description="How you would know that it worked.")
    effort: Literal["S", "M", "L"]
    impact: int = Field(description="1 to 3; our judgement.")
    upkeep_hours: int = Field(description="Hours a week, afterwards.")
    who_must_agree: str
    agreement: Literal["team", "management", "contract"] = Field(description="The formal kind of agreement it needs.")
    money: Literal["none", "some", "much"] = Field(description="Beyond hours; some: up to a month's pay of one person.")
    lacks: tuple[Literal["hours", "money", "agreement"], ...] = Field(
        description="What it takes and the project says it has not; such advice stands last."
    )
    answers: AnswersTo = Field(description="What it answers besides the cells and facets it moves.")
    after: After = Field(description="The profile after the step, as far as it differs: scored again, not guessed.")
    after_in_words: tuple[str, ...]
    audience: tuple[str, ...]
    way: str = Field(description="How projects of the nearest governance model do it; may be empty.")
    weight: float | None = Field(description="1 plus the bonuses: what the order is made of. Null for orientation.")
    bonuses: dict[str, float]
    examples: tuple[PracticeExample, ...]
    sources: tuple[Citation, ...]


class AnswerToFind(Shape):
    """An answer worth finding out first: it would decide whether these recommendations fit."""

    question: str
    text: str
    decides: tuple[str, ...] = Field(description="Ids of recommendations.")


class RuleGiven(Shape):
    """How a kind of value is worked out."""

    id: str
    title: str
    text: str
    sources: tuple[Citation, ...]


class PartGiven(Shape):
    """One thing a value is made of: an answer, or another value that can be explained in turn."""

    question: str = Field(description="The question's id; empty where it is another value.")
    row: str = Field(description="The row of a matrix; may be empty.")
    value: str = Field(description="The other value's id; empty where it is an answer.")
    title: str
    answer: tuple[str, ...] = Field(description="The project's answer in words.")
    points: str = Field(description="What it gives, of how much; may be empty.")
    sources: tuple[Citation, ...]


class ExplanationGiven(Shape):
    """Where one value comes from: answer, rule, points, source."""

    value: str
    title: str
    result: str = Field(description="The value itself, in words.")
    rules: tuple[RuleGiven, ...]
    parts: tuple[PartGiven, ...]
    sources: tuple[Citation, ...] = Field(description="What the definition of the thing itself rests on.")


class ExplanationList(Shape):
    values: tuple[str, ...]


class ProfileRead(RootModel[Profile]):
    """The profile alone."""


class Advised(Shape):
    """What we advise, the most useful first, by one version of the catalogue."""

    catalogue_version: str
    recommendations: tuple[AdviceGiven, ...]
    find_out: tuple[AnswerToFind, ...]
    kept: tuple[Kept, ...] = Field(description="What is kept as it is on purpose, and was therefore not advised.")


class Assessed(Advised):
    """A whole result: the profile, and the advice that follows from it."""

    profile: Profile


def unsubmitted(
    *, made: Document, submitted_at: datetime, language: str, edition: Edition = "internal", paper: Paper = "A4"
) -> Plan:
    """The plan of a document that nothing stores. Raises InvalidDocument for one that says nothing."""
    if faults := assessments.empty_faults(made):
        raise InvalidDocument(tuple(faults))
    submitted = Submitted(f"{submitted_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}")
    if edition == "public":
        return plans.public_plan(made=made, submitted=submitted, language=language, paper=paper)
    profile = scoring.score(made.questionnaire, made.answers)
    return plans.plan(made=made, profile=profile, submitted=submitted, language=language, paper=paper)


def advised(plan: Plan) -> Advised:
    return Advised(
        catalogue_version=plan.advice.catalogue_version,
        recommendations=_given(plan),
        find_out=_open(plan),
        kept=plan.advice.kept,
    )


def assessed(plan: Plan) -> Assessed:
    return Assessed(
        profile=plan.profile,
        catalogue_version=plan.advice.catalogue_version,
        recommendations=_given(plan),
        find_out=_open(plan),
        kept=plan.advice.kept,
    )


def explainable(plan: Plan) -> ExplanationList:
    return ExplanationList(values=presentation.listed(plan))


def explained(plan: Plan, value: str) -> ExplanationGiven:
    """In the plan's language. Raises NoSuchValue."""
    with translation.override(plan.language):
        return ExplanationGiven.model_validate(presentation.explained(plan, value))


def body(result: Advised) -> bytes:
    """The one byte form of a result, as profiles are stored in too."""
    return serial.dump(type(result), result)


def _given(plan: Plan) -> tuple[AdviceGiven, ...]:
    asked = questionnaire.get(plan.profile.questionnaire_version, plan.language)
    catalogue = catalogues.get(plan.advice.catalogue_version, plan.language)
    with translation.override(plan.language):
        actions, orientation = advice.actions(asked, catalogue, plan), advice.orientation(asked, catalogue, plan)
    pairs = [*zip(actions, plan.advice.matches, strict=True), *((shown, None) for shown in orientation)]
    return tuple(_one(catalogue.by_id[shown.id], shown, match) for shown, match in pairs)


def _one(advised: Recommendation, shown: AdviceShown, match: Match | None) -> AdviceGiven:
    return AdviceGiven(
        id=advised.id,
        kind=advised.kind,
        title=shown.title,
        why=shown.why,
        moves=shown.moves,
        reasons=match.reasons if match else (),
        effects=match.effects if match else (),
        brings=shown.brings,
        steps=shown.steps,
        sign=shown.sign,
        effort=advised.effort,
        impact=advised.impact,
        upkeep_hours=advised.upkeep_hours,
        who_must_agree=shown.who_must_agree,
        agreement=advised.agreement,
        money=advised.money,
        lacks=match.lacks if match else (),
        answers=advised.answers,
        after=match.after if match else After(),
        after_in_words=shown.after,
        audience=advised.audience,
        way=shown.way,
        weight=match.weight if match else None,
        bonuses=dict(match.bonuses) if match else {},
        examples=tuple(PracticeExample.model_validate(each) for each in shown.examples),
        sources=tuple(Citation.model_validate(each) for each in shown.sources),
    )


def _open(plan: Plan) -> tuple[AnswerToFind, ...]:
    asked = questionnaire.get(plan.profile.questionnaire_version, plan.language)
    return tuple(
        AnswerToFind(question=each.question, text=asked.questions[each.question].text, decides=each.decides)
        for each in plan.advice.find_out
    )

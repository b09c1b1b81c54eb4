"""Where a value comes from, in words: the rule, the answers with the points they give, and the sources of both."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessment.citing import Cited, cited
from assessment.core import explaining, rules
from assessment.core.answers import UNANSWERED, Answer, State
from assessment.core.document import Document
from assessment.core.explaining import Explanation, NoSuchValue, Part
from assessment.core.questionnaire import Questionnaire
from assessment.wording import row_text, value_lines
from recommendations import wording
from recommendations.advice_in_words import bonus
from recommendations.core import catalogue as catalogues
from recommendations.core.advice import Match
from recommendations.core.plan import Plan
from recommendations.presentation.pieces import anchor, document_of

ADVICE = "advice."


@dataclass(frozen=True, slots=True)
class RuleShown:
    id: str
    title: str
    text: str
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class PartShown:
    """One thing a value is made of: an answer, or another value that can be explained in turn."""

    question: str  # id of the question, or ""
    row: str  # id of the row of a matrix, or ""
    value: str  # id of the other value, or ""
    title: str
    anchor: str  # of the answer in the list of answers, or ""
    answer: tuple[str, ...]
    points: str  # "2 of 4", "0 to 4 of 4", or ""
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ExplanationShown:
    value: str
    title: str
    result: str
    rules: tuple[RuleShown, ...]
    parts: tuple[PartShown, ...]
    sources: tuple[Cited, ...]  # of the thing itself: a facet, a motive, an advice


def listed(plan: Plan) -> tuple[str, ...]:
    """The id of every value and every advice that can be explained."""
    return (*explaining.values(plan.profile), *(f"{ADVICE}{match.recommendation}" for match in plan.advice.matches))


def explained(plan: Plan, value: str) -> ExplanationShown:
    """In the plan's language. Raises NoSuchValue."""
    made = document_of(plan)
    asked = made.questionnaire
    if value.startswith(ADVICE):
        return _advice(plan, made, value.removeprefix(ADVICE))
    found = explaining.explain(asked, made.answers, plan.profile, value)
    return ExplanationShown(
        value=value,
        title=title(asked, value),
        result=_result(asked, found),
        rules=_rules(asked, found.rules),
        parts=tuple(_part(made, part) for part in found.parts),
        sources=_sources(asked, value),
    )


def title(asked: Questionnaire, value: str) -> str:
    """A value by name, as a reader knows it from the result."""
    kind, _dot, name = value.partition(".")
    match kind:
        case "cell":
            return wording.place(asked, name)
        case "stage":
            return _("Mean of %(stage)s") % {"stage": asked.stage(name).title}
        case "facet":
            return asked.facet(name).title
        case "fit":
            return _("How %(facet)s fits you") % {"facet": asked.facet(name).title.lower()}
        case "likeness":
            return _("Likeness to: %(model)s") % {"model": asked.model(name).title}
        case "motive":
            return asked.motive(name).title
        case "facts":
            return asked.questions[name].text
        case "soft_check":
            return next(check.text for check in asked.soft_checks if check.id == name)
        case _:
            return {
                "pattern": _("The shape over the stages"),
                "governance_model": _("The kind of project"),
                "completeness": _("How much is answered"),
                "evidence_coverage": _("How much has a link"),
            }[kind]


def _result(asked: Questionnaire, found: Explanation) -> str:
    kind = found.value.partition(".")[0]
    match kind:
        case "pattern":
            titles = {pattern.id: pattern.title for pattern in asked.dimensions.patterns}
            return _(" or ").join(titles[each] for each in found.result)
        case "governance_model":
            named = [asked.model(each).title for each in found.result if each in _models(asked)]
            return named[0] if named else _("No clear match")
        case "cell" if found.low is not None and found.high is not None:
            return wording.reach(asked, found.low, found.high)
        case "likeness" if found.low is not None and found.high is not None:
            return wording.likeness(found.low, found.high)
        case "completeness" | "evidence_coverage":
            return _("%(part)s of %(whole)s") % {"part": _n(found.low), "whole": _n(found.high)}
        case "motive" | "facts" | "soft_check":
            return ""
        case _:
            return wording.span(found.low, found.high) or _("not applicable")


def _models(asked: Questionnaire) -> set[str]:
    return {model.id for model in asked.governance.models}


def _n(value: float | None) -> str:
    return wording.number(value or 0)


def _rules(asked: Questionnaire, names: tuple[str, ...]) -> tuple[RuleShown, ...]:
    known = rules.get(asked.language)
    return tuple(
        RuleShown(each, known[each].title, known[each].text, cited(asked, known[each].sources)) for each in names
    )


def _part(made: Document, part: Part) -> PartShown:
    asked = made.questionnaire
    question = asked.questions.get(part.question or "")
    if question is None:
        told: tuple[str, ...] = ()
        name = title(asked, part.value or "")
    elif part.row:
        told = (question.choice_text(part.chosen[0]),) if part.chosen else (_state(part.state),)
        name = f"{question.text} {row_text(question, part.row)}"
    else:
        name = question.text
        answer = made.answers.get(question.id, UNANSWERED)
        told = value_lines(asked, question, answer) or (wording.state(answer),)
    return PartShown(
        question=part.question or "",
        row=part.row or "",
        value=part.value or "",
        title=name,
        anchor=anchor(question.id) if question else "",
        answer=told,
        points=_points(part),
        sources=cited(asked, question.sources) if question else (),
    )


def _state(state: State | None) -> str:
    return wording.state(Answer(state or State.UNANSWERED))


def _points(part: Part) -> str:
    if part.low is None or part.high is None or part.of is None:
        return ""
    if part.value and part.value.startswith("likeness."):
        return wording.likeness(part.low, part.high)
    return _("%(level)s of %(most)s") % {"level": wording.span(part.low, part.high), "most": _n(part.of)}


def _sources(asked: Questionnaire, value: str) -> tuple[Cited, ...]:
    """What the definition of the thing rests on, beside the rule and the questions."""
    kind, _dot, name = value.partition(".")
    match kind:
        case "facet":
            return cited(asked, asked.facet(name).sources)
        case "likeness":
            return cited(asked, asked.model(name).sources)
        case "motive":
            return cited(asked, asked.motive(name).sources)
        case "fit":
            return cited(asked, next(fit.sources for fit in asked.dimensions.fits if fit.facet == name))
        case "soft_check":
            return cited(asked, next(check.sources for check in asked.soft_checks if check.id == name))
        case _:
            return ()


def _advice(plan: Plan, made: Document, name: str) -> ExplanationShown:
    match = next((each for each in plan.advice.matches if each.recommendation == name), None)
    if match is None:
        raise NoSuchValue(f"{ADVICE}{name}")
    asked = made.questionnaire
    advised = catalogues.get(plan.advice.catalogue_version, asked.language).by_id[name]
    given = ["1", *(f"{bonus(kind)} {wording.weight(points)}" for kind, points in match.bonuses if points)]
    return ExplanationShown(
        value=f"{ADVICE}{name}",
        title=advised.title,
        result=" + ".join(given) + f" = {wording.weight(match.weight)}",
        rules=_rules(asked, ("advice", "what_if")),
        parts=tuple(_part(made, part) for part in _behind(match)),
        sources=cited(asked, advised.sources),
    )


def _behind(match: Match) -> tuple[Part, ...]:
    """The values and answers that an advice was chosen for."""
    parts = []
    for reason in match.reasons:
        if reason.motive:
            parts.append(Part(value=f"motive.{reason.motive}"))
        if reason.cell:
            parts.append(Part(value=f"cell.{reason.cell}", low=reason.low, high=reason.high, of=reason.aim))
        if reason.facet:
            kind = "facet" if reason.motive else "fit"
            parts.append(Part(value=f"{kind}.{reason.facet}", low=reason.low, high=reason.high, of=reason.aim))
        row = reason.named
        parts += [
            Part(question=question, row=row) for question in reason.questions if not reason.cell and not reason.facet
        ]
    return tuple(dict.fromkeys(parts))

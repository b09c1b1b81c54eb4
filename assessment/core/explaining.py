"""Where a value comes from: the answers and values it is made of, the points each gives, and the rule. Pure.

Every value of a profile has an id ("cell.data.pre_training", "facet.path", "governance_model"); `explain` names what it
is made of, so that any result can be followed down to the project's own answers.
"""

from collections.abc import Callable
from dataclasses import dataclass

from assessment.core import naming
from assessment.core.answers import UNANSWERED, Answers, State
from assessment.core.profile import Profile, Served
from assessment.core.questionnaire import Questionnaire
from assessment.core.tables import OPENNESS, OUTWARD


class NoSuchValue(LookupError):
    """The profile has no value with this id."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a value is made of: an answer of the project, or another value that can be explained in turn."""

    question: str | None = None
    row: str | None = None
    state: State | None = None
    chosen: tuple[str, ...] = ()  # the choices, by id
    value: str | None = None
    low: float | None = None  # the points it gives, as a range; None where it gives none
    high: float | None = None
    of: float | None = None  # the most it could give, or the level that is enough


@dataclass(frozen=True, slots=True)
class Explanation:
    value: str
    rules: tuple[str, ...]  # ids of `rules`, the one that gives the value first
    low: float | None
    high: float | None
    result: tuple[str, ...]  # ids, where the value is a name and not a level: patterns, a model
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    questionnaire: Questionnaire
    answers: Answers
    profile: Profile


def values(profile: Profile) -> tuple[str, ...]:
    """The id of every value that this profile holds, in the order in which a result shows them."""
    facts = [profile.openness, profile.taking_part, profile.on_ramps, profile.barriers]
    facts += [profile.barriers_change, profile.outward, profile.ties]
    asked = dict.fromkeys(fact.question for table in facts for fact in table)
    return (
        *(f"cell.{cell.id}" for cell in profile.cells),
        *(f"stage.{stage.stage}" for stage in profile.stages),
        "pattern",
        *(f"facet.{facet.id}" for facet in profile.facets),
        *(f"fit.{facet.id}" for facet in profile.facets if facet.fit),
        "governance_model",
        *(f"likeness.{each.model}" for each in profile.governance_model.likeness),
        *(f"motive.{motivation.motive}" for motivation in profile.motivations),
        *(f"facts.{question}" for question in asked),
        *(f"soft_check.{hit.id}" for hit in profile.soft_checks),
        "completeness",
        "evidence_coverage",
    )


def explain(questionnaire: Questionnaire, answers: Answers, profile: Profile, value: str) -> Explanation:
    """`answers` are those of the document the profile was made of. Raises NoSuchValue."""
    if value not in values(profile):
        raise NoSuchValue(value)
    kind, _, name = value.partition(".")
    return _KINDS[kind](_Case(questionnaire, answers, profile), name)


def _cell(case: _Case, name: str) -> Explanation:
    cell = case.profile.cell(name)
    parts = [_answer(case, cell.question, cell.low, cell.high, 4)]
    rules = ["cell"] if cell.low == cell.high else ["cell", "unknown_range"]
    if cell.wanted is not None:
        rules.append("wanted")
        parts.append(_row(case, naming.wanted(cell.domain), cell.stage))
    return Explanation(f"cell.{name}", tuple(rules), cell.low, cell.high, (), tuple(parts))


def _stage(case: _Case, name: str) -> Explanation:
    stage = next(each for each in case.profile.stages if each.stage == name)
    parts = tuple(_part_cell(cell.id, cell.low, cell.high) for cell in case.profile.cells if cell.stage == name)
    return Explanation(f"stage.{name}", ("stage_mean",), stage.low, stage.high, (), parts)


def _pattern(case: _Case, name: str) -> Explanation:
    parts = tuple(_part_cell(cell.id, cell.low, cell.high) for cell in case.profile.cells)
    return Explanation("pattern", ("pattern",), None, None, case.profile.patterns, parts)


def _part_cell(cell: str, low: float | None, high: float | None) -> Part:
    return Part(value=f"cell.{cell}", low=low, high=high, of=4)


def _facet(case: _Case, name: str) -> Explanation:
    facet = case.profile.facet(name)
    halves = tuple(_ladder(case, question) for question in facet.questions)
    rules = ("facet", "facet_halves") if len(halves) > 1 else ("facet",)
    return Explanation(f"facet.{name}", rules, facet.low, facet.high, (), halves)


def _ladder(case: _Case, question: str) -> Part:
    """A ladder's answer with its level; the whole range where it is missing."""
    answer = case.answers.get(question, UNANSWERED)
    if answer.state is State.ANSWERED:
        level = case.questionnaire.questions[question].level(answer.chosen[0])
        return _answer(case, question, level, level, 4)
    if answer.state is State.NOT_APPLICABLE:
        return _answer(case, question)
    return _answer(case, question, 0, 4, 4)


def _fit(case: _Case, name: str) -> Explanation:
    facet = case.profile.facet(name)
    if facet.fit is None:
        raise NoSuchValue(f"fit.{name}")
    called = [
        Part(question, state=State.ANSWERED, chosen=(choice,), low=level, high=level, of=4)
        for question, choice, level in facet.fit.because
    ]
    missing = [_answer(case, question) for question in facet.fit.missing]
    stands = Part(value=f"facet.{name}", low=facet.low, high=facet.high, of=4)
    result = (facet.fit.verdict,)
    return Explanation(f"fit.{name}", ("fit",), facet.fit.least, facet.fit.most, result, (*called, *missing, stands))


def _governance_model(case: _Case, name: str) -> Explanation:
    found = case.profile.governance_model
    parts = [Part(value=f"likeness.{each.model}", low=each.low, high=each.high, of=1) for each in found.likeness]
    parts += [_answer(case, question) for question in found.missing]
    result = tuple(each for each in (found.nearest, found.unclear) if each)
    return Explanation("governance_model", ("governance_model",), found.margin, found.margin, result, tuple(parts))


def _likeness(case: _Case, name: str) -> Explanation:
    found = next(each for each in case.profile.governance_model.likeness if each.model == name)
    parts = []
    for trait in found.traits:
        low = trait.credit * trait.weight
        high = low if trait.answer else trait.weight
        parts.append(_answer(case, trait.question, low, high, trait.weight))
    return Explanation(f"likeness.{name}", ("trait", "governance_model"), found.low, found.high, (), tuple(parts))


def _motive(case: _Case, name: str) -> Explanation:
    found = next(each for each in case.profile.motivations if each.motive == name)
    asked = case.questionnaire.motives
    said = [_answer(case, asked.question)] if found.first else []
    if asked.importance and found.importance is not None:
        said.append(_row(case, asked.importance, name, low=found.importance, of=4))
    served = [_served(case, each) for each in (*found.shortfalls, *found.unsettled, *found.enough)]
    result = tuple(each.target for each in found.shortfalls)
    return Explanation(f"motive.{name}", ("motive", "tension"), None, None, result, (*said, *served))


def _served(case: _Case, each: Served) -> Part:
    if each.artefact:
        domain, row = each.artefact.split(".")
        return _row(case, naming.openness(domain), row, low=each.low, high=each.high, of=each.enough)
    if each.outward:
        return _row(case, naming.OUTWARD, each.outward, low=each.low, high=each.high, of=each.enough)
    value = f"cell.{each.cell}" if each.cell else f"facet.{each.facet}"
    return Part(value=value, low=each.low, high=each.high, of=each.enough)


_RULES_OF_FACTS = {
    "taking_part": "taking_part",
    "on_ramps": "on_ramps",
    "barriers": "barriers",
    "barriers_change": "barriers",
}


def _facts(case: _Case, name: str) -> Explanation:
    levels: dict[str, int] = {}
    if name.endswith(".openness"):
        rule, levels = "openness", OPENNESS
    elif name == naming.OUTWARD:
        rule, levels = "outward", OUTWARD
    else:
        rule = _RULES_OF_FACTS.get(name.split(".")[1], "outward")
    question = case.questionnaire.questions[name]
    parts = []
    for row in question.row_ids:
        level = levels.get(case.answers.get(name, UNANSWERED).row(row) or "")
        parts.append(_row(case, name, row, low=level, of=max(levels.values(), default=None)))
    return Explanation(f"facts.{name}", (rule,), None, None, (), tuple(parts))


def _soft_check(case: _Case, name: str) -> Explanation:
    hit = next(each for each in case.profile.soft_checks if each.id == name)
    parts = tuple(_answer(case, question) for question in hit.questions)
    return Explanation(f"soft_check.{name}", ("soft_check",), None, None, (), parts)


def _completeness(case: _Case, name: str) -> Explanation:
    found = case.profile.completeness
    return Explanation("completeness", ("completeness",), found.answered, found.asked, (), ())


def _evidence(case: _Case, name: str) -> Explanation:
    found = case.profile.evidence
    upper = [cell.question for cell in case.profile.cells if (cell.low or 0) >= 3]
    upper += [question for facet in case.profile.facets if (facet.low or 0) >= 3 for question in facet.questions]
    linked = [(question, len(case.answers.get(question, UNANSWERED).evidence)) for question in upper]
    parts = tuple(_answer(case, question, min(count, 1), min(count, 1), 1) for question, count in linked)
    return Explanation("evidence_coverage", ("evidence_coverage",), found.linked, found.upper, (), parts)


_KINDS: dict[str, Callable[[_Case, str], Explanation]] = {
    "cell": _cell,
    "stage": _stage,
    "pattern": _pattern,
    "facet": _facet,
    "fit": _fit,
    "governance_model": _governance_model,
    "likeness": _likeness,
    "motive": _motive,
    "facts": _facts,
    "soft_check": _soft_check,
    "completeness": _completeness,
    "evidence_coverage": _evidence,
}


def _answer(
    case: _Case, question: str, low: float | None = None, high: float | None = None, of: float | None = None
) -> Part:
    answer = case.answers.get(question, UNANSWERED)
    return Part(question, state=answer.state, chosen=answer.chosen, low=low, high=high, of=of)


def _row(
    case: _Case,
    question: str,
    row: str,
    *,
    low: float | None = None,
    high: float | None = None,
    of: float | None = None,
) -> Part:
    answer = case.answers.get(question, UNANSWERED)
    choice = answer.row(row)
    state = State.UNANSWERED if answer.state is State.ANSWERED and choice is None else answer.state
    told = (choice,) if choice else ()
    return Part(question, row, state, told, low=low, high=low if high is None else high, of=of)

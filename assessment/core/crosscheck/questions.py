"""Whether questions are whole: their shape, sources, conditions and glossary terms. Pure."""

from collections.abc import Iterator

from assessment.core import conditions, terms
from assessment.core.conditions import AnswerIn
from assessment.core.questionnaire import Question, Questionnaire
from assessment.core.tables import RUNGS


def problems(questionnaire: Questionnaire) -> Iterator[str]:
    yield from _unique(questionnaire)
    yield from _sources(questionnaire)
    yield from _questions(questionnaire)
    yield from _glossary(questionnaire)
    yield from _soft_checks(questionnaire)


def _unique(questionnaire: Questionnaire) -> Iterator[str]:
    ids = [question.id for page in questionnaire.pages for question in page.questions]
    yield from (f"{each}: the id stands twice" for each in sorted({each for each in ids if ids.count(each) > 1}))


def _sources(questionnaire: Questionnaire) -> Iterator[str]:
    known = {reference.key for reference in questionnaire.references}
    dimensions = questionnaire.dimensions
    cited = [(question.id, question.sources) for question in questionnaire.questions.values()]
    cited += [(domain.id, domain.sources) for domain in dimensions.domains]
    cited += [(stage.id, stage.sources) for stage in dimensions.stages]
    cited += [(facet.id, facet.sources) for facet in dimensions.facets]
    cited += [(pattern.id, pattern.sources) for pattern in dimensions.patterns]
    cited += [(f"fits.{fit.facet}", fit.sources) for fit in dimensions.fits]
    cited += [(model.id, model.sources) for model in questionnaire.governance.models]
    cited += [(motive.id, motive.sources) for motive in questionnaire.motives.motives]
    cited += [(f"glossary.{term.id}", term.sources) for term in questionnaire.glossary]
    cited += [(f"soft_checks.{check.id}", check.sources) for check in questionnaire.soft_checks]
    cited += [(f"on_ramps.{each.id}", each.sources) for each in dimensions.on_ramps]
    cited += [(f"barriers.{each.id}", each.sources) for each in dimensions.barriers]
    for item, sources in cited:
        yield from (f"{item}.sources: no source {source.key!r}" for source in sources if source.key not in known)


def _questions(questionnaire: Questionnaire) -> Iterator[str]:
    seen: set[str] = set()
    for question in questionnaire.questions.values():
        yield from _shape(question)
        for leaf in conditions.leaves(question.show_if) if question.show_if else ():
            if leaf.answer not in seen:
                yield f"{question.id}.show_if: {leaf.answer!r} is no question that stands before it"
            else:
                yield from leaf_problems(f"{question.id}.show_if", leaf, questionnaire)
        seen.add(question.id)


def _shape(question: Question) -> Iterator[str]:
    ids = [each.id for each in (*question.choices, *question.rows)]
    if len(set(question.choice_ids)) < len(question.choice_ids) or len(set(question.row_ids)) < len(question.row_ids):
        yield f"{question.id}: a choice or row id stands twice in {ids}"
    match question.type:
        case "ladder" if len(question.choices) != len(RUNGS):
            yield f"{question.id}.choices: a ladder has {len(RUNGS)}, not {len(question.choices)}"
        case "single" | "multiple" if len(question.choices) < 2:
            yield f"{question.id}.choices: at least two"
        case "matrix" if not question.rows or not question.choices:
            yield f"{question.id}: a matrix has rows and choices"
        case "number" if question.minimum is None or question.maximum is None or question.unit is None:
            yield f"{question.id}: a number has a minimum, a maximum and a unit"
    if question.type not in ("ladder", "single", "multiple", "matrix") and question.choices:
        yield f"{question.id}.choices: a {question.type} has none"
    if question.type != "matrix" and question.rows:
        yield f"{question.id}.rows: only a matrix has rows"


def leaf_problems(place: str, leaf: AnswerIn, questionnaire: Questionnaire) -> Iterator[str]:
    """What is wrong with a condition on an answer, wherever content uses one."""
    question = questionnaire.questions.get(leaf.answer)
    if question is None:
        yield f"{place}: no question {leaf.answer!r}"
        return
    if (question.type == "matrix") != bool(leaf.row):
        yield f"{place}: a condition on {leaf.answer} {'names a row' if question.type == 'matrix' else 'has no row'}"
    elif leaf.row and leaf.row not in question.row_ids:
        yield f"{place}: {leaf.answer} has no row {leaf.row!r}"
    yield from choice_problems(place, question, leaf.any_of)


def choice_problems(place: str, question: Question, named: tuple[str, ...]) -> Iterator[str]:
    yield from (
        f"{place}: {question.id} has no choice {choice!r}" for choice in named if choice not in question.choice_ids
    )


def _glossary(questionnaire: Questionnaire) -> Iterator[str]:
    """Every mark has its term, and marks stand only where a page shows them as such."""
    forms = [form.casefold() for term in questionnaire.glossary for form in term.forms]
    yield from (f"glossary: {form!r} belongs to two terms" for form in sorted({f for f in forms if forms.count(f) > 1}))
    for page in questionnaire.pages:
        marked = [(f"{page.id}.intro", page.intro)]
        for question in page.questions:
            marked += [(f"{question.id}.why", question.why), (f"{question.id}.help", question.help)]
            plain = [question.text, question.example, *(each.text for each in (*question.choices, *question.rows))]
            if any("[[" in each for each in plain):
                yield f"{question.id}: only why and help may mark a term"
        for place, told in marked:
            yield from (
                f"{place}: the glossary has no {form!r}" for form in terms.marked(told) if form.casefold() not in forms
            )


def _soft_checks(questionnaire: Questionnaire) -> Iterator[str]:
    for check in questionnaire.soft_checks:
        for leaf in conditions.leaves(check.when):
            yield from leaf_problems(f"soft_checks.{check.id}", leaf, questionnaire)

"""Whether a questionnaire's files agree: every id that is named exists, and every table is whole. Pure."""

from collections.abc import Iterator

from assessment.core import conditions
from assessment.core.questionnaire import Question, Questionnaire, cell_question, wanted_question
from assessment.core.tables import RUNGS, Fit


def problems(questionnaire: Questionnaire) -> Iterator[str]:
    """Every disagreement, each naming the item and the field."""
    yield from _unique(questionnaire)
    yield from _sources(questionnaire)
    yield from _questions(questionnaire)
    yield from _dimensions(questionnaire)
    yield from _governance(questionnaire)
    yield from _motives(questionnaire)


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
                yield from _choices(f"{question.id}.show_if", questionnaire.questions[leaf.answer], leaf.any_of)
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
        case "short_text" | "long_text" if question.choices:
            yield f"{question.id}.choices: a text has none"
    if question.type != "matrix" and question.rows:
        yield f"{question.id}.rows: only a matrix has rows"


def _choices(place: str, question: Question, named: tuple[str, ...]) -> Iterator[str]:
    yield from (
        f"{place}: {question.id} has no choice {choice!r}" for choice in named if choice not in question.choice_ids
    )


def _dimensions(questionnaire: Questionnaire) -> Iterator[str]:
    dimensions = questionnaire.dimensions
    if tuple(rung.id for rung in dimensions.rungs) != RUNGS:
        yield f"rungs: must be {', '.join(RUNGS)}"
    stages = tuple(stage.id for stage in dimensions.stages)
    domains = tuple(domain.id for domain in dimensions.domains)
    for domain, stage in questionnaire.cells:
        yield from _ladder(questionnaire, f"{domain.id}.{stage.id}", cell_question(domain.id, stage.id), RUNGS)
    for each in domains:
        asked = questionnaire.questions.get(wanted_question(each))
        if (
            asked is None
            or asked.type != "matrix"
            or asked.row_ids != stages
            or asked.choice_ids != ("next", *RUNGS[1:])
        ):
            yield f"{wanted_question(each)}: must be a matrix of the stages and next, {', '.join(RUNGS[1:])}"
    for facet in dimensions.facets:
        for question in facet.questions:
            yield from _ladder(questionnaire, f"facets.{facet.id}", question, None)
    yield from _patterns(questionnaire, {*stages}, {*domains})
    for fit in dimensions.fits:
        yield from _fit(questionnaire, fit)


def _patterns(questionnaire: Questionnaire, stages: set[str], domains: set[str]) -> Iterator[str]:
    patterns = questionnaire.dimensions.patterns
    for pattern in patterns:
        for count in pattern.counts:
            named = {*count.stages} - stages | {*count.domains} - domains | {count.rung} - {*RUNGS}
            yield from (f"patterns.{pattern.id}.counts: nothing is called {name!r}" for name in sorted(named))
    if not patterns or patterns[-1].counts:
        yield "patterns: the last one must be for what is left over, without counts"


def _fit(questionnaire: Questionnaire, fit: Fit) -> Iterator[str]:
    facet = fit.facet
    if facet not in {each.id for each in questionnaire.dimensions.facets}:
        yield f"fits.{facet}: no such facet"
    for table in fit.tables:
        question = questionnaire.questions.get(table.question)
        if question is None:
            yield f"fits.{facet}.tables: no question {table.question!r}"
        elif set(table.levels) != set(question.choice_ids):
            yield f"fits.{facet}.tables.{table.question}: give a level to each of {', '.join(question.choice_ids)}"


def _ladder(
    questionnaire: Questionnaire, place: str, question_id: str, choices: tuple[str, ...] | None
) -> Iterator[str]:
    question = questionnaire.questions.get(question_id)
    if question is None or question.type != "ladder":
        yield f"{place}: needs the ladder question {question_id!r}"
    elif choices and question.choice_ids != choices:
        yield f"{question_id}.choices: must be {', '.join(choices)}, in this order"


def _governance(questionnaire: Questionnaire) -> Iterator[str]:
    governance = questionnaire.governance
    models = {model.id for model in governance.models}
    families = {family.id for family in governance.families}
    yield from (
        f"models.{model.id}.family: no family {model.family!r}"
        for model in governance.models
        if model.family not in families
    )
    total = sum(trait.weight for trait in governance.traits)
    for trait in governance.traits:
        if trait.weight * 4 > total:
            yield f"traits.{trait.id}.weight: {trait.weight} of {total} is more than a quarter"
        if set(trait.models) != models:
            yield f"traits.{trait.id}.models: give each of {', '.join(sorted(models))}"
        question = questionnaire.questions.get(trait.question)
        if question is None or question.type != "single" or trait.question == governance.declared:
            yield f"traits.{trait.id}.question: needs a single choice that is not the declared model"
            continue
        for model, credit in trait.models.items():
            yield from _choices(f"traits.{trait.id}.models.{model}", question, credit.full + credit.half)
    declared = questionnaire.questions.get(governance.declared)
    if declared is None or not models <= set(declared.choice_ids):
        yield f"declared: {governance.declared!r} must offer every model"


def _motives(questionnaire: Questionnaire) -> Iterator[str]:
    motives = questionnaire.motives
    asked = questionnaire.questions.get(motives.question)
    if asked is None or asked.choice_ids != tuple(motive.id for motive in motives.motives):
        yield f"motives: {motives.question!r} must offer exactly the motives, in their order"
    targets = {f"{domain.id}.{stage.id}" for domain, stage in questionnaire.cells} | {
        each.id for each in questionnaire.dimensions.facets
    }
    for motive in motives.motives:
        for served in motive.served_by:
            if bool(served.cell) == bool(served.facet):
                yield f"motives.{motive.id}.served_by: name a cell or a facet, and one of them"
            elif served.target not in targets:
                yield f"motives.{motive.id}.served_by: nothing is called {served.target!r}"
            if not 1 <= served.enough <= 4:
                yield f"motives.{motive.id}.served_by.{served.target}.enough: 1 to 4"

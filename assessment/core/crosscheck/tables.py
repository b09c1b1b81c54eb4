"""Whether the tables of a questionnaire name questions, choices and rows that exist, and leave none out. Pure."""

from collections.abc import Iterator

from assessment.core import naming
from assessment.core.crosscheck.questions import choice_problems
from assessment.core.questionnaire import Questionnaire
from assessment.core.tables import DELIBERATE, OPENNESS, RUNGS, Barrier, Fit, OnRamp


def problems(questionnaire: Questionnaire) -> Iterator[str]:
    yield from _dimensions(questionnaire)
    yield from _governance(questionnaire)
    yield from _motives(questionnaire)
    yield from _facts(questionnaire)


def _dimensions(questionnaire: Questionnaire) -> Iterator[str]:
    dimensions = questionnaire.dimensions
    if tuple(rung.id for rung in dimensions.rungs) != RUNGS:
        yield f"rungs: must be {', '.join(RUNGS)}"
    stages = tuple(stage.id for stage in dimensions.stages)
    domains = tuple(domain.id for domain in dimensions.domains)
    for domain, stage in questionnaire.cells:
        yield from _ladder(questionnaire, f"{domain.id}.{stage.id}", naming.cell(domain.id, stage.id), RUNGS)
    for each in domains:
        asked = questionnaire.questions.get(naming.wanted(each))
        if (
            asked is None
            or asked.type != "matrix"
            or asked.row_ids != stages
            or asked.choice_ids != ("next", *RUNGS[1:])
        ):
            yield f"{naming.wanted(each)}: must be a matrix of the stages and next, {', '.join(RUNGS[1:])}"
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
            yield from choice_problems(f"traits.{trait.id}.models.{model}", question, credit.full + credit.half)
    declared = questionnaire.questions.get(governance.declared)
    if declared is None or not models <= set(declared.choice_ids):
        yield f"declared: {governance.declared!r} must offer every model"


def _motives(questionnaire: Questionnaire) -> Iterator[str]:
    motives = questionnaire.motives
    asked = questionnaire.questions.get(motives.question)
    if asked is None or asked.choice_ids != tuple(motive.id for motive in motives.motives):
        yield f"motives: {motives.question!r} must offer exactly the motives, in their order"
    if motives.importance:
        weighed = questionnaire.questions.get(motives.importance)
        if weighed is None or weighed.row_ids != tuple(motive.id for motive in motives.motives):
            yield f"motives.importance: {motives.importance!r} must weigh exactly the motives, in their order"
    known = _targets(questionnaire)
    for motive in motives.motives:
        for served in motive.served_by:
            place = f"motives.{motive.id}.served_by"
            if len(served.named) != 1:
                yield f"{place}: name a cell, a facet, an artefact or a domain of others' work, and one of them"
                continue
            kind, most = next((kind, most) for kind, most in _MOST.items() if getattr(served, kind) == served.named[0])
            if served.named[0] not in known[kind]:
                yield f"{place}: no {kind} is called {served.named[0]!r}"
            if not 1 <= served.enough <= most:
                yield f"{place}.{served.named[0]}.enough: 1 to {most}"


_MOST = {"cell": 4, "facet": 4, "artefact": 2, "outward": 3}  # the highest level of what may serve a motive


def _targets(questionnaire: Questionnaire) -> dict[str, set[str]]:
    domains = [domain.id for domain in questionnaire.dimensions.domains]
    return {
        "cell": {f"{domain.id}.{stage.id}" for domain, stage in questionnaire.cells},
        "facet": {facet.id for facet in questionnaire.dimensions.facets},
        "artefact": {
            f"{domain}.{row}"
            for domain in domains
            if (asked := questionnaire.questions.get(naming.openness(domain)))
            for row in asked.row_ids
        },
        "outward": {*domains} if naming.OUTWARD in questionnaire.questions else set(),
    }


def _facts(questionnaire: Questionnaire) -> Iterator[str]:
    """The tables of what is told row by row name the rows of the questions that ask it."""
    dimensions = questionnaire.dimensions
    tables: list[tuple[str, list[str], str]] = [
        (naming.taking_part(stage.id), [each.id for each in dimensions.stakeholders], "stakeholders")
        for stage in dimensions.stages
    ]
    for stage in dimensions.stages:
        tables += [
            (
                naming.on_ramps(stage.id),
                [each.id for each in dimensions.on_ramps if each.stage == stage.id],
                "on_ramps",
            ),
            (
                naming.barriers(stage.id),
                [each.id for each in dimensions.barriers if each.stage == stage.id],
                "barriers",
            ),
        ]
    tables += [
        (naming.BARRIERS_CHANGE, [each.id for each in dimensions.barriers], "barriers"),
        (naming.DIRECTIONS, [each.id for each in dimensions.ties], "ties"),
        (naming.OUTWARD, [each.id for each in dimensions.domains], "domains"),
    ]
    for asked, ids, table in tables:
        question = questionnaire.questions.get(asked)
        if question and list(question.row_ids) != ids:
            yield f"{asked}.rows: must be those of dimensions.{table}: {', '.join(ids)}"
    for domain in dimensions.domains:
        openness = questionnaire.questions.get(naming.openness(domain.id))
        if openness and set(openness.choice_ids) != set(OPENNESS):
            yield f"{openness.id}.choices: must be {', '.join(OPENNESS)}"
        because = questionnaire.questions.get(naming.stands_because(domain.id))
        if because and not set(DELIBERATE) <= set(because.choice_ids):
            yield f"{because.id}.choices: must hold {', '.join(DELIBERATE)}"


def _of_stage(table: tuple[OnRamp, ...] | tuple[Barrier, ...], stage: str) -> list[str]:
    return [each.id for each in table if each.stage == stage]

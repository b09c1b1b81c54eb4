"""Whether a catalogue agrees with the questionnaire it advises on: every id that is named exists. Pure."""

from collections.abc import Iterator

from assessment.core import conditions, naming
from assessment.core.conditions import AnswerIn
from assessment.core.crosscheck.questions import leaf_problems
from assessment.core.questionnaire import Questionnaire
from recommendations.core.catalogue import Catalogue, CellReach, FacetReach, Leaf, ModelIn, Recommendation


def problems(catalogue: Catalogue, questionnaire: Questionnaire) -> Iterator[str]:
    """Every disagreement, each naming the item and the field."""
    ids = [recommendation.id for recommendation in catalogue.recommendations]
    yield from (f"{each}: the id stands twice" for each in sorted({each for each in ids if ids.count(each) > 1}))
    for recommendation in catalogue.recommendations:
        yield from (f"{recommendation.id}.{problem}" for problem in _problems(recommendation, questionnaire))


def _problems(recommendation: Recommendation, questionnaire: Questionnaire) -> Iterator[str]:
    cells = {f"{domain.id}.{stage.id}" for domain, stage in questionnaire.cells}
    facets = {facet.id for facet in questionnaire.dimensions.facets}
    known = {reference.key for reference in questionnaire.references}
    ways = {model.id for model in questionnaire.governance.models} | {
        family.id for family in questionnaire.governance.families
    }
    cited = recommendation.sources + tuple(source for example in recommendation.examples for source in example.sources)
    yield from (f"sources: no source {source.key!r}" for source in cited if source.key not in known)
    yield from (f"ways: no governance model or family {way!r}" for way in recommendation.ways if way not in ways)
    for move in recommendation.moves:
        if bool(move.cell) == bool(move.facet):
            yield "moves: name a cell or a facet, and one of them"
        elif (move.cell or move.facet) not in cells | facets:
            yield f"moves: nothing is called {move.cell or move.facet!r}"
        elif move.question and move.question not in questionnaire.facet(move.facet or "").questions:
            yield f"moves: {move.question!r} is no half of {move.facet!r}"
        elif move.facet and not move.question and len(questionnaire.facet(move.facet).questions) > 1:
            yield f"moves: {move.facet!r} has two halves; name the question that moves"
    told = recommendation.answers
    if recommendation.kind == "action" and not (
        recommendation.moves or recommendation.need or told.barriers or told.artefacts or told.outward
    ):
        yield "moves: an action moves something, or has a need, a barrier, an artefact or others' work that it answers"
    yield from _answers(recommendation, questionnaire)
    for field, when in (("when", recommendation.when), ("need", recommendation.need and recommendation.need.when)):
        found: Iterator[Leaf] = conditions.leaves(when) if when else iter(())
        for leaf in found:
            if isinstance(leaf, AnswerIn):
                yield from leaf_problems(field, leaf, questionnaire)
            else:
                yield from (f"{field}: {problem}" for problem in _leaf(leaf, questionnaire, cells, facets))


def _answers(recommendation: Recommendation, questionnaire: Questionnaire) -> Iterator[str]:
    dimensions, told = questionnaire.dimensions, recommendation.answers
    known = {
        "on_ramps": {each.id for each in dimensions.on_ramps},
        "barriers": {each.id for each in dimensions.barriers},
        "outward": {each.id for each in dimensions.domains},
        "artefacts": {
            f"{domain.id}.{row}"
            for domain in dimensions.domains
            if (asked := questionnaire.questions.get(naming.openness(domain.id)))
            for row in asked.row_ids
        },
    }
    for field, ids in known.items():
        yield from (f"answers.{field}: nothing is called {each!r}" for each in getattr(told, field) if each not in ids)


def _leaf(leaf: Leaf, questionnaire: Questionnaire, cells: set[str], facets: set[str]) -> Iterator[str]:
    match leaf:
        case CellReach(cell) if cell not in cells:
            yield f"no cell {cell!r}"
        case FacetReach(facet) if facet not in facets:
            yield f"no facet {facet!r}"
        case ModelIn(models):
            known = {model.id for model in questionnaire.governance.models}
            yield from (f"no governance model {model!r}" for model in models if model not in known)

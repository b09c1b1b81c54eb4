"""How a project governs itself, and which kind of project it is like."""

from django.utils.translation import gettext as _

from assessment.core.answers import UNANSWERED
from assessment.core.document import Document
from assessment.core.profile import FacetResult, Profile, TraitMatch
from assessment.core.questionnaire import Questionnaire
from recommendations import wording
from recommendations.charts.bars import facet_bar
from recommendations.charts.likeness import Place, likeness_line, places
from recommendations.charts.palette import Theme
from recommendations.presentation.pieces import anchor, drawn
from recommendations.presentation.shapes import FacetShown, LikenessShown, ModelShown, TraitShown


def facets(made: Document, profile: Profile, theme: Theme) -> tuple[FacetShown, ...]:
    return tuple(_facet(made, facet, theme) for facet in profile.facets)


def _facet(made: Document, facet: FacetResult, theme: Theme) -> FacetShown:
    asked = made.questionnaire
    content = asked.facet(facet.id)
    value = wording.span(facet.low, facet.high) or _("not applicable")
    says = _("%(facet)s: %(value)s of 4") % {"facet": content.title, "value": value} if theme == "print" else ""
    only_describes = facet.kind == "descriptive" and facet.fit is None
    return FacetShown(
        title=content.title,
        explained=f"facet.{facet.id}",
        meaning=content.meaning,
        value=value,
        words=tuple(
            line
            for question in facet.questions
            for line in wording.answer_lines(asked, asked.questions[question], made.answers.get(question, UNANSWERED))
        ),
        bar=drawn(facet_bar(facet, says=says, theme=theme)),
        fit=wording.fit(facet),
        fit_because=tuple(wording.fit_reason(asked, *each) for each in (facet.fit.because if facet.fit else ())),
        note=_("More is not better here; it only describes.") if only_describes else "",
    )


def model(asked: Questionnaire, profile: Profile, theme: Theme) -> ModelShown:
    found = profile.governance_model
    marks = places(found)
    nearest = next((each for each in found.likeness if each.model == found.nearest), None)
    return ModelShown(
        sentence=wording.model_sentence(asked, found),
        declared=wording.declared_sentence(asked, found),
        rows=tuple(
            LikenessShown(
                title=(title := asked.model(each.model).title),
                meaning=asked.model(each.model).meaning,
                line=drawn(
                    likeness_line(each, marks[each.model], says=_says(theme, title, each.low, each.high), theme=theme)
                ),
                standing="" if marks[each.model] is Place.OTHER else marks[each.model].value,
                words=wording.likeness_place(marks[each.model]),
                likeness=wording.likeness(each.low, each.high),
            )
            for each in found.likeness
        ),
        traits=tuple(_trait(asked, trait) for trait in (nearest.traits if nearest else ())),
        missing=tuple(asked.questions[question].text for question in found.missing),
    )


def _says(theme: Theme, title: str, low: float, high: float) -> str:
    return f"{title}: {wording.likeness(low, high)}" if theme == "print" else ""


def _trait(asked: Questionnaire, trait: TraitMatch) -> TraitShown:
    content = next(each for each in asked.governance.traits if each.id == trait.trait)
    question = asked.questions[trait.question]
    earned = {1.0: _("speaks for it"), 0.5: _("speaks half for it"), 0.0: _("speaks against it")}[trait.credit]
    return TraitShown(
        title=content.title,
        answer=question.choice_text(trait.answer) if trait.answer else _("Not known"),
        earned=earned if trait.answer else _("not known"),
        mark=trait.mark,
        anchor=anchor(trait.question),
    )

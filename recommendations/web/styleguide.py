"""Every component of pages and pictures on one page, with real data: the made-up example, as it is loaded."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from assessment import examples
from assessment.core.document import Document
from assessment.core.faults import Fault
from assessment.language import reader
from assessment.web import fields, typed
from assessment.web.fields import Field
from recommendations import presentation, services
from recommendations.charts import icon, palette
from recommendations.charts.badge import badge
from recommendations.presentation.picture import chart_words
from recommendations.presentation.pieces import document_of, drawn

SHOWN = "example-made-up"
ICONS = ("arrow-left", "check", "download", "info", "lock", "triangle-alert")
QUESTIONS = ("models.post_training.participation", "setting.hours", "ties.directions")
WRONG = {"setting.hours": "lots"}  # so that one of them shows its error


@dataclass(frozen=True, slots=True)
class Colour:
    """One token: its values on the light and on the dark ground, each with a swatch."""

    token: str
    light: str
    dark: str
    swatches: tuple[SafeString, SafeString]


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    found = next((each for each in examples.listed() if each.key == SHOWN), None)
    context: dict[str, Any] = {"colours": tuple(_colours()), "icons": [f"icons/{name}.svg" for name in ICONS]}
    if found:
        submission = found.submission
        plan = services.plan_for(submission=submission, language=reader())
        made, profile = document_of(plan), plan.profile
        words = chart_words(made.questionnaire, profile, made.project.name)
        context |= {
            "access": SimpleNamespace(entry=found.entry),
            "submission": submission,
            "result": presentation.present(plan),
            "marks": [drawn(icon.icon(profile, words, side=side, prefix=f"icon-{side}")) for side in (48, 64, 128)],
            "badges": [drawn(badge(profile, words)), drawn(badge(None, words, prefix="badge-none"))],
            "fields": tuple(_fields(made)),
            "draft": {"questionnaire": made.questionnaire},
        }
    return render(request, "recommendations/styleguide.html", context)


def _colours() -> Iterator[Colour]:
    for token, light in palette.LIGHT.items():
        dark = palette.DARK[token]
        yield Colour(token, light, dark, (_swatch(light, palette.LIGHT["paper"]), _swatch(dark, palette.DARK["paper"])))


def _swatch(colour: str, ground: str) -> SafeString:
    """A colour on the ground of its scheme; without classes, so that the page's own scheme leaves it alone."""
    return drawn(
        '<svg viewBox="0 0 64 32" width="64" height="32" aria-hidden="true">'
        f'<rect width="64" height="32" fill="{ground}"/>'
        f'<rect x="8" y="6" width="48" height="20" fill="{colour}"/></svg>'
    )


def _fields(made: Document) -> Iterator[Field]:
    """A ladder, a number that was typed wrongly, and a matrix, as a section shows them."""
    for question in (made.questionnaire.questions[each] for each in QUESTIONS):
        stored = made.answers.get(question.id)
        if question.id not in WRONG:
            yield fields.field(made.questionnaire, question, stored=stored, base=1)
            continue
        found = typed.read(question, QueryDict(f"{question.id}={WRONG[question.id]}"))
        faults: list[Fault] = []
        found.answer(question, faults)
        yield fields.field(made.questionnaire, question, stored=stored, base=1, shown=found, faults=tuple(faults))

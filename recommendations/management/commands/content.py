"""`manage.py content`: a report for authors of how whole the content is, promise by promise."""

import importlib.util
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from assessment.core import questionnaire
from assessment.core.overlay import SOURCE
from assessment.core.questionnaire import Questionnaire
from recommendations.core import catalogue, coverage
from recommendations.core.catalogue import Catalogue
from recommendations.core.coverage import Figure
from recommendations.core.influence import influences

WIDTH = 44


class Command(BaseCommand):
    help = "Report how whole the content is: coverage, reach, reading grades, sources, translations, influence."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--content-version", default=questionnaire.versions()[-1], choices=questionnaire.versions())
        parser.add_argument("--influence", action="store_true", help="list what each question can change")

    def handle(self, *args: Any, **options: Any) -> None:
        asked, advised = questionnaire.get(options["content_version"]), catalogue.get(options["content_version"])
        found = (*coverage.figures(advised, asked), *_reach(advised, asked), *_translations(asked))
        for title, lines in (
            ("Coverage", _figures(found)),
            ("Steps to each rung of each cell (below: to visible, invited, anyone, shared)", _matrix(advised, asked)),
            ("Reading grade of each page (Flesch-Kincaid; at most 10)", _grades(asked)),
            ("Sources by mark", (f"  {mark}: {n}" for mark, n in coverage.marks(advised, asked).items())),
            ("What each question can change", _influence(advised, asked, full=options["influence"])),
        ):
            self.stdout.write("\n".join([title, *lines, ""]))
        if not all(figure.whole for figure in found):
            sys.exit(1)


def _figures(found: tuple[Figure, ...]) -> Iterator[str]:
    for figure in found:
        share = "" if "at most" in figure.name else f" ({100 * figure.kept // max(1, figure.of)} %)"
        yield f"  {figure.name:<{WIDTH}} {figure.kept} of {figure.of}{share}"
        yield from (f"      missing: {each}" for each in figure.missing)


def _reach(advised: Catalogue, asked: Questionnaire) -> tuple[Figure, ...]:
    found = coverage.reached(advised, asked)
    missing = tuple(name for name, answers in found.items() if answers is None)
    return (Figure("recommendations reached by some answers", len(found) - len(missing), len(found), missing),)


def _translations(asked: Questionnaire) -> Iterator[Figure]:
    for language, _name in settings.LANGUAGES:
        if language != SOURCE:
            yield from (
                Figure(f"texts of the {name} in {language}", told, of, missing)
                for name, told, of, missing in coverage.translated(asked.version, language)
            )


def _matrix(advised: Catalogue, asked: Questionnaire) -> Iterator[str]:
    steps = [(move.cell, move.to) for action in advised.actions for move in action.moves]
    for domain, stage in asked.cells:
        cell = f"{domain.id}.{stage.id}"
        yield f"  {cell:<{WIDTH}} " + "  ".join(f"{steps.count((cell, to))}" for to in range(1, 5))


def _grades(asked: Questionnaire) -> Iterator[str]:
    if importlib.util.find_spec("textstat") is None:
        yield "  textstat is not installed; it is among the packages for tests (script/setup tests)."
        return
    reading_grade = importlib.import_module("assessment.reading_grade")
    yield from (f"  {page.id:<{WIDTH}} {reading_grade.of_page(page, asked):.1f}" for page in asked.pages)


def _influence(advised: Catalogue, asked: Questionnaire, *, full: bool) -> Iterator[str]:
    for question, changed in influences(advised, asked).items():
        yield (
            f"  {question:<{WIDTH}} {len(changed)}" if not full else f"  {question}: {', '.join(changed) or 'nothing'}"
        )

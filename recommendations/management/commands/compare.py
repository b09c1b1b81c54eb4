"""`manage.py compare OLD NEW`: what changed between two answer files of one project, and what changed it."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from assessment.core import comparing, questionnaire, scoring
from assessment.core.comparing import Comparison
from assessment.core.document import Document
from assessment.core.profile import Profile
from recommendations.answer_files import read_document
from recommendations.presentation import moved
from recommendations.presentation.compared import sentence


class Command(BaseCommand):
    help = "Compare two answer files of one project: what moved, and whether the project or the questionnaire moved it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("old", help="the earlier document, .json or .yaml")
        parser.add_argument("new", help="the later document")
        parser.add_argument(
            "--language", default=settings.LANGUAGE_CODE, choices=[code for code, _name in settings.LANGUAGES]
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(options["language"]):
            old, new = read_document(options["old"])[0], read_document(options["new"])[0]
            self.stdout.write("\n".join(_lines(old, new, options["language"])))


def _compared(old: Document, before: Profile, new: Document, now: Profile) -> Comparison:
    try:
        return comparing.compare(old, before, new, now)
    except LookupError as error:
        raise CommandError(f"These two cannot be compared: {error}.") from error


def _lines(old: Document, new: Document, language: str) -> Iterator[str]:
    before, now = (scoring.score(each.questionnaire, each.answers) for each in (old, new))
    found = _compared(old, before, new, now)
    older, asked = (questionnaire.get(each.questionnaire.version, language) for each in (old, new))
    if found.older != found.newer:
        versions = {"older": found.older, "newer": found.newer}
        yield _("Questionnaire %(older)s is compared with %(newer)s.") % versions
        counts = {"anew": len(found.to_answer), "dropped": len(found.dropped), "added": len(found.added)}
        yield _("Questions to answer anew: %(anew)s; dropped: %(dropped)s; added: %(added)s.") % counts
    yield f"{moved.headline(moved.ways(found, now))}."
    if not found.changes:
        yield _("Nothing changed.")
    for change in found.changes:
        yield sentence(older, asked, change)

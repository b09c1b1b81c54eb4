"""The whole questionnaire as PDF: made once by a worker for each version and language, kept, and served from there.

Nothing is stored about it but the file. Its name holds the digest of what it was made from, so a changed content or
template gives another file, and an old one is never mistaken for it.
"""

import hashlib
from datetime import datetime

from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils import translation

from assessment.core import questionnaire
from assessment.core.questionnaire import Questionnaire
from assessment.web import whole_sheet
from recommendations import pdf
from recommendations.bell import bell
from recommendations.core.plan import REPORT_VERSION

TASK = "recommendations.tasks.print_questionnaire"
ASK_AGAIN = 90  # seconds until a worker is called once more for a file that did not appear


def file_of(asked: Questionnaire) -> str:
    """The name its file has in the storage, whether or not it is there yet."""
    made_from = f"{asked.digest} {asked.translation} {asked.language} {REPORT_VERSION}"
    digest = hashlib.sha256(made_from.encode()).hexdigest()
    return f"questionnaires/{asked.version}-{asked.language}-{digest[:32]}.pdf"


def ready(asked: Questionnaire) -> str | None:
    """The file's name, or None while a worker is asked for it."""
    name = file_of(asked)
    if default_storage.exists(name):
        return name
    if cache.add(f"asked-for:{name}", 1, ASK_AGAIN):
        bell.ring(TASK, version=asked.version, language=asked.language)
    return None


def make(*, version: str, language: str, now: datetime) -> None:
    """Make the file, unless it is there. Harmless to repeat."""
    asked = questionnaire.get(version, language)
    name = file_of(asked)
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(render(asked, now)))


def render(asked: Questionnaire, now: datetime) -> bytes:
    with translation.override(asked.language):
        html = render_to_string("recommendations/printed.html", whole_sheet.context(asked))
        return pdf.render(html, identifier=file_of(asked), created=now)

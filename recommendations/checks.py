"""`manage.py check` reads every catalogue and holds it against the questionnaire it advises on."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from assessment.core import questionnaire
from assessment.core.content import BrokenContent
from recommendations.core import catalogue, crosscheck


@register()
def check_catalogues(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    return [Error(problem, id="recommendations.E001") for problem in catalogue_problems()]


def catalogue_problems() -> Iterator[str]:
    for version in questionnaire.versions():
        try:
            found = catalogue.get(version)
            yield from (
                f"catalogue {version}: {each}" for each in crosscheck.problems(found, questionnaire.get(version))
            )
            for language, _name in settings.LANGUAGES:
                catalogue.get(version, language)  # a translation that does not fit its source raises
        except BrokenContent as error:
            yield str(error)

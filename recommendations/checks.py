"""`manage.py check` reads the catalogue and holds it against the questionnaire it advises on."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register

from assessment.core import questionnaire
from assessment.core.content import BrokenContent
from recommendations.core import catalogue, crosscheck


@register()
def check_catalogue(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    try:
        found = catalogue.current()
        problems = list(crosscheck.problems(found, questionnaire.current()))
    except BrokenContent as error:
        return [Error(str(error), id="recommendations.E001")]
    return [Error(f"catalogue {found.version}: {problem}", id="recommendations.E001") for problem in problems]

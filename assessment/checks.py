"""`manage.py check` reads every questionnaire version and cross-checks it, so that a mistake never reaches a page."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from assessment.core import crosscheck, questionnaire, rules, versions
from assessment.core.content import BrokenContent, Content, read_content
from assessment.core.overlay import SOURCE
from assessment.core.questionnaire import CONTENT, Questionnaire


class Pins(Content):
    pins: dict[str, str]


@register()
def check_questionnaires(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    return [Error(problem, id="assessment.E001") for problem in content_problems()]


def content_problems() -> Iterator[str]:
    try:
        _, pinned = read_content(CONTENT / "pins.yaml", Pins)
    except BrokenContent as error:
        yield str(error)
        return
    yield from (
        f"pins.yaml: version {version} has no files"
        for version in pinned.pins
        if version not in questionnaire.versions()
    )
    for version in questionnaire.versions():
        try:
            found = questionnaire.get(version)
        except BrokenContent as error:
            yield str(error)
            continue
        yield from (f"questionnaire {version}: {problem}" for problem in crosscheck.problems(found))
        yield from (f"questionnaire {version}: {problem}" for problem in versions.problems(found))
        yield from _translation_problems(version)
        yield from pin_problems(found, pinned.pins.get(version))
    yield from rule_problems()


def _translation_problems(version: str) -> Iterator[str]:
    """A translation may be incomplete, and must never be wrong."""
    for language, _name in settings.LANGUAGES:
        if language != SOURCE:
            try:
                found = questionnaire.get(version, language)
            except BrokenContent as error:
                yield str(error)
            else:
                place = f"questionnaire {version}, {language}"
                yield from (f"{place}: {problem}" for problem in crosscheck.problems(found))


def rule_problems() -> Iterator[str]:
    try:
        known = {reference.key for reference in questionnaire.current().references}
        for language, _name in settings.LANGUAGES:
            for rule in rules.get(language).values():
                cited = (source.key for source in rule.sources)
                yield from (f"rules.yaml: {rule.id}.sources: no source {key!r}" for key in cited if key not in known)
    except BrokenContent as error:
        yield str(error)


def pin_problems(found: Questionnaire, pin: str | None) -> Iterator[str]:
    """A published version is pinned by digest, and a draft is not."""
    if found.header.status == "draft":
        if pin:
            yield f"pins.yaml: version {found.version} is a draft and has no pin"
    elif pin is None:
        yield f"pins.yaml: version {found.version} is published; pin it as {found.digest}"
    elif pin != found.digest:
        yield f"questionnaire {found.version}: published content was changed (digest {found.digest}, pinned {pin})"

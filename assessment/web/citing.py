"""What a question or a word rests on, as a page names it."""

from dataclasses import dataclass

from assessment.core.content import Source
from assessment.core.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class Cited:
    title: str
    url: str
    at: str
    mark: str


def cited(asked: Questionnaire, sources: tuple[Source, ...]) -> tuple[Cited, ...]:
    found = ((asked.reference(source.key), source) for source in sources)
    return tuple(Cited(work.title, work.url, source.at, source.mark) for work, source in found)

"""What a statement rests on, as every face names it: the work, the place in it, and how far to trust it."""

from dataclasses import dataclass

from assessment.core.content import Source
from assessment.core.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class Cited:
    key: str
    title: str
    url: str
    at: str
    mark: str  # "paper", "author", "digest", "related" or "inferred"


def cited(asked: Questionnaire, sources: tuple[Source, ...]) -> tuple[Cited, ...]:
    found = ((asked.reference(source.key), source) for source in sources)
    return tuple(Cited(work.key, work.title, work.url, source.at, source.mark) for work, source in found)

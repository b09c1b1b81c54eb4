"""A project's history in words: what happened when and by whom, with a stretch of typing told as one line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby

from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessment.core import questionnaire
from assessment.core.answers import Answer
from assessment.core.questionnaire import Question
from assessment.history import Moment, Stretch
from assessment.language import reader
from assessment.models import Revision, Submission
from assessment.web import wording
from projects import happened
from projects.models import Event

BREATH = timedelta(minutes=2)  # saves of one answer by one person that follow each other so closely are told as one


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline. Of several saves the words are those of the last."""

    key: tuple[object, ...]
    since: datetime
    until: datetime
    who: str
    what: str
    question: Question | None = None
    lines: tuple[str, ...] = ()
    submission: Submission | None = None
    refused: bool = False
    saves: int = 1

    @property
    def time(self) -> str:
        begun, ended = time_format(self.since, "TIME_FORMAT"), time_format(self.until, "TIME_FORMAT")
        return ended if begun == ended else f"{begun}–{ended}"

    @property
    def times(self) -> str:
        return ngettext("%(n)s save", "%(n)s saves", self.saves) % {"n": self.saves} if self.saves > 1 else ""


@dataclass(frozen=True, slots=True)
class Version:
    """One moment of a single answer: what it said, and what it said before instead."""

    revision: Revision
    who: str
    what: str
    lines: tuple[str, ...]
    instead: tuple[str, ...]
    may_be_put_back: bool

    @property
    def refused(self) -> bool:
        return self.revision.kind == Revision.Kind.REFUSED


def days(moments: Iterable[Moment]) -> tuple[tuple[date, tuple[Entry, ...]], ...]:
    """The timeline day by day, the newest first."""
    entries = _grouped(_entry(moment) for moment in moments)
    return tuple((day, tuple(each)) for day, each in groupby(entries, key=lambda entry: entry.until.date()))


def versions(found: Stretch, present: Answer) -> tuple[Version, ...]:
    """The moments of one answer. What says the same as it does at `present` needs no putting back."""
    known = [each for each in (*found.moments, *found.behind) if isinstance(each, Revision)]
    kept = {_place(each): each for each in known if each.kind != Revision.Kind.REFUSED}
    return tuple(
        Version(
            revision=each,
            who=each.author,
            what=_what(each),
            lines=_lines(each),
            instead=_gone(kept.get(_before(each)), each),
            may_be_put_back=each.given() != present,
        )
        for each in known[: len(found.moments)]
    )


def _grouped(entries: Iterable[Entry]) -> Iterator[Entry]:
    last: Entry | None = None
    for entry in entries:
        if last is None:
            last = entry
        elif entry.key == last.key and last.since - entry.until <= BREATH and entry.until.date() == last.until.date():
            last = replace(last, since=entry.since, saves=last.saves + 1)
        else:
            yield last
            last = entry
    if last is not None:
        yield last


def _entry(moment: Moment) -> Entry:
    match moment:
        case Revision():
            key = (moment.kind, moment.assessment_id, moment.question, moment.by_id, moment.by_link)
            refused = moment.kind == Revision.Kind.REFUSED
            lines, asked = _lines(moment), _question(moment)
            return Entry(
                key, moment.saved_at, moment.saved_at, moment.author, _what(moment), asked, lines, refused=refused
            )
        case Submission():
            at = moment.submitted_at
            return Entry((moment.pk,), at, at, moment.author, _("submitted the assessment"), submission=moment)
        case Event():
            return Entry((moment.pk,), moment.at, moment.at, moment.author, happened.words(moment))


def _what(revision: Revision) -> str:
    return {
        Revision.Kind.SAVED: _("saved"),
        Revision.Kind.REFUSED: _("came too late with this, which was not saved"),
        Revision.Kind.CARRIED: _("carried this over from the last assessment"),
        Revision.Kind.CONFIRMED: _("confirmed that this still holds"),
    }[Revision.Kind(revision.kind)]


def _question(revision: Revision) -> Question | None:
    """As it was asked then; None where its version asks it no more, which only a version that is a draft may do."""
    return questionnaire.get(revision.assessment.questionnaire_version, reader()).questions.get(revision.question)


def _lines(revision: Revision) -> tuple[str, ...]:
    asked = questionnaire.get(revision.assessment.questionnaire_version, reader())
    question = asked.questions.get(revision.question)
    return wording.whole_answer_lines(asked, question, revision.given()) if question else ()


def _gone(before: Revision | None, after: Revision) -> tuple[str, ...]:
    if before is None:
        return ()
    stays = {*_lines(after)}
    return tuple(line for line in _lines(before) if line not in stays)


def _place(revision: Revision) -> tuple[str, int]:
    return str(revision.assessment_id), revision.version


def _before(revision: Revision) -> tuple[str, int]:
    """The version that it was made from."""
    assessment, version = _place(revision)
    return assessment, version if revision.kind == Revision.Kind.REFUSED else version - 1

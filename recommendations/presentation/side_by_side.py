"""Two assessments of one project beside each other: both maps, what moved, and which answers or questions moved it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assessment.core import comparing, conditions, naming
from assessment.core.answers import UNANSWERED
from assessment.core.comparing import Change, Comparison
from assessment.core.document import Document
from assessment.core.profile import Profile
from assessment.core.questionnaire import Questionnaire
from recommendations import wording
from recommendations.charts import legend
from recommendations.charts import map as maps
from recommendations.charts.steps import steps_glyph
from recommendations.core import plan as plans
from recommendations.presentation import compared, moved
from recommendations.presentation.participation import Rungs
from recommendations.presentation.picture import chart_words
from recommendations.presentation.pieces import drawn
from recommendations.presentation.shapes import KeyShown

PARTS = {  # of what moved: the part of the page by the kind of value
    "facet": "governance",
    "fit": "governance",
    "governance_model": "governance",
    "motive": "motives",
    "pattern": "shape",
    "stage": "shape",
    "facts": "facts",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: a submission's document, in the reader's language, and its stored profile."""

    reference: str
    submitted_at: datetime
    made: Document
    profile: Profile


@dataclass(frozen=True, slots=True)
class SideShown:
    reference: str
    submitted_at: datetime
    version: str
    map: SafeString
    map_phone: SafeString


@dataclass(frozen=True, slots=True)
class AnswerMoved:
    question: str
    before: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """One value that is not what it was; glyphs for cells only."""

    title: str
    before: str
    now: str
    way: str  # "moved out", "now known", …; "" for what is no cell
    glyphs: tuple[SafeString, SafeString] | None
    because: tuple[AnswerMoved, ...]  # the project's own answers that moved it
    cause: str  # what is said without any: that it follows from other values, or that the questionnaire moved it


@dataclass(frozen=True, slots=True)
class Asked:
    """What the questionnaire changed by itself."""

    values: tuple[Moved, ...]
    anew: tuple[str, ...]  # texts of questions
    dropped: tuple[str, ...]
    added: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.values or self.anew or self.dropped or self.added)


@dataclass(frozen=True, slots=True)
class Changes:
    headline: str
    cells: tuple[Moved, ...]
    governance: tuple[Moved, ...]
    motives: tuple[Moved, ...]
    shape: tuple[Moved, ...]
    facts: tuple[Moved, ...]
    answers: tuple[AnswerMoved, ...]
    asked: Asked


@dataclass(frozen=True, slots=True)
class SideBySide:
    before: SideShown
    now: SideShown
    legend: tuple[KeyShown, ...]
    changes: Changes | None  # None: no maps lead from the one questionnaire to the other


def side_by_side(before: Side, now: Side) -> SideBySide:
    try:
        found = comparing.compare(before.made, before.profile, now.made, now.profile)
    except LookupError:
        found = None
    last = plans.last_of(before.profile, submitted_at=before.submitted_at.isoformat(), now=now.profile)
    words = chart_words(now.made.questionnaire, now.profile, now.made.project.name)
    keys = legend.keys(words, last=bool(last))
    return SideBySide(
        before=_side(before, "before", {}),
        now=_side(now, "now", last.rungs if last else {}),
        legend=tuple(KeyShown(drawn(key.picture), key.words) for key in keys),
        changes=_changes(before, now, found) if found else None,
    )


def _side(side: Side, prefix: str, then: Rungs) -> SideShown:
    """A map that says all its cells: no table of them stands below."""
    asked = side.made.questionnaire
    named = f"{side.made.project.name}, {date_format(side.submitted_at, 'DATE_FORMAT')}"
    words = chart_words(asked, side.profile, named, then)
    said = replace(words, desc="; ".join(words.cells.values()))
    small = maps.collaboration_map(side.profile, said, size=maps.PHONE, prefix=f"{prefix}-phone", then=then)
    return SideShown(
        reference=side.reference,
        submitted_at=side.submitted_at,
        version=asked.version,
        map=drawn(maps.collaboration_map(side.profile, said, prefix=prefix, then=then)),
        map_phone=drawn(small),
    )


def _changes(before: Side, now: Side, found: Comparison) -> Changes:
    went = moved.ways(found, now.profile)
    own = [change for change in found.changes if change.cause == "project"]
    shown = {change.value: _moved(before, now, found, change) for change in own}

    def part(name: str) -> tuple[Moved, ...]:
        return tuple(each for value, each in shown.items() if PARTS.get(value.partition(".")[0]) == name)

    return Changes(
        headline=moved.headline(went),
        cells=tuple(shown[f"cell.{cell}"] for cell in went if f"cell.{cell}" in shown),
        governance=part("governance"),
        motives=part("motives"),
        shape=part("shape"),
        facts=part("facts"),
        answers=_answers(before, now, found.answers),
        asked=_asked(before, now, found),
    )


def _moved(before: Side, now: Side, found: Comparison, change: Change) -> Moved:
    kind, _dot, name = change.value.partition(".")
    old, asked = before.made.questionnaire, now.made.questionnaire
    cell = kind == "cell"
    return Moved(
        title=compared.titled(old, asked, change.value),
        before=compared.reading(old, change.value, change.before),
        now=compared.reading(asked, change.value, change.now),
        way=moved.words(change.before, change.now) if cell and change.cause == "project" else "",
        glyphs=(_glyph(before, name), _glyph(now, name)) if cell else None,
        because=_answers(before, now, () if kind == "facts" else _behind(asked, found, change)),
        cause=_("follows from other values") if change.cause == "project" else compared.cause(change),
    )


def _glyph(side: Side, cell: str) -> SafeString:
    return drawn(steps_glyph(side.profile.cell(cell)))


def _behind(asked: Questionnaire, found: Comparison, change: Change) -> tuple[str, ...]:
    """The project's answers that moved a value; of a cell that is asked no more or anew, those that decide that."""
    kind, _dot, name = change.value.partition(".")
    if change.questions or kind != "cell":
        return change.questions
    gate = asked.questions[naming.cell(*name.split("."))].show_if
    decisive = (leaf.answer for leaf in conditions.leaves(gate)) if gate else ()
    return tuple(dict.fromkeys(question for question in decisive if question in found.answers))


def _answers(before: Side, now: Side, questions: Iterable[str]) -> tuple[AnswerMoved, ...]:
    return tuple(
        AnswerMoved(now.made.questionnaire.questions[each].text, _lines(before, each), _lines(now, each))
        for each in questions
    )


def _lines(side: Side, question: str) -> tuple[str, ...]:
    asked = side.made.questionnaire
    return wording.answer_lines(asked, asked.questions[question], side.made.answers.get(question, UNANSWERED))


def _asked(before: Side, now: Side, found: Comparison) -> Asked:
    """What was never there before, or is there no more, is no change of a value: the new questions say it."""
    changed = (change for change in found.changes if change.cause != "project" and change.before and change.now)
    old, asked = before.made.questionnaire.questions, now.made.questionnaire.questions
    return Asked(
        values=tuple(_moved(before, now, found, change) for change in changed),
        anew=tuple(asked[each].text for each in found.to_answer),
        dropped=tuple(old[each].text for each in found.dropped),
        added=tuple(asked[each].text for each in found.added),
    )

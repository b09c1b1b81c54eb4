"""What the report says beyond the results page: its own pictures, tables made for paper, numbered sources, answers.

Like the rest of this room it looks up words and decides nothing about the project.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assessment.citing import Cited
from assessment.core.answers import State
from assessment.core.profile import Fact, Profile
from assessment.core.questionnaire import Questionnaire
from recommendations.charts import legend
from recommendations.charts import map as maps
from recommendations.charts.words import Words
from recommendations.core.plan import Plan
from recommendations.presentation.picture import chart_words
from recommendations.presentation.pieces import anchor, document_of, drawn
from recommendations.presentation.shapes import AnswerShown, PageShown, Result, TableShown
from recommendations.presentation.sorted_facts import SortedFacts, across, down


@dataclass(frozen=True, slots=True)
class KeyExplained:
    """An entry of the legend, with what it means."""

    picture: SafeString
    words: str
    meaning: str
    kind: str


@dataclass(frozen=True, slots=True)
class AnswersOnPaper:
    """One page of the questionnaire: what was answered, and what was not, in one line a reason."""

    title: str
    answers: tuple[AnswerShown, ...]
    left: tuple[tuple[str, tuple[AnswerShown, ...]], ...]  # the reason's words, and the questions


@dataclass(frozen=True, slots=True)
class OnPaper:
    public: bool
    example: bool
    verify_at: str
    cover_map: SafeString
    keys: tuple[KeyExplained, ...]
    tables: dict[str, tuple[SortedFacts, ...]]  # by id
    people: TableShown | None  # who takes part, stage by stage
    told_in: dict[str, str]  # anchor of a matrix that is not printed again -> which section tells it row by row
    numbers: dict[str, int]  # key of a source -> its number here
    sources: tuple[Cited, ...]
    pages: tuple[AnswersOnPaper, ...]


def on_paper(plan: Plan, result: Result) -> OnPaper:
    made = document_of(plan)
    asked, profile, public = made.questionnaire, plan.profile, plan.edition == "public"
    tables = {table.id: table for table in result.facts}
    words, told_in = chart_words(asked, profile, made.project.name), _rows_told_in(profile, result)
    told = told_in | _told_elsewhere(profile, result)
    return OnPaper(
        public=public,
        example=plan.record.example,
        verify_at=plan.record.verify_at,
        cover_map=drawn(maps.collaboration_map(profile, words, theme="print", prefix="cover")),
        keys=tuple(
            key for key in _keys(asked, words, last=plan.last is not None) if not (public and key.kind == "wanted")
        ),
        tables={name: tuple(_sorted(table)) for name, table in tables.items() if name != "people"},
        people=tables.get("people"),
        told_in=told_in,
        numbers={source.key: number for number, source in enumerate(result.sources, 1)},
        sources=result.sources,
        pages=tuple(_page(page, asked, told, public=public) for page in result.pages),
    )


def _keys(asked: Questionnaire, words: Words, *, last: bool) -> list[KeyExplained]:
    meanings = [rung.meaning for rung in asked.dimensions.rungs]
    meanings += [
        _("The answer is missing or not known: it lies somewhere between these two levels."),
        _("This work does not exist in the project, or it has not come to this stage."),
        _("A wish of the project: the level it wants to get to here."),
    ]
    meanings += [_("Where the cell stood at the last assessment, as far as it was known.")] if last else []
    keys = legend.keys(words, last=last, theme="print")
    return [
        KeyExplained(drawn(key.picture), key.words, meaning, key.kind)
        for key, meaning in zip(keys, meanings, strict=True)
    ]


def _sorted(table: TableShown) -> list[SortedFacts]:
    """Openness reads across its domains; groups that offer different answers cannot share a table."""
    if table.id == "openness":
        return [across(table)]
    if table.id == "others":
        return [down(replace(table, groups=(group,))) for group in table.groups]
    return [down(table)]


def _rows_told_in(profile: Profile, result: Result) -> dict[str, str]:
    """Which answers the report need not repeat, by anchor, and where they are told."""
    facts: dict[str, tuple[Fact, ...]] = {
        "openness": profile.openness,
        "people": profile.taking_part,
        "on-ramps": profile.on_ramps,
        "barriers": profile.barriers + profile.barriers_change,
        "others": profile.outward + profile.ties,
    }
    return {
        anchor(fact.question): _told_in(table.title)
        for table in result.facts
        for fact in facts[table.id]
        if fact.state == State.ANSWERED
    }


def _told_elsewhere(profile: Profile, result: Result) -> dict[str, str]:
    """Answers of one choice that stand in a table already: of facets and traits, and why a domain stands as it does."""
    told = {anchor(each): _told_in(_("How you govern")) for facet in profile.facets for each in facet.questions}
    told |= {trait.anchor: _told_in(_("What speaks for the nearest")) for trait in result.model.traits}
    for table in result.facts:
        if table.id == "openness":
            told |= {anchor(fact.question): _told_in(table.title) for fact in profile.stands_because if fact.choice}
    return told


def _told_in(section: str) -> str:
    return _("Told in “%(section)s”") % {"section": section}


def _page(page: PageShown, asked: Questionnaire, told: Mapping[str, str], *, public: bool) -> AnswersOnPaper:
    """What adds nothing to what is printed elsewhere goes into one line a reason."""
    wishes = {anchor(wish) for wish in asked.wishes}
    left: dict[str, list[AnswerShown]] = {}
    answers = []
    for answer in page.answers:
        if not (reason := _left_because(answer, told, public=public)):
            answers.append(answer)
        elif answer.anchor not in wishes:
            left.setdefault(reason, []).append(answer)
    return AnswersOnPaper(page.title, tuple(answers), tuple((why, tuple(found)) for why, found in left.items()))


def _left_because(answer: AnswerShown, told: Mapping[str, str], *, public: bool) -> str:
    if answer.note or answer.evidence or answer.state == State.NOT_APPLICABLE:
        return ""
    if answer.state == State.ANSWERED:
        return told.get(answer.anchor, "")
    if public and answer.state == State.UNANSWERED:  # what was kept back must look like what was never answered
        return _("Not answered, or not public")
    return answer.answer[0]

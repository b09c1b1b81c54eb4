"""What is told row by row: openness, who takes part, ways in, barriers, ties. Shown, and never added up."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from assessment.core.answers import Answer, State
from assessment.core.profile import Fact, Profile
from assessment.core.questionnaire import Questionnaire
from assessment.wording import row_text
from recommendations import wording
from recommendations.presentation.shapes import FactShown, GroupShown, RowShown, TableShown

Names = dict[str, str]


def tables(asked: Questionnaire, profile: Profile) -> tuple[TableShown, ...]:
    """Only those of which something is told: who took the core path alone sees none of them empty."""
    dimensions = asked.dimensions
    made = (
        _openness(asked, profile),
        _people(asked, profile),
        _staged(asked, profile.on_ramps, {each.id: each.title for each in dimensions.on_ramps}, "on_ramps"),
        _barriers(asked, profile),
        _others(asked, profile),
    )
    return tuple(table for table in made if any(row.told for group in table.groups for row in group.rows))


def _openness(asked: Questionnaire, profile: Profile) -> TableShown:
    because = {fact.row: fact for fact in profile.stands_because}
    groups = []
    for domain in asked.dimensions.domains:
        facts = [fact for fact in profile.openness if fact.question.startswith(f"{domain.id}.")]
        note = ""
        if (reason := because.get(domain.id)) and reason.choice:
            told = asked.questions[reason.question].choice_text(reason.choice)
            note = _("Why it stands here: %(reason)s") % {"reason": told}
        rows = tuple(_row(row_text(asked.questions[fact.question], fact.row), [_fact(asked, fact)]) for fact in facts)
        groups.append(GroupShown(domain.title, note, f"facts.{domain.id}.openness" if facts else "", rows))
    return TableShown(
        id="openness",
        title=_("What is open"),
        intro=_("Openness of what you make, artefact by artefact. It stands beside participation and moves no cell."),
        columns=(_("How open"),),
        groups=tuple(groups),
    )


def _people(asked: Questionnaire, profile: Profile) -> TableShown:
    stages = asked.dimensions.stages
    by_stage = {fact.question.rpartition(".")[2]: fact.question for fact in profile.taking_part}
    found = {(fact.question, fact.row): fact for fact in profile.taking_part}
    shown = [stage for stage in stages if stage.id in by_stage]
    columns = tuple(stage.title for stage in shown)
    rows = tuple(
        _row(kind.title, [_fact(asked, found[by_stage[stage.id], kind.id]) for stage in shown], columns)
        for kind in asked.dimensions.stakeholders
        if shown
    )
    return TableShown(
        id="people",
        title=_("Who takes part"),
        intro=_("The kinds of people and organisations that are there at each stage, and what part they have."),
        columns=columns,
        groups=(GroupShown("", "", "", rows),),
    )


def _staged(asked: Questionnaire, facts: tuple[Fact, ...], names: Names, table: str) -> TableShown:
    cells = {each.id: each.cell for each in asked.dimensions.on_ramps}
    groups = []
    for stage in asked.dimensions.stages:
        rows = tuple(
            _row(f"{names[fact.row]} ({_reference(asked, cells[fact.row])})", [_fact(asked, fact)])
            for fact in facts
            if fact.question.endswith(f".{stage.id}")
        )
        groups.append(GroupShown(stage.title, "", f"facts.ties.{table}.{stage.id}" if rows else "", rows))
    return TableShown(
        id="on-ramps",
        title=_("Ways in"),
        intro=_("The ways by which others came to take part, in the study’s projects, and which of them you have."),
        columns=(_("With you"),),
        groups=tuple(group for group in groups if group.rows),
    )


def _reference(asked: Questionnaire, cell: str) -> str:
    domain, stage = cell.split(".")
    return f"{asked.domain(domain).letter}{asked.stage(stage).number}"


def _barriers(asked: Questionnaire, profile: Profile) -> TableShown:
    names = {each.id: each.title for each in asked.dimensions.barriers}
    change = {fact.row: fact for fact in profile.barriers_change if fact.choice}
    columns = (_("Who feels it"), _("Can it change"))
    groups = []
    for stage in asked.dimensions.stages:
        facts = [fact for fact in profile.barriers if fact.question.endswith(f".{stage.id}")]
        rows = tuple(
            _row(
                names[fact.row],
                [_fact(asked, fact), _fact(asked, change[fact.row]) if fact.row in change else NOTHING],
                columns,
            )
            for fact in facts
        )
        groups.append(GroupShown(stage.title, "", f"facts.ties.barriers.{stage.id}" if rows else "", rows))
    return TableShown(
        id="barriers",
        title=_("What stands in the way"),
        intro=_("Barriers that the study’s projects met, who feels them with you, and whether you could change them."),
        columns=columns,
        groups=tuple(group for group in groups if group.rows),
    )


def _others(asked: Questionnaire, profile: Profile) -> TableShown:
    domains = {domain.id: domain.title for domain in asked.dimensions.domains}
    ties = {each.id: each.title for each in asked.dimensions.ties}
    groups = [
        _group(asked, _("Your part in others’ work"), profile.outward, domains.__getitem__),
        _group(asked, _("Ties with others, and their direction"), profile.ties, ties.__getitem__),
    ]
    return TableShown(
        id="others",
        title=_("You and others’ work"),
        intro=_("Taking part goes both ways: joining what others lead counts as much as opening what you lead."),
        columns=(_("With you"),),
        groups=tuple(group for group in groups if group.rows),
    )


def _group(asked: Questionnaire, title: str, facts: Iterable[Fact], name: Callable[[str], str]) -> GroupShown:
    found = list(facts)
    rows = tuple(_row(name(fact.row), [_fact(asked, fact)]) for fact in found)
    return GroupShown(title, "", f"facts.{found[0].question}" if found else "", rows)


NOTHING = FactShown("", "none")


def _row(label: str, facts: list[FactShown], columns: tuple[str, ...] = ("",)) -> RowShown:
    shown = tuple(replace(fact, column=column) for fact, column in zip(facts, columns, strict=True))
    return RowShown(label, shown, any(fact.state == State.ANSWERED for fact in facts))


def _fact(asked: Questionnaire, fact: Fact) -> FactShown:
    if fact.choice:
        question = asked.questions[fact.question]
        rank = question.choice_ids.index(fact.choice) if fact.choice in question.choice_ids else 0
        return FactShown(question.choice_text(fact.choice), State.ANSWERED, fact.choice, rank)
    return FactShown(wording.state(Answer(fact.state)), fact.state)

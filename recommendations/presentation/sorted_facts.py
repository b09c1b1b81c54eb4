"""What is told row by row, for paper: sorted by answer, so that a whole table of rows takes a few lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assessment.core.answers import State
from recommendations.presentation.shapes import GroupShown, RowShown, TableShown


@dataclass(frozen=True, slots=True)
class SortedCell:
    names: tuple[str, ...]  # of the rows that were answered so


@dataclass(frozen=True, slots=True)
class SortedRow:
    label: str
    note: str
    cells: tuple[SortedCell, ...]  # one a column


@dataclass(frozen=True, slots=True)
class Heading:
    """A kind of answer: a choice in its own words, or why there is none."""

    kind: str  # the choice's id or the state's, for styling
    words: str


@dataclass(frozen=True, slots=True)
class SortedFacts:
    id: str
    title: str
    intro: str
    headings: tuple[Heading, ...]  # of the columns
    rows: tuple[SortedRow, ...]


def across(table: TableShown) -> SortedFacts:
    """A row a group, a column a kind of answer: each domain with what is open, partly open and closed."""
    kinds = _kinds(table.groups)
    rows = tuple(
        SortedRow(group.title, group.note, tuple(SortedCell(tuple(_names(group, kind))) for kind in kinds))
        for group in table.groups
    )
    return SortedFacts(table.id, table.title, table.intro, kinds, rows)


def down(table: TableShown) -> SortedFacts:
    """A row a kind of answer, a column a group: what is felt, or in use, at each stage."""
    rows = tuple(
        SortedRow(kind.words, "", tuple(SortedCell(tuple(_names(group, kind))) for group in table.groups))
        for kind in _kinds(table.groups)
    )
    headings = tuple(Heading("group", group.title) for group in table.groups)
    return SortedFacts(table.id, table.title, table.intro, headings, rows)


def _kinds(groups: Iterable[GroupShown]) -> tuple[Heading, ...]:
    """The kinds of answer that were given, those that say something first, each in the order it is offered in."""
    found: dict[str, tuple[bool, int, Heading]] = {}
    for fact in (row.facts[0] for group in groups for row in group.rows):
        heading = Heading(fact.choice or fact.state, fact.words.rstrip(": "))
        found.setdefault(heading.kind, (fact.state != State.ANSWERED, fact.rank, heading))
    return tuple(heading for *_order, heading in sorted(found.values(), key=lambda each: each[:2]))


def _names(group: GroupShown, kind: Heading) -> Iterator[str]:
    for row in group.rows:
        if (row.facts[0].choice or row.facts[0].state) == kind.kind:
            yield _name(row)


def _name(row: RowShown) -> str:
    """With what else is said of the row behind it: whether a barrier can change."""
    more = [fact.words for fact in row.facts[1:] if fact.words]
    return f"{row.label} ({', '.join(more)})" if more else row.label

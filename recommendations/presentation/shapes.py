"""What templates get: finished words and markup, nothing left to decide. One shape a part of the page."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.safestring import SafeString

from assessment.citing import Cited
from recommendations.core.deciding import DISMISSED, DONE, PLANNED, SETTLED, Typed


@dataclass(frozen=True, slots=True)
class KeyShown:
    """One entry of the legend: a small picture and what it stands for."""

    picture: SafeString
    words: str


@dataclass(frozen=True, slots=True)
class CellShown:
    stage: str  # the stage's name: every cell repeats it, for phones and screen readers
    reference: str  # "B3"
    value: str  # "2", "1–3", or "" when out of the picture
    words: str  # "invited", "visible to anyone", "not applicable"
    wanted: str  # "wanted: anyone", or ""
    last: str  # "was: invited", or ""
    glyph: SafeString
    explained: str  # id of the value
    anchor: str  # id of the answer it rests on, in the list of answers; "" where none was asked


@dataclass(frozen=True, slots=True)
class DomainShown:
    letter: str
    title: str
    usual: str
    cells: tuple[CellShown, ...]


@dataclass(frozen=True, slots=True)
class FactShown:
    """One thing told: its words, and its state and choice for styling."""

    words: str
    state: str
    choice: str = ""
    rank: int = 0  # the choice's place among those offered
    column: str = ""  # its heading, for a phone, where rows are blocks; "" in a table of one column


@dataclass(frozen=True, slots=True)
class RowShown:
    label: str
    facts: tuple[FactShown, ...]  # one a column
    told: bool  # whether any of them is answered


@dataclass(frozen=True, slots=True)
class GroupShown:
    title: str  # "" where the table is one group
    note: str
    explained: str  # id of the value that explains it, or ""
    rows: tuple[RowShown, ...]


@dataclass(frozen=True, slots=True)
class TableShown:
    """Facts that describe and are never added up."""

    id: str
    title: str
    intro: str
    columns: tuple[str, ...]
    groups: tuple[GroupShown, ...]


@dataclass(frozen=True, slots=True)
class SoftCheckShown:
    text: str
    questions: tuple[tuple[str, str], ...]  # anchor and text of each answer it asks to look at again
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class SaidShown:
    """One thing the profile says, in plain words, and the section of the results that tells it in detail."""

    about: str
    sentences: tuple[str, ...]
    section: str


@dataclass(frozen=True, slots=True)
class StageShown:
    title: str
    explained: str
    words: str  # "2.0 to 3.2"
    bar: SafeString


@dataclass(frozen=True, slots=True)
class FacetShown:
    title: str
    explained: str
    meaning: str
    value: str
    words: tuple[str, ...]  # the answers it stands on, in their own words
    bar: SafeString
    fit: str  # "fits", "less than called for", …, or "" where no fit is asked
    fit_because: tuple[str, ...]  # what calls for it: "Four or more organisations decide: 3"
    note: str  # for the descriptive ones: that more is not better


@dataclass(frozen=True, slots=True)
class LikenessShown:
    title: str
    meaning: str
    line: SafeString
    standing: str  # "nearest", "second" or ""
    words: str  # "nearest" or "second", or ""
    likeness: str  # the position in words, for who cannot see the line


@dataclass(frozen=True, slots=True)
class TraitShown:
    title: str
    answer: str
    earned: str  # "speaks for it", "speaks half for it", "speaks against it"
    mark: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ModelShown:
    """Which kind of project this is like."""

    sentence: str  # "Nearest: …; second: …" or why nobody is named
    declared: str  # what the project calls itself, and whether that differs; "" when it did not say
    rows: tuple[LikenessShown, ...]
    traits: tuple[TraitShown, ...]  # what speaks for and against the nearest
    missing: tuple[str, ...]  # questions that would settle it


@dataclass(frozen=True, slots=True)
class GapShown:
    """One thing behind a motive: where it stands, from where on it would be enough, and why."""

    where: str  # "Data · pre-training (B1)"
    line: SafeString  # empty where it is no level of 0 to 4
    words: str  # "invited; enough would be anyone"
    because: str


@dataclass(frozen=True, slots=True)
class MotivationShown:
    title: str
    heading: str
    sentence: str  # whether practice is enough for it
    weight: str  # "among your first three", or how much it counts
    explained: str  # id of the value
    tensions: tuple[GapShown, ...]
    unsettled: tuple[GapShown, ...]
    enough: tuple[GapShown, ...]


@dataclass(frozen=True, slots=True)
class ExampleShown:
    text: str
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class MoveShown:
    """What an advice moves: the cell as steps, with the rung it would reach as a pennant; no picture for a facet."""

    words: str
    glyph: SafeString


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """What stands decided about a recommendation, whether this result advises it or not."""

    id: str  # of the recommendation
    title: str
    state: str  # "planned", "done" or "dismissed"
    label: str
    who: str
    due: date | None
    reason: str
    note: str  # how it stands to what this result advises; may be empty
    typed: Typed  # as its form shows it again

    @property
    def settled(self) -> bool:
        return self.state in SETTLED


@dataclass(frozen=True, slots=True)
class AdviceShown:
    id: str
    explained: str  # id of the value; "" for orientation
    number: int  # among what is not settled; 0 for what is
    title: str
    decision: DecisionShown | None
    why: tuple[str, ...]
    moves: tuple[str, ...]
    pictured: tuple[MoveShown, ...]  # the moves again, for a page
    brings: str
    steps: tuple[str, ...]
    sign: str
    effort: str
    impact: str
    upkeep: str
    who_must_agree: str
    needs: tuple[str, ...]  # money and the kind of agreement
    audience: str
    after: tuple[str, ...]  # the profile after the step, where it differs
    lacks: tuple[str, ...]  # what it takes and the project has not
    way: str  # how projects of the nearest governance model do it, or ""
    weight: str  # how its place was found: "1 + wanted 3 + effort 0.5 = 4.5"
    examples: tuple[ExampleShown, ...]
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class KeptShown:
    """A domain that is kept as it is on purpose, and what was therefore not advised."""

    domain: str
    because: str
    advice: tuple[str, ...]  # titles


@dataclass(frozen=True, slots=True)
class FindOutShown:
    question: str
    anchor: str
    decides: tuple[str, ...]  # titles of the advice it would decide


@dataclass(frozen=True, slots=True)
class AnswerShown:
    anchor: str
    question: str
    state: str  # the state's id, for styling
    answer: tuple[str, ...]  # the answer in words, one line a choice
    note: str
    evidence: tuple[str, ...]
    visibility: str  # "internal" or "public"
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class PageShown:
    title: str
    told: str  # "12 of 15 answered"
    answers: tuple[AnswerShown, ...]


@dataclass(frozen=True, slots=True)
class Result:
    project_name: str
    project_url: str
    reference: str
    submitted_at: datetime
    digest: str
    questionnaire: str  # title
    version: str
    draft_version: bool
    catalogue_version: str
    eyebrow: str  # "Collaboration map"
    headline: str
    lede: tuple[str, ...]  # sentences: the shape, what is not known, how to take a low cell
    plain: tuple[SaidShown, ...]  # the rest in plain words, a paragraph a side
    map: SafeString
    map_phone: SafeString
    legend: tuple[KeyShown, ...]
    moved: str  # what the dots of the last assessment show, in words; "" where there is none
    domains: tuple[DomainShown, ...]
    stages: tuple[StageShown, ...]
    facets: tuple[FacetShown, ...]
    model: ModelShown
    motivations: tuple[MotivationShown, ...]
    facts: tuple[TableShown, ...]
    soft_checks: tuple[SoftCheckShown, ...]
    advice: tuple[AdviceShown, ...]  # what can be done now
    later: tuple[AdviceShown, ...]  # what needs a sponsor or a contract first
    settled: tuple[AdviceShown, ...]  # what is done, or not for the project
    decisions: tuple[DecisionShown, ...]  # all there are: planned by date, done, dismissed
    kept: tuple[KeptShown, ...]
    wanted: tuple[str, ...]  # where more people are wanted, and how far
    find_out: tuple[FindOutShown, ...]
    orientation: tuple[AdviceShown, ...]
    unserved: tuple[str, ...]  # wishes that bring no advice, and why
    completeness: str
    answered_by: str  # the roles of those who answered; "" when they did not say
    evidence: str
    pages: tuple[PageShown, ...]
    sources: tuple[Cited, ...]  # every work the result's own statements rest on, once

    @property
    def tally(self) -> dict[str, int]:
        """How many decisions there are of each state."""
        return {state: sum(each.state == state for each in self.decisions) for state in (PLANNED, DONE, DISMISSED)}

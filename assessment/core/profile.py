"""What a set of answers says about a project: a profile, never one grade. Pure, frozen, and the same in every face.

These shapes are the result everywhere: stored beside a submission, shown on pages, returned by the API, drawn in the
report. Levels are rungs, 0 to 4; where an answer is missing a level is a range, `low` to `high`, that holds every value
which completing the answers can give.
"""

from dataclasses import dataclass
from enum import StrEnum

from assessment.core.answers import State

SCORING_VERSION = 2  # raised whenever the same answers could give another profile


class Standing(StrEnum):
    """Whether a value is known, a range, or out of the picture, and why."""

    KNOWN = "known"
    RANGE = "range"
    NOT_APPLICABLE = "not_applicable"
    NOT_WORKED_ON = "not_worked_on"  # the project says it has not worked on this stage


@dataclass(frozen=True, slots=True)
class Cell:
    """How far people from outside took part, in one domain at one stage. No `low` and `high`: out of the picture."""

    id: str  # "data.pre_training"
    domain: str
    stage: str
    reference: str  # "B1", the short form printed after the words
    standing: Standing
    low: int | None
    high: int | None
    question: str
    answered: State
    wanted: int | None  # the rung the project wants to reach here, if it named one


@dataclass(frozen=True, slots=True)
class StageMean:
    """A drawing aid: the mean rung of a stage's cells, one decimal. Never used to classify."""

    stage: str
    low: float | None
    high: float | None
    cells: int  # how many cells it is the mean of


@dataclass(frozen=True, slots=True)
class Bracket:
    """How much of a facet the project's size, phase and duties call for, and what calls for it."""

    least: int
    most: int
    verdict: str  # "fits", "less", "more" or "unclear"
    because: tuple[tuple[str, str, int], ...]  # (question, choice, level it calls for), the highest first
    missing: tuple[str, ...]  # questions that would settle it


@dataclass(frozen=True, slots=True)
class FacetResult:
    id: str
    kind: str  # "protective" or "descriptive"
    standing: Standing
    low: float | None
    high: float | None
    questions: tuple[str, ...]
    fit: Bracket | None


@dataclass(frozen=True, slots=True)
class TraitMatch:
    """How one trait speaks for one model: the answer, its credit of the weight, and the mark of the expectation."""

    trait: str
    question: str
    answer: str | None  # the choice; None where it is not known
    credit: float  # 0, 0.5 or 1
    weight: int
    mark: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like one governance model the project is, 0 to 1. A position, never a percentage to be proud of."""

    model: str
    low: float
    high: float
    traits: tuple[TraitMatch, ...]


@dataclass(frozen=True, slots=True)
class GovernanceModel:
    """The kind of project this is. `nearest` is None where no model is clearly nearer than the others."""

    nearest: str | None
    second: str | None
    margin: float | None  # between the two, 0 to 1; None without any known trait
    unclear: str | None  # why nobody is named: "too_few_answers", "ranges_overlap" or "thin_margin"
    missing: tuple[str, ...]  # trait questions that would settle it
    declared: str | None  # what the project calls itself; shown, never scored
    likeness: tuple[Likeness, ...]  # in the study's order, never sorted by score


@dataclass(frozen=True, slots=True)
class Served:
    """One thing that serves a motive, where it stands, and from which level on that is enough.

    It is a cell or a facet (0 to 4), the openness of an artefact (0 to 2), or what the project does in others' work
    (0 to 3).
    """

    cell: str | None
    facet: str | None
    low: float
    high: float
    enough: int
    because: str
    artefact: str | None = None
    outward: str | None = None

    @property
    def target(self) -> str:
        return self.cell or self.facet or self.artefact or f"outward.{self.outward}"


@dataclass(frozen=True, slots=True)
class Motivation:
    """A motive that counts: among the first three, or strong by its own weight. And how practice serves it.

    `shortfalls` are tensions; of what is `unsettled`, the range hides whether it is enough.
    """

    motive: str
    heading: str
    shortfalls: tuple[Served, ...]
    unsettled: tuple[Served, ...]
    practice_low: float | None  # mean of the cells behind it: a drawing aid
    practice_high: float | None
    enough: tuple[Served, ...] = ()
    first: bool = True  # among the three that would win in a conflict
    importance: int | None = None  # 0 to 4, where the project weighed it


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of an answer that is told row by row. It describes; it never moves a cell."""

    question: str
    row: str
    state: State
    choice: str | None  # the column, when answered


@dataclass(frozen=True, slots=True)
class SoftCheckHit:
    """Two answers that seem to disagree, for the project to look at again."""

    id: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Completeness:
    """How the visible questions stand."""

    asked: int
    answered: int
    unknown: int
    not_applicable: int
    withheld: int
    unanswered: int


@dataclass(frozen=True, slots=True)
class EvidenceCoverage:
    """Of the cells and facets at level 3 or 4, how many carry a link."""

    upper: int
    linked: int


@dataclass(frozen=True, slots=True)
class Profile:
    questionnaire: str
    questionnaire_version: str
    questionnaire_digest: str
    scoring_version: int
    cells: tuple[Cell, ...]  # 18, domain by domain
    stages: tuple[StageMean, ...]
    patterns: tuple[str, ...]  # one when certain; more: could be any of them
    facets: tuple[FacetResult, ...]  # 8
    governance_model: GovernanceModel
    motivations: tuple[Motivation, ...]
    completeness: Completeness
    evidence: EvidenceCoverage
    # Scoring version 2 added these; a profile stored before it has none of them.
    openness: tuple[Fact, ...] = ()  # artefacts, domain by domain
    taking_part: tuple[Fact, ...] = ()  # stakeholders, stage by stage
    on_ramps: tuple[Fact, ...] = ()
    barriers: tuple[Fact, ...] = ()
    barriers_change: tuple[Fact, ...] = ()  # whether the project can change those it feels most
    outward: tuple[Fact, ...] = ()  # in others' work, domain by domain
    ties: tuple[Fact, ...] = ()  # with other organisations, and their direction
    stands_because: tuple[Fact, ...] = ()  # why a domain stands where it does; the row is the domain
    soft_checks: tuple[SoftCheckHit, ...] = ()

    def cell(self, cell_id: str) -> Cell:
        return next(cell for cell in self.cells if cell.id == cell_id)

    def facet(self, facet_id: str) -> FacetResult:
        return next(facet for facet in self.facets if facet.id == facet_id)

    @property
    def wanted(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.wanted is not None)

    @property
    def tensions(self) -> tuple[Motivation, ...]:
        return tuple(motivation for motivation in self.motivations if motivation.shortfalls)

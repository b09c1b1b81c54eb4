"""What matching gives: which advice fits, why, what it would change, and what must be found out first. Pure shapes."""

from dataclasses import dataclass

WANTED, TENSION, NEED, BARRIER, ON_RAMP, FIT = "wanted", "tension", "need", "barrier", "on_ramp", "fit"


@dataclass(frozen=True, slots=True)
class Told:
    """One choice that the project made: the fact behind a reason."""

    question: str
    row: str | None
    choice: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one action was chosen: the wish, the motive, the facts, the barrier or the fit, and where it stands."""

    kind: str
    cell: str | None = None
    facet: str | None = None
    motive: str | None = None
    low: float | None = None
    high: float | None = None
    aim: float | None = None  # the wanted rung, the level that is enough, or what is called for
    questions: tuple[str, ...] = ()  # the answers it rests on
    artefact: str | None = None
    outward: str | None = None
    named: str | None = None  # the barrier, or the on-ramp
    told: tuple[Told, ...] = ()  # of a need: the choices that called for it


@dataclass(frozen=True, slots=True)
class Effect:
    """What a move changes: from where the cell or facet stands to where it would."""

    cell: str | None
    facet: str | None
    question: str | None  # the half of a facet that moves, where the facet has two
    low: float
    high: float
    to: int


@dataclass(frozen=True, slots=True)
class StageChange:
    """The mean of a stage before and after the step."""

    stage: str
    low: float
    high: float
    new_low: float
    new_high: float


@dataclass(frozen=True, slots=True)
class After:
    """The profile after the step, as far as it differs: scored again, not guessed."""

    stages: tuple[StageChange, ...] = ()
    patterns: tuple[str, ...] | None = None  # the new ones, where they change
    settled: tuple[str, ...] = ()  # motives that nothing would be known to fall short of any more
    eased: tuple[str, ...] = ()  # motives with fewer shortfalls than before, but some


@dataclass(frozen=True, slots=True)
class Match:
    recommendation: str
    reasons: tuple[Reason, ...]  # the strongest first
    effects: tuple[Effect, ...]
    bonuses: tuple[tuple[str, float], ...]  # what the weight is made of
    weight: float
    lacks: tuple[str, ...] = ()  # "hours", "money" or "agreement": what it takes and the project says it has not
    after: After = After()


@dataclass(frozen=True, slots=True)
class FindOut:
    """An answer worth finding out first: it would decide whether these actions fit."""

    question: str
    decides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """What would be advised in a domain, and is not, because the project keeps it as it is on purpose."""

    domain: str
    because: str
    recommendations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    catalogue_version: str
    matches: tuple[Match, ...]  # what can be done now, the most useful first; then what lacks something
    find_out: tuple[FindOut, ...]
    orientation: tuple[str, ...]
    unserved: tuple[str, ...]  # wanted cells that neither an action nor a question to find out serves
    kept: tuple[Kept, ...] = ()

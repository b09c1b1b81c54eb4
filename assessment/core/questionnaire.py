"""The shape of the questionnaire: what we ask, and the tables that give answers their meaning. Pure.

The content is YAML in `assessment/content/<version>/`; these classes are its schema, and the only one. Anything they
do not name is refused, with the file, the item and the field.
"""

import hashlib
import json
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import rfc8785
from pydantic import BaseModel, ConfigDict, Field, PlainValidator, StringConstraints, ValidationError

from assessment.core import conditions
from assessment.core.answers import Visibility
from assessment.core.conditions import AnswerIn, Condition
from assessment.core.reading import Unreadable, read_yaml

CONTENT = Path(__file__).parents[1] / "content"
RUNGS = ("core_team", "visible", "invited", "anyone", "shared")  # 0 to 4; the ids never change

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
QuestionId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$", max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=1500, strip_whitespace=True)]
Mark = Literal["paper", "author", "digest", "related", "inferred"]
Kind = Literal["ladder", "single", "multiple", "matrix", "short_text", "long_text"]


class Content(BaseModel):
    """Whatever is read from YAML: frozen, strict, and without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Source(Content):
    """Where a statement comes from: a key of sources.yaml, the place in it, and how far to trust it."""

    key: str
    at: str = ""
    mark: Mark


class Reference(Content):
    """One entry of sources.yaml."""

    key: str
    title: Text
    url: Annotated[str, StringConstraints(pattern=r"^https://")]


Sources = Annotated[tuple[Source, ...], Field(min_length=1)]


class Choice(Content):
    """One thing an answer can choose. In a ladder the order is the level, from 0."""

    id: Id
    text: Text
    exclusive: bool = False  # "none of these": cannot be ticked beside another


def _condition(data: Any) -> Condition[AnswerIn]:
    return conditions.parse(data, conditions.parse_answer_in)


When = Annotated[Condition[AnswerIn], PlainValidator(_condition)]


class Question(Content):
    id: QuestionId
    type: Kind
    text: Text
    why: Text  # why we ask
    help: Text  # how to choose
    example: Text  # a made-up project's answer, in one or two sentences
    evidence: Text | None = None  # what would count as evidence
    choices: tuple[Choice, ...] = ()
    rows: tuple[Choice, ...] = ()  # a matrix: rows x choices
    at_most: int | None = None  # a multiple choice or a matrix: how many may be given
    core: bool = True
    may_be_not_applicable: bool = False
    visibility: Visibility = Field(default=Visibility.PUBLIC, strict=False)
    show_if: When | None = None
    sources: Sources

    @cached_property
    def choice_ids(self) -> tuple[str, ...]:
        return tuple(choice.id for choice in self.choices)

    @cached_property
    def row_ids(self) -> tuple[str, ...]:
        return tuple(row.id for row in self.rows)

    def level(self, choice: str) -> int:
        """The level of a ladder's choice, 0 to 4."""
        return self.choice_ids.index(choice)

    def choice_text(self, choice: str) -> str:
        return next((each.text for each in self.choices if each.id == choice), choice)


class Page(Content):
    id: Id
    title: Text
    intro: Text
    minutes: int
    questions: tuple[Question, ...]


class Domain(Content):
    id: Id
    letter: Annotated[str, StringConstraints(pattern=r"^[A-F]$")]
    title: Text
    short: Annotated[tuple[Text, ...], Field(min_length=1, max_length=2)]  # lines of the name in the map
    usual: Text  # how far participation usually reaches, in words
    sources: Sources


class Stage(Content):
    id: Id
    number: int
    title: Text
    covers: Text
    sources: Sources


class Rung(Content):
    id: Id
    title: Text
    meaning: Text


class Facet(Content):
    """One of the eight governance facets. Of the protective ones, more helps outsiders; the others only describe."""

    id: Id
    title: Text
    kind: Literal["protective", "descriptive"]
    meaning: Text
    questions: Annotated[tuple[QuestionId, ...], Field(min_length=1, max_length=2)]  # two: the facet is their mean
    sources: Sources


class Count(Content):
    """How many cells of these stages reach a rung: at least / at most so many."""

    stages: tuple[Id, ...]
    domains: tuple[Id, ...] = ()  # none named: all six
    rung: Id
    at_least: int = 0
    at_most: int = 18


class Pattern(Content):
    """A named shape of participation over the lifecycle. The first pattern whose counts all hold is the one."""

    id: Id
    title: Text
    headline: Text
    meaning: Text
    counts: tuple[Count, ...] = ()  # none: the pattern of what is left over
    sources: Sources


class FitTable(Content):
    """Which level an answer calls for: choice id -> level."""

    question: QuestionId
    levels: dict[Id, int]


class Cap(Content):
    """While this holds, no more than so much is called for."""

    when: When
    most: int


class Fit(Content):
    """How much formality (or professionalism) a project's size, phase and duties call for; the largest level rules."""

    facet: Id
    tables: tuple[FitTable, ...]
    minus: int = 0
    cap: Cap | None = None
    sources: Sources


class Dimensions(Content):
    domains: tuple[Domain, ...]
    stages: tuple[Stage, ...]
    rungs: tuple[Rung, ...]
    facets: tuple[Facet, ...]
    patterns: tuple[Pattern, ...]
    fits: tuple[Fit, ...]


class Credit(Content):
    """What one governance model expects of one trait: full credit, half credit, and the mark of that expectation."""

    full: Annotated[tuple[Id, ...], Field(min_length=1)]
    half: tuple[Id, ...] = ()
    mark: Mark


class Trait(Content):
    id: Id
    title: Text
    question: QuestionId
    weight: int
    models: dict[Id, Credit]


class Family(Content):
    id: Id
    title: Text


class Model(Content):
    """One of the six governance models: a kind, never a rank."""

    id: Id
    family: Id
    title: Text
    article: Text  # the title as it stands in a sentence, with its article
    meaning: Text
    sources: Sources


class Governance(Content):
    margin: float  # likeness runs from 0 to 1; a thinner lead names nobody
    declared: QuestionId  # what the project calls itself; never scored
    families: tuple[Family, ...]
    models: tuple[Model, ...]
    traits: tuple[Trait, ...]


class ServedBy(Content):
    """A cell or a facet that serves a motive, and from which rung or level on it is enough."""

    cell: str | None = None
    facet: Id | None = None
    enough: int
    because: Text

    @property
    def target(self) -> str:
        """The id of the cell or the facet; the two never share one, because a cell's has a dot."""
        return self.cell or self.facet or ""


class Motive(Content):
    id: Id
    heading: Literal["social", "economic", "technological"]
    title: Text
    served_by: Annotated[tuple[ServedBy, ...], Field(max_length=5)]
    sources: Sources


class Motives(Content):
    question: QuestionId  # the one that names up to three
    motives: tuple[Motive, ...]


class Header(Content):
    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z-]*$")]
    version: Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+$")]
    status: Literal["draft", "published"]
    title: Text
    pages: tuple[Id, ...]


class References(Content):
    references: tuple[Reference, ...]


class Questionnaire(Content):
    """One whole version. Build it with `get`, which reads and checks its files."""

    header: Header
    references: tuple[Reference, ...]
    pages: tuple[Page, ...]
    dimensions: Dimensions
    governance: Governance
    motives: Motives
    digest: str  # SHA-256 over everything that gives an answer its meaning: ids, rules, choices and the English text

    @property
    def id(self) -> str:
        return self.header.id

    @property
    def version(self) -> str:
        return self.header.version

    @cached_property
    def questions(self) -> dict[str, Question]:
        return {question.id: question for page in self.pages for question in page.questions}

    @cached_property
    def page_of(self) -> dict[str, Page]:
        return {question.id: page for page in self.pages for question in page.questions}

    @cached_property
    def cells(self) -> tuple[tuple[Domain, Stage], ...]:
        """The 18 cells in their fixed order: domain by domain, stages inside."""
        return tuple((domain, stage) for domain in self.dimensions.domains for stage in self.dimensions.stages)

    def page(self, page_id: str) -> Page:
        return next(page for page in self.pages if page.id == page_id)

    def domain(self, domain_id: str) -> Domain:
        return next(domain for domain in self.dimensions.domains if domain.id == domain_id)

    def stage(self, stage_id: str) -> Stage:
        return next(stage for stage in self.dimensions.stages if stage.id == stage_id)

    def facet(self, facet_id: str) -> Facet:
        return next(facet for facet in self.dimensions.facets if facet.id == facet_id)

    def model(self, model_id: str) -> Model:
        return next(model for model in self.governance.models if model.id == model_id)

    def motive(self, motive_id: str) -> Motive:
        return next(motive for motive in self.motives.motives if motive.id == motive_id)

    def reference(self, key: str) -> Reference:
        return next(reference for reference in self.references if reference.key == key)


class BrokenContent(Exception):
    """A content file is missing or wrong. The text names the file, the item and the field."""


class UnknownVersion(LookupError):
    """No such questionnaire, or no such version of it."""


def cell_question(domain: str, stage: str) -> str:
    return f"{domain}.{stage}.participation"


def wanted_question(domain: str) -> str:
    return f"{domain}.wanted"


@cache
def versions() -> tuple[str, ...]:
    """All versions there are content files for, oldest first."""
    found = (path.parent.name for path in CONTENT.glob("*/questionnaire.yaml"))
    return tuple(sorted(found, key=lambda version: [int(part) for part in version.split(".")]))


def current() -> Questionnaire:
    """The version a new assessment answers."""
    return get(versions()[-1])


@cache
def get(version: str) -> Questionnaire:
    """Raises UnknownVersion, or BrokenContent when its files cannot be read (`manage.py check` finds it first)."""
    if version not in versions():
        raise UnknownVersion(version)
    return load(CONTENT / version)


def load(folder: Path) -> Questionnaire:
    """Read one version's files. Raises BrokenContent."""
    read = _Reader(folder)
    header = read("questionnaire.yaml", Header)
    return Questionnaire(
        header=header,
        references=read("sources.yaml", References).references,
        pages=tuple(read(f"pages/{page}.yaml", Page) for page in header.pages),
        dimensions=read("dimensions.yaml", Dimensions),
        governance=read("governance_models.yaml", Governance),
        motives=read("motives.yaml", Motives),
        digest=read.digest(),
    )


Shape = TypeVar("Shape", bound=Content)


class _Reader:
    """Reads the files of one version and remembers what it read, for the digest."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seen: dict[str, Any] = {}

    def __call__(self, name: str, shape: type[Shape]) -> Shape:
        content = read_content(self.folder / name, shape)
        self.seen[name] = content[0]
        return content[1]

    def digest(self) -> str:
        return hashlib.sha256(rfc8785.dumps(self.seen)).hexdigest()


def read_content(path: Path, shape: type[Shape]) -> tuple[Any, Shape]:
    """One content file, as plain data and as its shape. Raises BrokenContent naming file, item and field."""
    try:
        data = read_yaml(path.read_bytes())
        return data, shape.model_validate_json(json.dumps(data))
    except OSError as error:
        raise BrokenContent(f"{path}: {error.strerror}") from error
    except Unreadable as error:
        raise BrokenContent(f"{path}: {error}") from error
    except ValidationError as error:
        faults = "; ".join(f"{_place(data, fault['loc'])}: {fault['msg']}" for fault in error.errors())
        raise BrokenContent(f"{path}: {faults}") from error


def _place(data: Any, location: tuple[int | str, ...]) -> str:
    """`questions.3.why` with the item named by its id: `questions.data.wanted.why`."""
    named = []
    for step in location:
        data = (
            data[step]
            if isinstance(data, list) and isinstance(step, int)
            else data.get(step)
            if isinstance(data, dict)
            else None
        )
        named.append(str(data.get("id", step)) if isinstance(step, int) and isinstance(data, dict) else str(step))
    return ".".join(named)

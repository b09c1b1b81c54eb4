"""One version of the questionnaire: what we ask, and the tables that give the answers their meaning. Pure.

The content is YAML in `assessment/content/<version>/`; these classes, with those of `tables`, are its schema, and the
only one. Anything they do not name is refused, with the file, the item and the field.
"""

import hashlib
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

import rfc8785
from pydantic import Field, StringConstraints

from assessment.core.answers import Visibility
from assessment.core.content import Content, Id, QuestionId, Reference, References, Shape, Sources, Text, read_content
from assessment.core.tables import Dimensions, Domain, Facet, Governance, Model, Motive, Motives, Stage, When

CONTENT = Path(__file__).parents[1] / "content"

Kind = Literal["ladder", "single", "multiple", "matrix", "short_text", "long_text"]


class Choice(Content):
    """One thing an answer can choose. In a ladder the order is the level, from 0."""

    id: Id
    text: Text
    exclusive: bool = False  # "none of these": cannot be ticked beside another


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


class Header(Content):
    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z-]*$")]
    version: Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+$")]
    status: Literal["draft", "published"]
    title: Text
    pages: tuple[Id, ...]


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

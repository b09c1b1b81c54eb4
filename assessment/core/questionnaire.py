"""One version of the questionnaire: what we ask, and the tables that give the answers their meaning. Pure.

The content is YAML in `assessment/content/<version>/`; these classes, with those of `tables`, are its schema, and the
only one. Anything they do not name is refused, with the file, the item and the field.
"""

from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assessment.core import naming
from assessment.core.answers import Visibility
from assessment.core.content import Content, Id, QuestionId, Reference, References, Sources, Text
from assessment.core.overlay import SOURCE, VersionFiles
from assessment.core.tables import Dimensions, Domain, Facet, Governance, Model, Motive, Motives, Stage, When

CONTENT = Path(__file__).parents[1] / "content"

Choosing = Literal["ladder", "single", "multiple", "matrix"]
Writing = Literal["short_text", "long_text", "number", "date", "links", "countries", "languages"]
Kind = Choosing | Writing


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
    at_most: int | None = None  # of several choices, rows, links or codes: how many may be given
    minimum: int | None = None  # a number: its bounds, and what it counts
    maximum: int | None = None
    unit: Text | None = None
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

    @property
    def decisions(self) -> int:
        """How many decisions it takes to answer, which is what makes a questionnaire long, not its questions."""
        asked = {"multiple": [each for each in self.choices if not each.exclusive], "matrix": self.rows}.get(self.type)
        if asked is None:
            return 1
        return min(len(asked), self.at_most or len(asked))

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


class Term(Content):
    """A word of the glossary. Content marks it as `[[form]]`; every spelling it is marked by is one of its forms."""

    id: Id
    term: Text
    forms: Annotated[tuple[Text, ...], Field(min_length=1)]
    meaning: Text
    sources: Sources


class Glossary(Content):
    terms: tuple[Term, ...] = ()


class SoftCheck(Content):
    """Two answers that seem to disagree. It asks to look again, and corrects nothing."""

    id: Id
    when: When
    text: Text
    sources: Sources


class SoftChecks(Content):
    checks: tuple[SoftCheck, ...] = ()


class Questionnaire(Content):
    """One whole version. Build it with `get`, which reads and checks its files."""

    header: Header
    references: tuple[Reference, ...]
    pages: tuple[Page, ...]
    dimensions: Dimensions
    governance: Governance
    motives: Motives
    glossary: tuple[Term, ...] = ()
    soft_checks: tuple[SoftCheck, ...] = ()
    language: str = SOURCE
    translation: str = ""  # SHA-256 over the translation, in another language than the source
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
    def wishes(self) -> tuple[str, ...]:
        """The questions that ask where more people are wanted: wishes, not answers."""
        asked = (naming.wanted(domain.id) for domain in self.dimensions.domains)
        return tuple(question for question in asked if question in self.questions)

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

    @cached_property
    def term_of(self) -> dict[str, Term]:
        """Every spelling a term is marked by, in small letters."""
        return {form.casefold(): term for term in self.glossary for form in term.forms}

    def reference(self, key: str) -> Reference:
        return self._works[key]

    @cached_property
    def _works(self) -> dict[str, Reference]:
        return {reference.key: reference for reference in self.references}


class UnknownVersion(LookupError):
    """No such questionnaire, or no such version of it."""


@cache
def versions() -> tuple[str, ...]:
    """All versions there are content files for, oldest first."""
    found = (path.parent.name for path in CONTENT.glob("*/questionnaire.yaml"))
    return tuple(sorted(found, key=lambda version: [int(part) for part in version.split(".")]))


def current(language: str = SOURCE) -> Questionnaire:
    """The version a new assessment answers."""
    return get(versions()[-1], language)


@cache
def get(version: str, language: str = SOURCE) -> Questionnaire:
    """One version, in its source language or a translation; a language it is not translated into gives the source.

    Raises UnknownVersion, or BrokenContent when its files cannot be read (`manage.py check` finds it first).
    """
    if version not in versions():
        raise UnknownVersion(version)
    return load(CONTENT / version, language)


def load(folder: Path, language: str = SOURCE) -> Questionnaire:
    """Read one version's files. Raises BrokenContent."""
    files = VersionFiles(folder, language)
    header = files.read("questionnaire.yaml", Header)
    return Questionnaire(
        header=header,
        references=files.read("sources.yaml", References).references,
        pages=tuple(files.read(f"pages/{page}.yaml", Page) for page in header.pages),
        dimensions=files.read("dimensions.yaml", Dimensions),
        governance=files.read("governance_models.yaml", Governance),
        motives=files.read("motives.yaml", Motives),
        glossary=files.read("glossary.yaml", Glossary, needed=False).terms,
        soft_checks=files.read("soft_checks.yaml", SoftChecks, needed=False).checks,
        language=language,
        translation=files.translation(),
        digest=files.digest(),
    )

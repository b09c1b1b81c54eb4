"""Plans for tests of the report, made without a database, and what their PDF says."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

from django.conf import settings
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from assessment.core import answering, document, scoring
from assessment.core.document import Document, ProjectFacts
from assessment.core.reading import read_yaml
from assessment.services import find_questionnaire
from recommendations import reporting
from recommendations.core import plan as plans
from recommendations.core.plan import Paper, Plan, Submitted
from tests.answers_of import ASKED, parsed, sample_value

SUBMITTED = "2026-05-14T09:30:00Z"
VERIFY = "https://cartograph.example/verify/"


def plan_of(
    answers: dict[str, dict[str, Any]],
    *,
    name: str = "Example Workshop",
    url: str = "https://example.org/",
    language: str = "en",
    paper: Paper = "A4",
) -> Plan:
    made, submitted = _made(answers, name, url), Submitted(SUBMITTED, "7C1E-42D0", VERIFY)
    profile = scoring.score(ASKED, made.answers)
    return plans.plan(made=made, profile=profile, submitted=submitted, language=language, paper=paper)


def public_plan_of(answers: dict[str, dict[str, Any]], *, language: str = "en", paper: Paper = "A4") -> Plan:
    made = _made(answers, "Example Workshop", "https://example.org/")
    submitted = Submitted(SUBMITTED, "7C1E-42D0", VERIFY)
    return plans.public_plan(made=made, submitted=submitted, language=language, paper=paper)


def _made(answers: dict[str, dict[str, Any]], name: str, url: str) -> Document:
    return Document(ASKED, ProjectFacts(name, url), {key: parsed(key, raw) for key, raw in answers.items()})


def every_question(**extras: Any) -> dict[str, dict[str, Any]]:
    """An answer to every question, the second choice where there is one; `extras` go to each of them."""
    answers = {
        key: {"value": sample_value(question)} | extras
        for key, question in ASKED.questions.items()
        if key not in ASKED.wishes
    }
    wish = {"value": {"pre_training": "anyone"}} | extras
    return answers | dict.fromkeys(ASKED.wishes[: answering.MAX_WANTED], wish)


@cache
def typical_plan() -> Plan:
    """Most answers known, some not, one with a note."""
    answers = every_question()
    answers["data.pre_training.participation"] = {"unknown": True}
    answers["compute.post_release.participation"] = {"not_applicable": "We rent all of it"}
    answers["governance.path"]["note"] = "Two newcomers became maintainers this year."
    answers["governance.path"]["evidence"] = ["https://example.org/maintainers"]
    return plan_of(answers)


@cache
def typical() -> bytes:
    """One report for all tests that only look."""
    return reporting.pdf_of(typical_plan())


def example(name: str, *, language: str = "en", paper: Paper = "A4") -> Plan:
    """The plan of a real case."""
    raw = (settings.BASE_DIR / "examples" / f"{name}.yaml").read_bytes()
    made = document.parse(read_yaml(raw), find_questionnaire)
    profile = scoring.score(made.questionnaire, made.answers)
    submitted = Submitted(SUBMITTED, "7C1E-42D0", VERIFY)
    return plans.plan(made=made, profile=profile, submitted=submitted, language=language, paper=paper)


def longest(*, language: str = "en", paper: Paper = "A4") -> Plan:
    """Every question answered, with a note and a link as long as they may be, and a name as wide as it may be."""
    link = "https://example.org/" + "w" * 480
    answers = every_question(note=("A long note, wide as WWW. " * 40)[:1000], evidence=[link])
    return plan_of(answers, name="W" * 200, language=language, paper=paper)


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def words(pdf: bytes) -> str:
    """All text without any space, because a line may break anywhere in a long word."""
    return squeezed("".join(page.extract_text() for page in opened(pdf).pages))


def squeezed(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


def root(reader: PdfReader) -> Any:
    return reader.root_object


def elements(reader: PdfReader) -> Iterator[Any]:
    """Every element of the tag tree."""
    yield from _below(root(reader)["/StructTreeRoot"]["/K"])


def objects(reader: PdfReader) -> Iterator[Any]:
    """Every dictionary that can be reached in the file, once."""
    waiting: list[Any] = [reader.trailer]
    seen: set[int] = set()
    while waiting:
        found = waiting.pop()
        if isinstance(found, IndirectObject):
            if found.idnum in seen:
                continue
            seen.add(found.idnum)
            found = found.get_object()
        if isinstance(found, DictionaryObject):
            yield found
            waiting += [found.raw_get(key) for key in found]
        elif isinstance(found, ArrayObject):
            waiting += list(found)


def _below(found: Any) -> Iterator[Any]:
    value = found.get_object() if isinstance(found, IndirectObject) else found
    if isinstance(value, ArrayObject):
        for each in value:
            yield from _below(each)
    elif isinstance(value, DictionaryObject) and "/S" in value:
        yield value
        yield from _below(value.get("/K", ArrayObject()))

"""Six real projects, coded from public sources, come out as the study's authors place them, whichever answer is lost.

One case per kind is training, not validation: it shows that content, scoring and sources hold together, no more.
"""

import re
from pathlib import Path

import pytest

from assessment.core import document, questionnaire, scoring
from assessment.core.answers import State
from assessment.core.document import Document
from assessment.core.questionnaire import Questionnaire, UnknownVersion
from assessment.core.reading import read_yaml

EXAMPLES = Path(__file__).parent.parent / "examples"
PLACED = {  # by the authors' slide 14
    "olmo": "single_institute",
    "llama": "single_company",
    "opengpt-x": "multi_institute",
    "bielik": "nonprofit_sponsored_grassroots",
    "bloom": "company_sponsored_grassroots",
    "bigcode": "multi_company",
}
CITATION = re.compile(r"\(([A-Z][A-Z0-9_]*), [^()]+, (?:paper|author|digest|related|inferred)\)")

each_case = pytest.mark.parametrize("case", PLACED)


def coded(case: str) -> Document:
    return document.parse(read_yaml((EXAMPLES / f"{case}.yaml").read_bytes()), find)


def find(name: str, version: str) -> Questionnaire:
    found = questionnaire.get(version)
    if name != found.id:
        raise UnknownVersion(name)
    return found


def nearest(found: Document, *, without: str = "") -> str | None:
    kept = {question: answer for question, answer in found.answers.items() if question != without}
    return scoring.score(found.questionnaire, kept).governance_model.nearest


def test_every_example_is_placed_and_every_placed_case_is_there() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.yaml")} == {*PLACED, "made-up"}


@each_case
def test_the_governance_model_comes_out_as_the_authors_place_it(case: str) -> None:
    assert nearest(coded(case)) == PLACED[case]


@each_case
def test_the_governance_model_stays_when_any_one_answer_is_lost(case: str) -> None:
    found = coded(case)

    moved = {question for question in found.answers if nearest(found, without=question) != PLACED[case]}

    assert not moved


@each_case
def test_every_answer_says_where_it_comes_from(case: str) -> None:
    found = coded(case)
    known = {reference.key for reference in found.questionnaire.references}

    for question, answer in found.answers.items():
        cited = CITATION.findall(answer.note)
        assert cited or answer.state is State.UNKNOWN, f"{question} has no source with a mark"
        assert set(cited) <= known, f"{question} cites a source that the questionnaire does not list"


@each_case
def test_every_answer_links_to_its_sources(case: str) -> None:
    found = coded(case)
    urls = {reference.key: reference.url for reference in found.questionnaire.references}

    for question, answer in found.answers.items():
        assert {urls[key] for key in CITATION.findall(answer.note)} <= set(answer.evidence), question


@each_case
def test_nobody_told_us_what_a_project_wants_so_no_case_says_it(case: str) -> None:
    profile = scoring.score((found := coded(case)).questionnaire, found.answers)

    assert not profile.wanted
    assert not profile.motivations
    assert profile.governance_model.declared is None
    assert not profile.completeness.unanswered

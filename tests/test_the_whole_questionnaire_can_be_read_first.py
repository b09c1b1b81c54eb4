"""Everything that is asked, with all branches, on one page to read and print before starting."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client

from assessment.core import questionnaire, terms
from assessment.core.questionnaire import Questionnaire
from assessment.web import whole_sheet
from tests import browsing, every_kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Questionnaire]:
    with every_kind.current(monkeypatch, tmp_path / "content") as found:
        yield found


def test_it_holds_every_page_question_choice_and_row(client: Client, asked: Questionnaire) -> None:
    said = _without_spaces(browsing.words(client.get("/questionnaire/")))

    for page in asked.pages:
        assert said.count(_without_spaces(page.title)) >= 2  # in the contents and where it stands
        assert _without_spaces(page.intro) in said
    for question in asked.questions.values():
        told = (question.text, question.help, question.why, question.example, question.evidence or "")
        for text in (*told, *(each.text for each in (*question.choices, *question.rows))):
            assert _without_spaces(text) in said


def _without_spaces(text: str) -> str:
    """A marked word is an element of its own, so the words of a page have other spaces around it."""
    return "".join(terms.plain(text).split())


def test_its_contents_lead_to_every_page(client: Client, asked: Questionnaire) -> None:
    found = browsing.read(client.get("/questionnaire/")).attributes

    ids = [value for _tag, name, value in found if name == "id"]
    links = {value[1:] for tag, name, value in found if (tag, name) == ("a", "href") and value.startswith("#")}
    assert len(ids) == len({*ids})
    assert {f"page-{page.id}" for page in asked.pages} <= links <= {*ids}


@pytest.mark.parametrize(
    "words",
    [
        "How many hours? Deeper Write a whole number from 0 to 400.",
        "Counted in: hours a week",
        "When? Deeper Write a day: day, month and year.",
        "Where? Deeper Give up to 2 links.",
        "Which countries? Deeper Name up to 3 countries.",
        "Which languages? Deeper Name up to 20 languages.",
        "How open is each? Deeper Choose one answer for each row you pick, at most 2 rows.",
        "May be not applicable, with a reason. Internal unless you say otherwise.",
        "One line? Core Write one line, up to 300 characters. Public unless you say otherwise.",
        "at most three, over all six domain pages together. Optional.",
        "Choose one. Each answer goes further than the one before.",
        "Tick what fits, at most 3.",
        "Asked if the answer to “How open is each?” includes “Open to all” for “Weights”, or it is not so that",
        "includes “Start: nothing has been released yet”, or as long as that is not known.",
        "slide 6 author",
    ],
)
def test_it_says_of_each_question_what_is_asked_and_when(client: Client, asked: Questionnaire, words: str) -> None:
    assert words in browsing.words(client.get("/questionnaire/"))


def test_marked_words_lead_to_their_meaning_on_the_same_page(client: Client, asked: Questionnaire) -> None:
    page = client.get("/questionnaire/").content.decode()

    assert '<a class="term" href="#lead_circle">lead circle</a>' in page
    assert '<div id="lead_circle">' in page


def test_it_can_be_found_before_starting_and_from_every_page(client: Client, asked: Questionnaire) -> None:
    start = client.get("/")

    assert "Read or print all questions first" in browsing.words(start)
    assert start.content.count(b'href="/questionnaire/"') == 2  # in the text and in the footer


def test_its_body_stands_without_a_page_around_it(asked: Questionnaire) -> None:
    body = render_to_string("assessment/whole_body.html", whole_sheet.context(asked))

    links = [value for _tag, name, value in browsing.parse(body.encode()).attributes if name in ("href", "src")]
    assert all(link.startswith(("#", "https://")) for link in links)  # paper has no other pages
    assert "<details" not in body


@pytest.mark.parametrize("version", questionnaire.versions())
def test_every_version_can_be_shown(version: str) -> None:
    found = questionnaire.get(version)

    assert found.header.title in render_to_string("assessment/whole_body.html", whole_sheet.context(found))

"""The core path: asked first, counted by itself, enough to complete a section; what goes deeper is a fold away."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from assessment.core.questionnaire import Questionnaire
from assessment.models import Answer, Assessment
from tests import browsing, every_kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Questionnaire]:
    with every_kind.current(monkeypatch, tmp_path / "content") as found:
        yield found


@pytest.fixture
def overview(client: Client, asked: Questionnaire) -> str:
    return browsing.started(client)


@pytest.fixture
def page(overview: str) -> str:
    return f"{overview}pages/{every_kind.PAGE}/"


def test_core_questions_stand_first_and_the_others_are_folded(client: Client, page: str) -> None:
    shown = client.get(page).content.decode()

    fold = shown.index('<details class="deeper">')
    assert shown.index('id="q-kinds-line"') < fold < shown.index('id="q-kinds-number"')
    assert "Go deeper: 7 more questions" in " ".join(shown.split())


def test_what_is_folded_is_saved_with_the_rest(client: Client, page: str) -> None:
    browsing.save(client, page, {"kinds.line": "first", "kinds.number": "7"})

    assert {answer.question for answer in Answer.objects.all()} == {"kinds.line", "kinds.number"}


def test_the_fold_is_open_once_something_is_in_it(client: Client, page: str) -> None:
    browsing.save(client, page, {"kinds.line": "first"})
    assert b'<details class="deeper">' in client.get(page).content

    browsing.save(client, page, {"kinds.number": "7"})
    assert b'<details class="deeper" open>' in client.get(page).content


def test_a_page_without_core_questions_folds_nothing(client: Client, overview: str) -> None:
    response = client.get(f"{overview}pages/deep/")

    assert b'class="deeper"' not in response.content
    assert "A last word?" in browsing.words(response)


def test_a_wish_stands_with_the_core_and_is_not_counted(client: Client, overview: str) -> None:
    browsing.save(client, f"{overview}pages/models/", {"models.wanted~row~pre_training": "next"})

    assert "Models 0 of 3 In progress" in browsing.words(client.get(overview))


def test_the_core_completes_a_section(client: Client, overview: str, page: str) -> None:
    browsing.save(client, page, {"kinds.number": "7"})
    assert "One of each 0 of 1 · deeper 1 of 7 In progress" in browsing.words(client.get(overview))

    browsing.save(client, page, {"kinds.line~state": "unknown"})
    said = browsing.words(client.get(overview))
    assert "One of each 1 of 1 · deeper 1 of 7 Completed" in said
    assert "1 of 10 sections is completed" in said


def test_pages_without_a_core_are_listed_under_a_heading_of_their_own(client: Client, overview: str) -> None:
    assert "Go deeper Only deeper 0 of 1 Not yet started" in browsing.words(client.get(overview))

    browsing.save(client, f"{overview}pages/deep/", {"deep.word": "done"})

    assert "Go deeper Only deeper 1 of 1 Completed" in browsing.words(client.get(overview))


def test_the_task_list_says_once_how_long_the_core_takes(client: Client, overview: str) -> None:
    said = browsing.words(client.get(overview))

    assert len(re.findall(r"takes about \d+ minutes, and can be submitted on its own", said)) == 1
    assert "takes about 20 minutes" in said  # 39 decisions of 0.45 minutes; wishes are optional


def test_the_check_page_groups_core_and_deeper_and_counts_them_apart(client: Client, overview: str) -> None:
    said = browsing.words(client.get(f"{overview}check/"))

    assert "35 core questions are not answered" in said
    assert "17 questions that go deeper are open" in said
    assert said.index("One of each Core questions One line?") < said.index("Deeper questions How many hours?")


@pytest.mark.parametrize(
    ("question", "control", "fold"),
    [
        ("kinds.line", "kinds.line", b'<details class="deeper">'),
        ("kinds.number", "kinds.number", b'class="deeper" open'),
    ],
)
def test_change_leads_to_the_question_and_back_to_its_line(
    client: Client, overview: str, page: str, question: str, control: str, fold: bytes
) -> None:
    check = client.get(f"{overview}check/").content.decode()
    there = f"{page}?next=check&question={question}"
    anchor = "q-" + question.replace(".", "-")
    assert f'href="{there.replace("&", "&amp;")}#{anchor}"' in check
    assert f'<div id="{anchor}">' in check

    shown = client.get(there)
    saved = browsing.save(client, there, {control: "5"}, then="check")

    assert fold in shown.content
    assert b'name="then" value="check"' in shown.content
    assert saved["Location"] == f"{overview}check/#{anchor}"


def test_a_refused_change_keeps_its_way_back(client: Client, page: str) -> None:
    there = f"{page}?next=check&question=kinds.number"

    refused = browsing.save(client, there, {"kinds.number": "many"}, then="check")

    assert refused.status_code == 422
    assert "How many hours? – Write a whole number" in browsing.words(refused)
    assert b'name="then" value="check"' in refused.content
    assert f'action="{there.replace("&", "&amp;")}"' in refused.content.decode()


@pytest.mark.parametrize("query", ["?next=https://evil.example/", "?next=check&question=no.such", "?question=%00"])
def test_an_odd_way_back_leads_nowhere_else(client: Client, overview: str, page: str, query: str) -> None:
    assert client.get(page + query).status_code == 200

    saved = browsing.save(client, page + query, {}, then="check")

    assert saved["Location"] == f"{overview}check/"


def test_a_problem_of_the_whole_draft_names_its_question(client: Client, overview: str, asked: Questionnaire) -> None:
    for number, domain in enumerate(("models", "data")):
        stages = ("pre_training", "post_training", "post_release")[: 2 + number]
        answers = Answer(
            assessment_id=Assessment.objects.get().pk,
            question=f"{domain}.wanted",
            state="answered",
            version=1,
            saved_at="2026-01-01T00:00Z",
        )
        answers.value = dict.fromkeys(stages, "next")
        answers.save()

    response = client.post(f"{overview}submit/")

    assert response.status_code == 422
    said = browsing.words(response)
    assert f"{asked.questions['models.wanted'].text} – Over all six domain pages" in said
    assert b"pages/models/?next=check&amp;question=models.wanted#q-models-wanted" in response.content

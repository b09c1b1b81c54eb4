"""Those who answer talk about a question where it is asked; what is settled is resolved, and nothing of it gets out."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from assessment import services as assessments
from assessment.models import Assessment, Comment
from projects.models import Role
from recommendations import reporting, services
from tests import browsing, people
from tests.submitted import NOW

pytestmark = pytest.mark.django_db

QUESTION = "governance.path"
ANOTHER = "governance.transparency"


@pytest.fixture
def home(client: Client) -> str:
    return browsing.started(client)


def discussion(home: str, question: str = QUESTION) -> str:
    return f"{home}questions/{question}/"


def say(client: Client, home: str, text: str, question: str = QUESTION) -> Any:
    return client.post(discussion(home, question), {"text": text})


def test_a_comment_stands_below_its_question_with_its_lines_and_its_author(client: Client, home: str) -> None:
    response = say(client, home, "Is this still so?\r\nI think not.")
    page = client.get(discussion(home))

    assert response["Location"] == f"{discussion(home)}#comment-{Comment.objects.get().pk}"
    assert "Is this still so?\nI think not." in page.content.decode()
    assert "somebody with the link" in browsing.words(page)


def test_a_member_is_named(home: str) -> None:
    ana = people.person()
    project = Assessment.objects.get().project
    people.member(project, ana, Role.EDITOR)
    client = people.signed_in(ana)

    say(client, f"/projects/{project.pk}/", "I know this.")

    assert "Ana" in browsing.words(client.get(discussion(f"/projects/{project.pk}/")))


def test_the_page_shows_the_answer_as_it_stands_and_leads_to_where_it_can_be_changed(client: Client, home: str) -> None:
    browsing.save(client, f"{home}pages/governance/", {QUESTION: "value:can_ask"})

    page = client.get(discussion(home))

    assert "People can ask or report, and they are answered" in browsing.words(page)
    assert f"{home}pages/governance/?question={QUESTION}#q-governance-path" in page.content.decode()


def test_resolving_keeps_the_comment_and_it_can_be_opened_again(client: Client, home: str) -> None:
    say(client, home, "Is this still so?")
    settle = f"{home}comments/{Comment.objects.get().pk}/"

    client.post(settle)
    resolved = browsing.words(client.get(discussion(home)))
    client.post(settle, {"open": "yes"})

    assert "resolved" in resolved
    assert "Is this still so?" in resolved
    assert Comment.objects.get().resolved_at is None


@pytest.mark.parametrize(
    ("text", "told"), [(" \r\n ", "Write what you want to say."), ("w" * 2001, "at most 2,000 are allowed")]
)
def test_what_cannot_be_taken_is_said_and_what_was_typed_stays(client: Client, home: str, text: str, told: str) -> None:
    response = say(client, home, text)

    assert response.status_code == 422
    assert told in browsing.words(response)
    assert browsing.form(response)["text"][0].strip() == text.strip()
    assert not Comment.objects.exists()


def test_two_thousand_characters_are_not_too_many_whatever_the_browser_makes_of_line_breaks(
    client: Client, home: str
) -> None:
    assert say(client, home, "w" * 1998 + "\r\nw").status_code == 302


def test_a_comment_sent_twice_is_one(client: Client, home: str) -> None:
    say(client, home, "Is this still so?")
    say(client, home, "Is this still so?")

    assert Comment.objects.count() == 1


def test_the_section_and_the_task_list_say_how_much_is_open(client: Client, home: str) -> None:
    say(client, home, "One")
    say(client, home, "Two")
    client.post(f"{home}comments/{Comment.objects.get(text='One').pk}/")

    section = browsing.words(client.get(f"{home}pages/governance/"))

    assert "2 comments, 1 open" in section
    assert "1 open comment" in browsing.words(client.get(home))


def test_counting_takes_one_question_to_the_database_however_many_comments_there_are(
    client: Client, home: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    section = f"{home}pages/governance/"
    with CaptureQueriesContext(connection) as before:
        client.get(section)
    usual = len(before)

    say(client, home, "One")
    say(client, home, "Two", ANOTHER)

    with django_assert_num_queries(usual):
        client.get(section)


def test_all_that_is_open_stands_on_one_page(client: Client, home: str) -> None:
    say(client, home, "Of the path")
    say(client, home, "Of openness", "models.openness")
    client.post(f"{home}comments/{Comment.objects.get(text='Of openness').pk}/")

    page = browsing.words(client.get(f"{home}comments/"))

    assert page.index("Of the path") < page.index("What is resolved") < page.index("Of openness")


def test_what_is_not_there_is_not_found(client: Client, home: str) -> None:
    other = browsing.started(client, "Somebody else")
    say(client, home, "Is this still so?")
    comment = Comment.objects.get()

    assert client.get(discussion(home, "no.such")).status_code == 404
    assert client.post(f"{other}comments/{comment.pk}/").status_code == 404
    assert Comment.objects.get().resolved_at is None


def test_who_may_only_view_finds_no_comments(client: Client, home: str) -> None:
    say(client, home, "Is this still so?")
    project = Assessment.objects.get().project
    reader = people.person()
    people.member(project, reader, Role.VIEWER)
    client, inside = people.signed_in(reader), f"/projects/{project.pk}/"

    for address in (discussion(inside), f"{inside}comments/"):
        assert client.get(address).status_code == 404
        assert client.post(address, {"text": "x"}).status_code in (404, 405)
    assert "comment" not in browsing.words(client.get(inside))


def test_hostile_words_stay_words(client: Client, home: str) -> None:
    say(client, home, "<script>alert(1)</script>{{ 7|add:7 }}")

    for address in (discussion(home), f"{home}comments/"):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7|add:7 }}" in page


def test_a_comment_is_in_no_document_and_no_report(client: Client, home: str) -> None:
    browsing.save(client, f"{home}pages/governance/", {QUESTION: "value:can_ask"})
    say(client, home, "zzsecretzz")
    submission = Assessment.objects.get().submissions.get(pk=browsing.submitted(client, home).split("/")[4])

    html = reporting.html_of(services.plan_for(submission=submission, language="en"))

    assert "zzsecretzz" not in html + submission.document
    assert "zzsecretzz" not in client.get(f"{home}results/{submission.pk}/").content.decode()


def test_the_next_assessment_begins_without_comments_and_remembers_the_earlier_ones(client: Client, home: str) -> None:
    say(client, home, "Said last year")
    first = Assessment.objects.get()
    Assessment.objects.create(
        project=first.project,
        questionnaire_version=first.questionnaire_version,
        language="en",
        created_at=first.created_at + timedelta(days=365),
    )

    page = browsing.words(client.get(discussion(home)))

    assert "Nothing yet." in page
    assert "1 comment on this question in earlier assessments" in page
    assert "Said last year" in page
    assert "open comment" not in browsing.words(client.get(home))


def test_talking_keeps_a_draft_from_being_forgotten(client: Client, home: str, time_machine: Any) -> None:
    time_machine.move_to(NOW + timedelta(days=400), tick=False)
    project = Assessment.objects.get().project

    say(client, home, "Still at it")
    assessments.expire_drafts(now=NOW + timedelta(days=500), kept=timedelta(days=365))

    assert Assessment.objects.filter(project=project).exists()

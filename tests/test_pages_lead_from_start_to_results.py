"""The main way: start, answer section by section, check, submit, read the results, fetch the report."""

import hashlib
import json
import re
from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from assessment.core import questionnaire
from assessment.models import Answer, Submission
from recommendations.models import Report, Status
from tests import browsing
from tests.submitted import opened

pytestmark = pytest.mark.django_db

ASKED = questionnaire.current()


def test_the_start_page_says_how_long_it_takes_and_what_becomes_public(client: Client) -> None:
    said = browsing.words(client.get("/"))

    assert "minutes for the core, which can be submitted on its own" in said
    assert f"About {sum(page.minutes for page in ASKED.pages)} minutes for all {len(ASKED.questions)} questions" in said
    assert "What becomes public Nothing by itself" in said
    assert "deleted after 365 days" in said


def test_every_page_has_one_heading_and_a_language(client: Client, rung: list[UUID]) -> None:
    overview = browsing.started(client)
    browsing.save(client, f"{overview}pages/models/", {"models.post_release.participation": "value:anyone"})
    results = browsing.submitted(client, overview)
    report = client.post(f"{results}reports/")["Location"]
    sections = [f"{overview}pages/{page.id}/" for page in ASKED.pages]

    for address in [
        "/",
        "/questionnaire/",
        "/glossary/",
        overview,
        *sections,
        f"{overview}check/",
        results,
        report,
        "/nowhere",
    ]:
        response = client.get(address)
        assert len(browsing.read(response).headings) == 1, address
        assert b'<html lang="en"' in response.content, address


def test_saving_every_section_leads_to_the_check_page(client: Client) -> None:
    overview = browsing.started(client)
    address = f"{overview}pages/{ASKED.pages[0].id}/"

    for _ in ASKED.pages:
        address = browsing.save(client, address, {}, then="continue")["Location"]

    assert address == f"{overview}check/"
    assert not Answer.objects.exists()  # nothing was answered, so nothing was saved


def test_an_answer_comes_back_as_it_was_given(client: Client) -> None:
    overview = browsing.started(client)
    address = f"{overview}pages/data/"
    given = {
        "data.pre_training.participation": "value:invited",
        "data.pre_training.participation~note": "Two archives\r\nand a radio station",
        "data.pre_training.participation~evidence": " https://example.org/a \r\n\r\nhttps://example.org/b",
        "data.pre_training.participation~visibility": "public",
        "data.post_training.participation": "state:not_applicable",
        "data.post_training.participation~reason": "We release base models only",
        "data.post_release.participation": "state:unknown",
        "data.accountability": "state:withheld",
        "data.wanted~row~pre_training": "anyone",
    }

    response = browsing.save(client, address, given)

    assert response["Location"] == overview
    shown = browsing.form(client.get(address))
    for name, value in given.items():
        if not name.endswith(("~note", "~evidence")):
            assert shown[name] == [value], name
    assert shown["data.pre_training.participation~note"] == ["Two archives\nand a radio station"]
    assert shown["data.pre_training.participation~evidence"] == ["https://example.org/a\nhttps://example.org/b"]


def test_saving_an_untouched_section_changes_nothing(client: Client) -> None:
    overview = browsing.started(client)
    address = f"{overview}pages/why/"
    browsing.save(client, address, {"why.top_three": ["own_need", "open_science"], "why.top_three~note": "a note"})

    browsing.save(client, address, {})

    [answer] = Answer.objects.all()
    assert answer.version == 1
    assert answer.value == ["open_science", "own_need"]


def test_an_answer_can_be_taken_back(client: Client) -> None:
    overview = browsing.started(client)
    address = f"{overview}pages/models/"
    browsing.save(client, address, {"models.post_release.participation": "value:anyone"})

    browsing.save(client, address, {"models.post_release.participation": "state:unanswered"})

    assert "Models 0 of 3" in browsing.words(client.get(overview))
    assert "models.post_release.participation" not in browsing.form(client.get(address))


def test_the_task_list_tells_how_far_each_section_is(client: Client) -> None:
    overview = browsing.started(client)
    browsing.save(client, f"{overview}pages/why/", {"why.top_three~state": "unknown"})
    browsing.save(client, f"{overview}pages/models/", {"models.pre_training.participation": "value:visible"})

    said = browsing.words(client.get(overview))

    assert re.search(r"Why you work in the open 1 of 1( · deeper 0 of \d+)? Completed", said)
    assert re.search(r"Models 1 of 3( · deeper 0 of \d+)? In progress", said)
    assert re.search(r"Software 0 of 3( · deeper 0 of \d+)? Not yet started", said)


def test_questions_about_a_stage_not_worked_on_are_left_out_and_the_page_says_why(client: Client) -> None:
    overview = browsing.started(client)
    browsing.save(client, f"{overview}pages/setting/", {"setting.stages_worked_on": ["post_release"]})

    response = client.get(f"{overview}pages/models/")

    assert "models.pre_training.participation~base" not in browsing.form(response)
    said = browsing.words(response)
    assert "1 question is left out here" in said
    assert "“Which stages has your project worked on?” would have to include “Pre-training" in said
    assert f"{overview}pages/setting/#q-setting-stages_worked_on".encode() in response.content


def test_a_submitted_draft_shows_its_results_and_gives_its_document(client: Client) -> None:
    overview = browsing.started(client, "Northern Lights LM", "https://example.org/")
    browsing.save(client, f"{overview}pages/models/", {"models.post_release.participation": "value:anyone"})

    results = browsing.submitted(client, overview)

    said = browsing.words(client.get(results))
    assert "Northern Lights LM" in said
    assert "self-declared" in said
    assert "is a draft" not in said
    document = client.get(f"{results}document.json")
    assert json.loads(document.content)["answers"] == {"models.post_release.participation": {"value": "anyone"}}
    assert hashlib.sha256(document.content).hexdigest() == Submission.objects.get().digest
    assert "northern-lights-lm" in document["Content-Disposition"]


def test_every_value_of_the_results_leads_to_where_it_comes_from(client: Client) -> None:
    overview = browsing.started(client)
    browsing.save(client, f"{overview}pages/models/", {"models.post_release.participation": "value:anyone"})
    browsing.save(client, f"{overview}pages/setting/", {"setting.stages_worked_on": ["post_release"]})

    results = browsing.submitted(client, overview)
    page = client.get(results).content.decode()

    linked = {part.split('"')[0] for part in page.split('href="#')[1:]}
    assert all(f'id="{target}"' in page for target in linked)
    assert f'href="{results}why/cell.models.post_release/"' in page
    assert f'href="{results}why/cell.models.pre_training/"' not in page  # not asked, so there is no answer
    why = client.get(f"{results}why/cell.models.post_release/").content.decode()
    assert f'href="{results}#answer-models-post-release-participation"' in why
    assert 'id="answer-models-post-release-participation"' in page


def test_a_report_is_asked_for_once_and_its_status_is_honest(
    client: Client, rung: list[UUID], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    results = _results(client)

    with django_capture_on_commit_callbacks(execute=True):
        first, again = (client.post(f"{results}reports/")["Location"] for _ in range(2))

    assert first == again
    assert rung == [Report.objects.get().id]
    waiting = client.get(first)
    assert "It is next in the queue" in browsing.words(waiting)
    assert b'<noscript><meta http-equiv="refresh"' in waiting.content
    assert client.get(f"{first}report.pdf").status_code == 404
    Report.objects.update(status=Status.MAKING)
    assert "A worker is writing it now" in browsing.words(client.get(first))
    Report.objects.update(status=Status.FAILED)
    assert "could not be made" in browsing.words(client.get(first))


def test_htmx_gets_only_what_changed_and_stops_when_the_report_is_ready(client: Client, rung: list[UUID]) -> None:
    report = client.post(f"{_results(client)}reports/")["Location"]
    asking = {"HX-Request": "true"}

    same = client.get(f"{report}?shown=queued-0", headers=asking)
    changed = client.get(f"{report}?shown=queued-3", headers=asking)
    Report.objects.update(status=Status.READY, file="reports/x.pdf", size=10)
    ready = client.get(f"{report}?shown=queued-0", headers=asking)

    assert same.status_code == 204
    assert changed.status_code == 200
    assert b"<html" not in changed.content
    assert ready.status_code == 286
    assert b"hx-get" not in ready.content


def test_a_ready_report_downloads_under_the_projects_name(client: Client, rung: list[UUID]) -> None:
    results = _results(client, "Ærø & Friends")
    report = client.post(f"{results}reports/")["Location"]
    name = default_storage.save("reports/x.pdf", ContentFile(b"%PDF-1.7 and so on"))
    Report.objects.update(status=Status.READY, file=name, size=10)

    response = client.get(f"{report}report.pdf")

    assert response.getvalue().startswith(b"%PDF")
    assert response["Content-Disposition"] == 'attachment; filename="r-friends-collaboration-profile-internal.pdf"'
    assert response["Content-Type"] == "application/pdf"


def test_pages_ask_the_database_as_often_for_many_answers_as_for_few(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    overview = browsing.started(client)
    address = f"{overview}pages/governance/"
    ladders = [question for question in ASKED.page("governance").questions if question.type == "ladder"]
    few = {ladders[0].id: f"value:{ladders[0].choice_ids[1]}"}
    many = {each.id: f"value:{each.choice_ids[2]}" for each in ladders}
    few_form = browsing.form(client.get(address)) | few
    with django_assert_num_queries(10):  # key, draft, answers; a savepoint, its end; lock, stored, save, history, touch
        client.post(address, few_form)
    many_form = browsing.form(client.get(address)) | many

    with django_assert_num_queries(10):
        client.post(address, many_form)
    with django_assert_num_queries(5):  # and whether the section is marked as done, and how many comments there are
        client.get(address)
    with django_assert_num_queries(8):  # and the submissions, where its reader left off, and whether anybody owns it
        client.get(overview)


def _results(client: Client, name: str = "Example Workshop") -> str:
    overview = browsing.started(client, name)
    browsing.save(client, f"{overview}pages/models/", {"models.post_release.participation": "value:anyone"})
    return browsing.submitted(client, overview)


def test_a_project_that_came_in_by_the_api_has_every_page_that_its_navigation_names(client: Client) -> None:
    _, keys = opened({"governance.transparency": {"value": "announced"}})
    overview = client.get(f"/k/{keys.edit}/").content.decode()

    named = set(re.findall(rf'href="(/k/{keys.edit}/[a-z/-]*)"', overview))

    assert {f"/k/{keys.edit}/history/", f"/k/{keys.edit}/comments/"} <= named
    assert {address: client.get(address).status_code for address in named} == dict.fromkeys(named, 200)
    assert "submitted the assessment" in browsing.words(client.get(f"/k/{keys.edit}/history/"))

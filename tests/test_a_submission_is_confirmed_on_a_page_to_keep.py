"""After submitting, people see a record number and what comes next, on a page that stays as it is."""

import pytest
from django.test import Client

from assessment import services
from assessment.models import Submission
from projects.keys import view_key_of
from tests import again, browsing
from tests.again import CELL
from tests.people import NOW, member, person, signed_in

pytestmark = pytest.mark.django_db


def submit(client: Client) -> str:
    overview = browsing.started(client, "Aurora LM")
    browsing.save(client, f"{overview}pages/models/", {CELL: "value:anyone"})
    response = client.post(f"{overview}submit/")
    assert response.status_code == 302
    address: str = response["Location"]
    return address


def test_submitting_leads_to_the_record_number_and_what_comes_next(client: Client) -> None:
    page = client.get(submit(client))

    submission = Submission.objects.get()
    said = browsing.words(page)
    assert "Your answers are submitted" in said
    assert f"Record number {submission.reference}" in said
    assert "by somebody with the link" in said
    assert "Nothing yet. Whoever has one of the project’s links can see the results" in said
    assert "Compare with last time" not in said
    for below in ("", "#take", "document.json"):
        assert f"/results/{submission.pk}/{below}".encode() in page.content


def test_submitting_twice_leads_to_the_same_page(client: Client) -> None:
    first = submit(client)

    second = client.post(f"{first.partition('submitted/')[0]}submit/")["Location"]

    assert first == second


def test_who_came_with_a_link_is_told_to_keep_both(client: Client) -> None:
    address = submit(client)
    key = address.split("/")[2]

    page = client.get(address).content.decode()

    assert f'value="http://testserver/k/{key}/"' in page
    assert f'value="http://testserver/k/{view_key_of(key)}/"' in page


def test_a_reader_finds_the_record_and_no_link_to_edit(client: Client) -> None:
    address = submit(client)
    key = address.split("/")[2]

    page = client.get(address.replace(key, view_key_of(key)))

    assert Submission.objects.get().reference in browsing.words(page)
    assert key not in page.content.decode()


def test_a_member_is_told_of_the_receipt_and_not_of_links(client: Client) -> None:
    ana = person()
    draft = services.start_owned(name="Aurora", url="", owner=ana, language="en", now=NOW)
    again.save(draft, {CELL: {"value": "anyone"}})
    overview = f"/projects/{draft.project_id}/"

    page = signed_in(ana, client).get(client.post(f"{overview}submit/")["Location"])

    said = browsing.words(page)
    assert "by Ana" in said
    assert "A receipt comes by mail" in said
    assert "Keep your links" not in said


def test_the_second_time_it_leads_to_what_moved(client: Client) -> None:
    last, entry = again.assessed()
    made = again.begun(last.project)
    again.confirm(made, CELL)

    address = client.post(f"/{entry}/submit/")["Location"]

    now = Submission.objects.latest("submitted_at")
    assert f"/{entry}/compare/{last.pk}/{now.pk}/".encode() in client.get(address).content


def test_another_projects_record_is_not_found(client: Client) -> None:
    address = submit(client)
    other = browsing.started(client, "Somebody else")

    assert client.get(f"{other}submitted/{Submission.objects.get().pk}/").status_code == 404
    assert client.get(address).status_code == 200


def test_a_project_that_is_claimed_does_not_call_its_links_the_only_way_back(client: Client) -> None:
    address = submit(client)
    member(Submission.objects.get().project, person())

    assert "Keep your links" not in browsing.words(client.get(address))


def test_the_check_says_when_nothing_changed_since_the_last_submission(client: Client) -> None:
    overview = submit(client).partition("submitted/")[0]

    said = browsing.words(client.get(f"{overview}check/"))

    assert f"as record {Submission.objects.get().reference}. Submitting again makes no new one" in said


def test_the_check_names_what_changed_since(client: Client) -> None:
    overview = submit(client).partition("submitted/")[0]
    browsing.save(client, f"{overview}pages/models/", {CELL: "value:visible"})

    page = client.get(f"{overview}check/")

    assert "1 answer is not as you submitted it" in browsing.words(page)
    assert b'<li><a href="#q-models-post_release-participation">' in page.content


def test_the_check_says_that_confirmed_answers_are_submitted_as_they_were(client: Client) -> None:
    last, entry = again.assessed()
    again.confirm(again.begun(last.project))

    said = browsing.words(client.get(f"/{entry}/check/"))
    client.post(f"/{entry}/submit/")

    assert "Submitting now says that they still hold" in said
    first, second = Submission.objects.order_by("submitted_at")
    assert first.digest == second.digest
    assert first.reference != second.reference

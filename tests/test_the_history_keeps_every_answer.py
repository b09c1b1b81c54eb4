"""The history: everything by day, one question's versions, and how an older one is put back. Nothing is taken out."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from assessment import history, services
from assessment.core.answers import Answer as GivenAnswer
from assessment.core.answers import State
from assessment.models import Answer, Assessment, Revision
from assessment.services import Given
from projects.keys import view_key_of
from projects.models import Event
from tests import browsing

pytestmark = pytest.mark.django_db

QUESTION = "models.post_release.participation"
TEXT = "setting.lead_circle"


@pytest.fixture
def overview(client: Client) -> str:
    return browsing.started(client)


def page_of(overview: str, question: str) -> str:
    return f"{overview}history/{question}/"


def test_what_was_answered_before_can_be_read_and_put_back(client: Client, overview: str) -> None:
    for text in ("The lab", "The users"):
        browsing.save(client, f"{overview}pages/setting/", {TEXT: text})
    address = page_of(overview, TEXT)
    shown = client.get(address)
    first = Revision.objects.get(version=1)

    response = client.post(address, browsing.form(shown) | {"revision": str(first.pk)})

    assert "The users In place of: The lab" in browsing.words(shown)
    assert response.status_code == 302
    assert Answer.objects.get().value == "The lab"
    assert [*Revision.objects.order_by("pk").values_list("value", flat=True)] == ["The lab", "The users", "The lab"]


def test_the_answer_as_it_stands_needs_no_putting_back(client: Client, overview: str) -> None:
    browsing.save(client, f"{overview}pages/setting/", {TEXT: "The lab"})

    assert "Put this back" not in browsing.words(client.get(page_of(overview, TEXT)))


def test_an_older_answer_is_not_put_back_over_one_that_nobody_has_seen(client: Client, overview: str) -> None:
    for text in ("The lab", "The users"):
        browsing.save(client, f"{overview}pages/setting/", {TEXT: text})
    late = browsing.form(client.get(page_of(overview, TEXT)))
    browsing.save(client, f"{overview}pages/setting/", {TEXT: "The council"})

    response = client.post(page_of(overview, TEXT), late | {"revision": str(Revision.objects.get(version=1).pk)})

    assert response.status_code == 409
    assert "nothing was put back" in browsing.words(response)
    assert Answer.objects.get().value == "The council"


def test_only_what_was_said_in_this_project_can_be_put_back(client: Client, overview: str) -> None:
    other = browsing.started(client, "Somebody else")
    browsing.save(client, f"{other}pages/setting/", {TEXT: "Not yours"})

    response = client.post(page_of(overview, TEXT), {"base": "0", "revision": str(Revision.objects.get().pk)})

    assert response.status_code == 404


@pytest.mark.parametrize("revision", ["", "0", "x", "9" * 30, "9" * 5000])
def test_what_is_the_number_of_nothing_is_not_found(client: Client, overview: str, revision: str) -> None:
    assert client.post(page_of(overview, TEXT), {"base": "0", "revision": revision}).status_code == 404


def test_what_came_too_late_is_marked_and_can_be_put_back(client: Client, overview: str) -> None:
    address = f"{overview}pages/setting/"
    late = browsing.form(client.get(address))
    browsing.save(client, address, {TEXT: "The lab"})
    client.post(address, late | {TEXT: "The users"})

    said = browsing.words(client.get(page_of(overview, TEXT)))

    assert "came too late with this, which was not saved The users" in said
    assert "Put this back" in said


def test_the_timeline_tells_answers_submissions_and_what_became_of_the_project(client: Client, overview: str) -> None:
    browsing.save(client, f"{overview}pages/models/", {QUESTION: "value:anyone"})
    browsing.submitted(client, overview)
    project = Assessment.objects.get().project
    Event.objects.create(project=project, kind=Event.Kind.CLAIMED, at=timezone.now(), by_link=True)

    said = browsing.words(client.get(f"{overview}history/"))

    parts = ("took the project into an account", "submitted the assessment", "somebody with the link saved")
    places = [said.index(part) for part in parts]
    assert places == sorted(places)


def test_the_timeline_can_show_one_section(client: Client, overview: str) -> None:
    browsing.save(client, f"{overview}pages/models/", {QUESTION: "value:anyone"})
    browsing.save(client, f"{overview}pages/setting/", {TEXT: "The lab"})

    said = browsing.words(client.get(f"{overview}history/?section=setting"))

    assert "The lab" in said
    assert f"/history/{QUESTION}/".encode() not in client.get(f"{overview}history/?section=setting").content


def test_a_stretch_of_typing_is_one_line(client: Client, overview: str) -> None:
    assessment, noon = Assessment.objects.get(), timezone.now().replace(hour=14, minute=2, second=0)
    for version, text in enumerate(("The", "The lab", "The lab and")):
        given = {TEXT: Given(GivenAnswer(State.ANSWERED, text), version)}
        services.record(assessment=assessment, given=given, now=noon + timedelta(minutes=version))
    given = {TEXT: Given(GivenAnswer(State.ANSWERED, "The users"), 3)}
    services.record(assessment=assessment, given=given, now=noon + timedelta(minutes=9))

    said = browsing.words(client.get(f"{overview}history/"))

    assert "14:11 UTC somebody with the link saved" in said
    assert "14:02–14:04 UTC somebody with the link saved · 3 saves" in said


def test_a_long_history_is_read_piece_by_piece_and_no_moment_is_left_out(client: Client, overview: str) -> None:
    assessment, begun = Assessment.objects.get(), timezone.now()
    for number in range(260):
        given = {TEXT: Given(GivenAnswer(State.ANSWERED, f"answer {number}"), number)}
        services.record(assessment=assessment, given=given, now=begun + timedelta(minutes=number // 3))

    read: list[object] = []
    before, stretches = None, 0
    while before or not stretches:
        stretch = history.of_project(project=assessment.project, before=before)
        read += [moment.value for moment in stretch.moments if isinstance(moment, Revision)]
        before, stretches = stretch.before, stretches + 1

    assert read == [f"answer {number}" for number in reversed(range(260))]
    assert stretches == 3
    assert "Earlier" in browsing.words(client.get(f"{overview}history/"))


def test_a_long_history_of_one_answer_is_read_piece_by_piece_and_the_first_can_still_be_put_back(
    client: Client, overview: str
) -> None:
    assessment, begun = Assessment.objects.get(), timezone.now()
    for number in range(150):
        given = {TEXT: Given(GivenAnswer(State.ANSWERED, f"answer {number}"), number)}
        services.record(assessment=assessment, given=given, now=begun + timedelta(minutes=number))
    newest = client.get(page_of(overview, TEXT))

    [way] = re.findall(r'href="(\?before=[^"]+)"', newest.content.decode())
    earlier = client.get(page_of(overview, TEXT) + way)
    first = Revision.objects.get(version=1)
    client.post(page_of(overview, TEXT) + way, browsing.form(earlier) | {"revision": str(first.pk)})

    assert "answer 50 In place of: answer 49" in browsing.words(newest)
    assert "answer 49 In place of: answer 48" not in browsing.words(newest)
    assert "answer 49 In place of: answer 48" in browsing.words(earlier)
    assert Answer.objects.get().value == "answer 0"


@pytest.mark.parametrize(
    "query",
    [
        "before=yesterday",
        "before=2026-99-99T99:99",
        "before=2026-01-01",
        "before=0001-01-01T00:00:00%2B14:00",
        "before=9999-12-31T23:59:59-14:00",
        "section=%00",
    ],
)
def test_an_odd_address_shows_the_history_all_the_same(client: Client, overview: str, query: str) -> None:
    assert client.get(f"{overview}history/?{query}").status_code == 200


def test_who_may_only_view_does_not_see_drafts(client: Client, overview: str) -> None:
    view = f"/k/{view_key_of(overview.split('/')[2])}/"

    assert client.get(f"{view}history/").status_code == 404
    assert client.get(page_of(view, TEXT)).status_code == 404
    assert client.get(page_of(overview, "no.such")).status_code == 404

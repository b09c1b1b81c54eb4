"""Who answered what and when, which sections somebody calls done, and where one left off on whatever device."""

import pytest
from django.test import Client

from assessment.models import Answer, Assessment, Revision, SectionMark
from projects.models import Person, Role
from tests import browsing, people

pytestmark = pytest.mark.django_db

QUESTION = "models.post_release.participation"
OTHER = "data.pre_training.participation"


@pytest.fixture
def ana() -> Client:
    return people.signed_in(people.person())


@pytest.fixture
def bo() -> Client:
    return people.signed_in(people.person("bo@example.org", "Bo"))


@pytest.fixture
def overview(ana: Client, bo: Client) -> str:
    """A project of Ana's, in which Bo may edit."""
    address = browsing.started(ana)
    project = Assessment.objects.get().project
    people.member(project, Person.objects.get(name="Bo"), Role.EDITOR)
    return address


def test_each_answer_says_who_saved_it(ana: Client, bo: Client, overview: str) -> None:
    browsing.save(ana, f"{overview}pages/models/", {QUESTION: "value:anyone"})

    assert "Saved by Ana, " in browsing.words(bo.get(f"{overview}pages/models/"))
    assert "Last change by Ana, " in browsing.words(bo.get(overview))


def test_everybody_continues_where_they_left_off(ana: Client, bo: Client, overview: str) -> None:
    browsing.save(ana, f"{overview}pages/models/", {QUESTION: "value:anyone"})
    browsing.save(bo, f"{overview}pages/data/", {OTHER: "value:invited"})

    elsewhere = people.signed_in(Person.objects.get(name="Ana"))

    there = f"{overview}pages/models/?question={QUESTION}#q-models-post_release-participation"
    assert f'href="{there}"'.encode() in elsewhere.get(overview).content


def test_a_complete_section_leads_on_to_the_next_open_question(ana: Client, overview: str) -> None:
    browsing.save(ana, f"{overview}pages/why/", {"why.top_three": ["open_science"]})

    there = f"{overview}pages/setting/?question=setting.scope#q-setting-scope"
    assert f'href="{there}"'.encode() in ana.get(overview).content


def test_who_has_answered_nothing_has_left_off_nowhere(ana: Client, bo: Client, overview: str) -> None:
    browsing.save(ana, f"{overview}pages/models/", {QUESTION: "value:anyone"})

    assert "Continue where you left off" not in browsing.words(bo.get(overview))


def test_a_section_is_marked_as_done_with_what_was_typed(ana: Client, bo: Client, overview: str) -> None:
    browsing.save(ana, f"{overview}pages/models/", {QUESTION: "value:anyone"}, then="finish")

    assert Answer.objects.get().value == "anyone"
    assert "Marked as done by Ana." in browsing.words(bo.get(overview))


def test_a_mark_stays_when_an_answer_changes_and_says_so(ana: Client, bo: Client, overview: str) -> None:
    browsing.save(ana, f"{overview}pages/models/", {QUESTION: "value:anyone"}, then="finish")

    browsing.save(bo, f"{overview}pages/models/", {QUESTION: "value:visible"})

    assert "Marked as done by Ana; changed since." in browsing.words(ana.get(overview))


def test_a_mark_can_be_taken_back(ana: Client, overview: str) -> None:
    address = f"{overview}pages/models/"
    browsing.save(ana, address, {}, then="finish")

    response = browsing.save(ana, address, {}, then="reopen")

    assert response["Location"] == address
    assert not SectionMark.objects.exists()


def test_nothing_is_marked_as_done_that_could_not_be_saved(ana: Client, overview: str) -> None:
    response = browsing.save(ana, f"{overview}pages/models/", {QUESTION: "state:not_applicable"}, then="finish")

    assert response.status_code == 422
    assert not SectionMark.objects.exists()


def test_a_clash_shows_both_answers_and_what_was_before(ana: Client, bo: Client, overview: str) -> None:
    address = f"{overview}pages/models/"
    browsing.save(ana, address, {QUESTION: "value:closed"})
    late = browsing.form(bo.get(address))
    browsing.save(ana, address, {QUESTION: "value:anyone", f"{QUESTION}~note": "from Ana"})

    response = bo.post(address, late | {QUESTION: "value:visible", f"{QUESTION}~note": "from Bo"})

    said = browsing.words(response)
    assert response.status_code == 409
    sides = ("Yours, not saved", "Note: from Bo", "Theirs, saved", "Note: from Ana", "Saved by Ana", "Before both")
    assert all(words in said for words in sides)
    taken = bo.post(address, browsing.form(response) | {f"{QUESTION}~choose": "theirs"})
    assert taken.status_code == 302
    assert Answer.objects.get().note == "from Ana"
    assert Revision.objects.get(kind="refused").note == "from Bo"

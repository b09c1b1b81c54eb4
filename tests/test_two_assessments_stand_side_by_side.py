"""Two submissions of a project on one page: what moved, what moved it, and what only the questionnaire changed."""

import re
from typing import Any

import pytest
from django.test import Client

from assessment import services
from assessment.core import comparing, scoring
from assessment.core.document import Document, ProjectFacts
from assessment.models import Submission
from projects.keys import view_key_of
from recommendations.presentation import moved
from recommendations.presentation.moved import Way
from tests import again, browsing
from tests.again import BEFORE, CELL, LATER, OTHER
from tests.answers_of import ASKED, parsed

TUNING = "models.post_training.participation"
DATA, CODE = "data.pre_training.participation", "software.pre_training.participation"


def ways(before: dict[str, Any], now: dict[str, Any]) -> dict[str, Way]:
    made = [
        Document(ASKED, ProjectFacts("A project"), {each: parsed(each, raw) for each, raw in answers.items()})
        for answers in (before, now)
    ]
    profiles = [scoring.score(ASKED, each.answers) for each in made]
    return moved.ways(comparing.compare(made[0], profiles[0], made[1], profiles[1]), profiles[1])


def test_out_and_in_are_told_apart_from_what_is_now_known() -> None:
    before = {
        CELL: {"value": "visible"},
        OTHER: {"value": "anyone"},
        DATA: {"value": "invited"},
        CODE: {"unknown": True},
    }
    now = {CELL: {"value": "shared"}, OTHER: {"value": "core_team"}, DATA: {"unknown": True}, CODE: {"value": "shared"}}

    went = ways(before, now)

    assert went["models.post_release"] is Way.OUT
    assert went["models.pre_training"] is Way.IN
    assert went["data.pre_training"] is Way.UNKNOWN
    assert went["software.pre_training"] is Way.KNOWN
    assert went["community.pre_training"] is Way.OPEN
    told = "Of 18 cells, 1 moved out, 1 moved in, 1 is now known, 1 is no longer known and 14 are still not known"
    assert moved.headline(went) == told


def test_a_stage_that_is_taken_up_comes_into_the_picture() -> None:
    before: dict[str, Any] = {"setting.stages_worked_on": {"value": ["post_release"]}}
    now: dict[str, Any] = {
        "setting.stages_worked_on": {"value": ["pre_training", "post_release"]},
        OTHER: {"value": "core_team"},
    }

    went = ways(before, now)

    assert went["models.pre_training"] is Way.ENTERED
    assert went["models.post_training"] is Way.SAME  # out of it, then as now
    assert ways(now, before)["models.pre_training"] is Way.LEFT


def test_where_nothing_moved_the_headline_says_no_more() -> None:
    assert moved.headline(ways(BEFORE, BEFORE)) == "No cell moved"


@pytest.fixture
def two() -> tuple[Submission, Submission, str]:
    """A project's two submissions: one cell moved out, by its own answer."""
    first, entry = again.assessed({**BEFORE, TUNING: {"value": "core_team"}})
    made = again.begun(first.project)
    again.save(made, {CELL: {"value": "anyone"}})
    again.confirm(made)
    return first, services.submit(assessment=made, now=LATER), entry


@pytest.mark.django_db
def test_the_page_says_what_moved_and_which_answer_moved_it(
    client: Client, two: tuple[Submission, Submission, str]
) -> None:
    first, second, entry = two

    said = browsing.words(client.get(f"/{entry}/compare/{first.pk}/{second.pk}/"))

    assert "Of 18 cells, 1 moved out, 15 are still not known and 2 are as before" in said
    question = ASKED.questions[CELL]
    told = f"Your answer to “{question.text}” {question.choice_text('visible')} → {question.choice_text('anyone')}"
    assert f"Models · post-release (A3) moved out visible anyone {told}" in said
    assert "Changed by the questionnaire" not in said


@pytest.mark.django_db
def test_both_maps_stand_beside_each_other_with_names_of_their_own(
    client: Client, two: tuple[Submission, Submission, str]
) -> None:
    first, second, entry = two

    page = client.get(f"/{entry}/compare/{first.pk}/{second.pk}/").content.decode()

    assert "Collaboration map of Northern Lights LM, 14 May 2026" in page
    assert "Collaboration map of Northern Lights LM, 18 June 2027" in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len({*ids})


@pytest.mark.django_db
def test_the_earlier_one_stands_first_however_they_are_asked_for(
    client: Client, two: tuple[Submission, Submission, str]
) -> None:
    first, second, entry = two

    response = client.get(f"/{entry}/compare/{second.pk}/{first.pk}/")

    assert response["Location"] == f"/{entry}/compare/{first.pk}/{second.pk}/"


@pytest.mark.django_db
def test_the_list_of_submissions_leads_to_the_comparison_with_the_one_before(
    client: Client, two: tuple[Submission, Submission, str]
) -> None:
    first, second, entry = two
    view = f"k/{view_key_of(entry.removeprefix('k/'))}"

    for way_in in (entry, view):
        page = client.get(f"/{way_in}/").content.decode()
        assert re.findall(r"/compare/([^/]+)/([^/]+)/", page) == [(str(first.pk), str(second.pk))]
    assert client.get(f"/{view}/compare/{first.pk}/{second.pk}/").status_code == 200
    assert f"/{entry}/compare/{first.pk}/{second.pk}/" in client.get(f"/{entry}/results/{second.pk}/").content.decode()


@pytest.mark.django_db
def test_a_submission_of_another_project_is_not_compared(
    client: Client, two: tuple[Submission, Submission, str]
) -> None:
    first, _second, entry = two
    other, _entry = again.assessed()

    assert client.get(f"/{entry}/compare/{first.pk}/{other.pk}/").status_code == 404
    assert client.get(f"/{entry}/compare/{first.pk}/{first.pk}/").status_code == 404


@pytest.mark.django_db
def test_what_the_questionnaire_changed_is_no_move_of_the_project(client: Client) -> None:
    first, entry = again.assessed_by("0.9", {OTHER: "visible", CELL: "visible", "governance.control": "one_decides"})
    made = again.begun(first.project)
    again.confirm(made)
    second = services.submit(assessment=made, now=LATER)

    said = browsing.words(client.get(f"/{entry}/compare/{first.pk}/{second.pk}/"))

    assert "are asked differently now" in said
    assert "moved" not in said.partition("Out means")[0]
    assert "No cell changed by your answers" in said
    apart = said.partition("Changed by the questionnaire, not by you")[2]
    assert "Questionnaire 0.9 is compared with 1.0" in apart
    assert "Models · post-release (A3) visible not known the questionnaire changed" in apart
    assert "Distribution of control" in apart


@pytest.mark.django_db
def test_where_no_map_leads_from_one_questionnaire_to_the_other_both_are_shown_as_they_were(client: Client) -> None:
    newer, entry = again.assessed_by("1.0", {OTHER: "visible"})
    older, _entry = again.assessed_by("0.9", {OTHER: "visible"})
    Submission.objects.filter(pk=older.pk).update(project=newer.project)
    later = services.submit_document(made=services.document_in(older), language="en", now=LATER)[0]
    Submission.objects.filter(pk=later.pk).update(project=newer.project)

    page = client.get(f"/{entry}/compare/{newer.pk}/{later.pk}/")

    said = browsing.words(page)
    assert page.status_code == 200
    assert "These two cannot be compared value by value" in said
    assert "Cells that changed" not in said
    assert page.content.decode().count("Collaboration map of Old Hand LM") == 4  # wide and for phones

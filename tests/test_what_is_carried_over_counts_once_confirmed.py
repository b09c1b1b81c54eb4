"""An answer from last time counts once somebody says that it still holds, or changes it; until then pages say so."""

import pytest
from django.test import Client

from assessment import services
from assessment.models import Answer, Assessment, Revision
from recommendations.templatetags.pictures import draft_map
from tests import again, browsing
from tests.again import BEFORE, CELL, LATER, OTHER

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Assessment:
    last, entry = again.assessed()
    begun = again.begun(last.project)
    begun.entry = entry  # type: ignore[attr-defined]
    return begun


def section(made: Assessment, page: str = "models") -> str:
    return f"/{made.entry}/pages/{page}/"  # type: ignore[attr-defined]


def press(client: Client, address: str, confirm: str, changes: browsing.Form | None = None) -> browsing.Response:
    """Open a section, change some controls and press a button that confirms."""
    response: browsing.Response = client.post(
        address, browsing.form(client.get(address)) | (changes or {}) | {"confirm": [confirm]}
    )
    return response


def waiting() -> set[str]:
    return {row.question for row in Answer.objects.filter(to_confirm=True)}


def test_a_section_asks_of_each_answer_whether_it_still_holds(client: Client, made: Assessment) -> None:
    page = client.get(section(made))

    said = browsing.words(page)
    assert "2 answers here are from last time" in said
    assert said.count("From last time (14 May 2026). Does it still hold?") == 2
    assert browsing.form(page)[CELL] == ["value:visible"]


def test_a_note_without_an_answer_waits_once_and_is_no_answer_less(client: Client) -> None:
    overview = browsing.started(client)
    typed = {CELL: "value:visible", "models.openness~note": "Ask the data team"}
    browsing.save(client, f"{overview}pages/models/", typed)
    browsing.submitted(client, overview)

    client.post(f"{overview}next/")

    assert "0 of 3 · deeper 0 of 2 · 2 to confirm" in browsing.words(client.get(overview))


def test_one_click_confirms_one_answer_and_comes_back_to_it(client: Client, made: Assessment) -> None:
    response = press(client, section(made), CELL)

    assert response["Location"] == f"{section(made)}#q-models-post_release-participation"  # type: ignore[index]
    assert waiting() == {OTHER, "governance.control"}
    assert again.draft_of(made).counted == {CELL: again.draft_of(made).answers[CELL]}
    last = made.revisions.filter(question=CELL).latest("version")
    assert (last.kind, last.version, last.value) == (Revision.Kind.CONFIRMED, 3, "visible")


def test_one_click_confirms_all_of_a_page_and_nothing_of_others(client: Client, made: Assessment) -> None:
    press(client, section(made), "all")

    assert waiting() == {"governance.control"}
    assert "from last time" not in browsing.words(client.get(section(made)))


def test_what_was_typed_beside_is_saved_too(client: Client, made: Assessment) -> None:
    press(client, section(made), CELL, {"models.post_training.participation": ["value:anyone"]})

    assert again.draft_of(made).counted.keys() == {CELL, "models.post_training.participation"}


def test_changing_an_answer_says_enough(client: Client, made: Assessment) -> None:
    browsing.save(client, section(made), {CELL: "value:anyone"})

    assert waiting() == {OTHER, "governance.control"}


def test_saving_a_section_confirms_nothing(client: Client, made: Assessment) -> None:
    browsing.save(client, section(made), {})

    assert waiting() == {*BEFORE}


def test_enter_in_a_line_of_text_presses_a_button_that_confirms_nothing(client: Client, made: Assessment) -> None:
    page = client.get(section(made)).content.decode()

    form = page[page.index('class="questions"') :]
    first = form[form.index("<button") :]
    assert first[: first.index(">")].count('name="then" value="continue"') == 1


def test_what_somebody_changed_meanwhile_is_not_confirmed(client: Client, made: Assessment) -> None:
    late = browsing.form(client.get(section(made)))
    browsing.save(client, section(made), {CELL: "value:anyone"})

    response = client.post(section(made), late | {"confirm": ["all"]})

    assert response.status_code == 409
    assert "Somebody else saved an answer meanwhile" in browsing.words(response)
    assert made.answers.get(question=CELL).value == "anyone"
    assert waiting() == {"governance.control"}  # the other one of the page was confirmed


def test_two_people_who_confirm_the_same_do_not_clash(client: Client, made: Assessment) -> None:
    late = browsing.form(client.get(section(made)))
    press(client, section(made), CELL)

    response = client.post(section(made), late | {"confirm": [CELL]})

    assert response.status_code == 302
    assert made.revisions.filter(question=CELL).count() == 2  # carried over, confirmed once


def test_a_change_made_before_somebody_confirmed_is_shown_and_not_saved(client: Client, made: Assessment) -> None:
    late = browsing.form(client.get(section(made)))
    press(client, section(made), CELL)

    response = client.post(section(made), late | {CELL: ["value:shared"], "then": "list"})

    assert response.status_code == 409
    assert made.answers.get(question=CELL).value == "visible"


def test_the_task_list_and_the_check_say_how_many_wait_and_where(client: Client, made: Assessment) -> None:
    overview = section(made).removesuffix("pages/models/")

    tasks, check = browsing.words(client.get(overview)), client.get(f"{overview}check/")

    assert "Models 0 of 3 · deeper 0 of 2 · 2 to confirm In progress" in tasks
    said = browsing.words(check)
    assert "3 answers from last time are not confirmed and will be left out" in said
    assert "Models (2)" in said
    assert said.count("From last time, not confirmed: left out") == 3
    assert "Every core question is answered" not in said


def test_what_is_not_confirmed_is_neither_on_the_map_nor_in_the_submission(made: Assessment) -> None:
    again.confirm(made, OTHER)

    drawn = draft_map(again.draft_of(made))["map"]
    submission = services.submit(assessment=made, now=LATER)

    assert "Models · pre-training (A1): core team" in drawn
    assert "Models · post-release (A3): not known" in drawn
    assert services.document_in(submission).answers.keys() == {OTHER}


def test_an_answer_that_is_not_asked_any_more_waits_for_nobody(client: Client, made: Assessment) -> None:
    browsing.save(client, section(made, "setting"), {"setting.stages_worked_on": ["post_release"]})

    assert {*again.draft_of(made).waiting} == {CELL, "governance.control"}


def test_a_page_that_was_opened_in_the_last_draft_does_not_overwrite_what_was_carried_over(client: Client) -> None:
    last, entry = again.assessed()
    address = f"/{entry}/pages/models/"
    opened_long_ago = browsing.form(client.get(address))
    assert last.assessment is not None
    again.save(last.assessment, {CELL: {"value": "anyone"}})  # a colleague, who then submits and begins anew
    services.submit(assessment=last.assessment, now=LATER)
    again.begun(last.project)

    answer = client.post(address, opened_long_ago | {CELL: "value:core_team"})

    assert answer.status_code == 409
    assert Answer.objects.get(assessment__started_from__isnull=False, question=CELL).value == "anyone"

"""The second job in a real browser: submit, keep the record, start the next assessment, confirm, change, compare."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from assessment.core import questionnaire

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(180)]

ASKED = questionnaire.current()
HELD, CHANGED, FORGOTTEN = (
    f"models.{stage}.participation" for stage in ("pre_training", "post_training", "post_release")
)


@pytest.fixture(params=["with scripts", "without scripts"])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(java_script_enabled=request.param == "with scripts")
    yield context.new_page()
    context.close()


def choose(page: Page, question: str, choice: str) -> None:
    page.locator(f"[name='{question}'][value='value:{choice}']").check()


def submitted_once(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url)
    page.locator("input[name=name]").fill("Aurora LM")
    page.locator("main form button").first.click()
    page.get_by_role("link", name="Models", exact=True).click()
    for question in (HELD, CHANGED, FORGOTTEN):
        choose(page, question, "visible")
    page.get_by_role("button", name="Save and go back to the list").click()
    submit(page)


def submit(page: Page) -> None:
    page.get_by_role("link", name="Check your answers", exact=True).click()
    page.get_by_role("button", name="Submit these answers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your answers are submitted")


def test_from_one_submission_to_the_next_and_what_moved(page: Page, live_server: LiveServer) -> None:
    submitted_once(page, live_server)
    record = page.locator(".record b").inner_text()
    page.get_by_role("link", name="Back to the assessment").click()
    page.get_by_role("button", name="Start the next assessment from these answers").click()
    expect(page.locator("main")).to_contain_text(f"record {record}. 3 answers wait")

    page.get_by_role("link", name="Models", exact=True).click()
    page.locator(f"button[name=confirm][value='{HELD}']").click()
    page.wait_for_url("**/pages/models/#q-models-pre_training-participation")
    expect(page.get_by_role("button", name="Yes, it still holds")).to_have_count(2)
    choose(page, CHANGED, "shared")
    page.get_by_role("button", name="Save and go back to the list").click()
    page.get_by_role("link", name="Check your answers", exact=True).click()
    expect(page.locator("main")).to_contain_text("1 answer from last time is not confirmed and will be left out")
    page.get_by_role("button", name="Submit these answers").click()

    page.get_by_role("link", name="Compare with last time").click()
    told = "Of 18 cells, 1 moved out, 1 is no longer known, 15 are still not known and 1 is as before"
    expect(page.get_by_role("heading", level=1)).to_have_text(told)
    expect(page.locator(".moves-table").first).to_contain_text(ASKED.questions[CHANGED].choice_text("shared"))


def test_enter_in_a_line_of_text_saves_and_confirms_nothing(page: Page, live_server: LiveServer) -> None:
    submitted_once(page, live_server)
    page.get_by_role("link", name="Back to the assessment").click()
    page.get_by_role("button", name="Start the next assessment from these answers").click()
    page.get_by_role("link", name="Models", exact=True).click()

    choose_not_applicable = page.locator(f"[name='{HELD}'][value='state:not_applicable']")
    choose_not_applicable.check()
    page.locator(f"[name='{HELD}~reason']").fill("We release tuned models only")
    page.locator(f"[name='{HELD}~reason']").press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(ASKED.page("data").title)
    page.go_back()
    page.reload()
    expect(page.get_by_role("button", name="Yes, it still holds")).to_have_count(2)

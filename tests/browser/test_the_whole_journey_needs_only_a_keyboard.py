"""From the start to a downloaded report with Tab, arrows, Space, Enter and letters; focus is seen at every stop."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(120), pytest.mark.usefixtures("worker")]

MOST_STOPS = 400  # before we say that something cannot be reached


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(reduced_motion="reduce")  # so that a stop is on the screen at once
    context.add_init_script(path=Path(__file__).parent / "looking.js")
    yield context.new_page()
    context.close()


def tab_to(page: Page, selector: str) -> None:
    """Go on with Tab until there. Each stop on the way has an outline, and is on the screen."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || looking.focusIsSeen()"), selector
        if on(page, selector):
            return
    pytest.fail(f"a keyboard does not get to {selector}")


def on(page: Page, selector: str) -> bool:
    return bool(page.evaluate("selector => document.activeElement.matches(selector)", selector))


def enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def start_after_a_mistake(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url)
    tab_to(page, "main form button")
    enter(page)
    expect(page.locator(".error-summary")).to_be_focused()  # where the page begins to speak
    tab_to(page, ".error-summary a")
    page.keyboard.press("Enter")
    assert on(page, "[name=name][aria-invalid]")
    page.keyboard.type("Aurora LM")
    enter(page)


def answer_a_section(page: Page) -> None:
    tab_to(page, "a[href$='/pages/setting/']")
    enter(page)
    tab_to(page, "[name='setting.scope']")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert page.locator("[name='setting.scope']").nth(1).is_checked()
    tab_to(page, "[name='setting.lead_circle']")
    page.keyboard.type("The lab")
    tab_to(page, "[name='setting.stages_worked_on']")
    page.keyboard.press("Space")
    tab_to(page, "details.deeper > summary")
    page.keyboard.press("Enter")
    tab_to(page, "details.deeper [name^='setting.']")
    tab_to(page, "button[value=list]")
    enter(page)


def test_the_first_stop_leads_past_the_head_of_the_page(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url)

    page.keyboard.press("Tab")
    assert on(page, "a.skip")
    assert page.evaluate("looking.focusIsSeen() && document.activeElement.getBoundingClientRect().left >= 0")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_from_start_to_a_downloaded_report_by_keys(page: Page, live_server: LiveServer) -> None:
    start_after_a_mistake(page, live_server)
    answer_a_section(page)
    tab_to(page, "main a[href$='/check/']")
    enter(page)
    tab_to(page, "main form button")
    enter(page)
    tab_to(page, "main a.button[href*='/results/']")
    enter(page)
    expect(page.locator("main")).to_contain_text("self-declared")
    tab_to(page, "form[action$='/reports/'] button")
    enter(page)
    expect(page.locator("a[href$='report.pdf']")).to_be_visible(timeout=60_000)
    tab_to(page, "a[href$='report.pdf']")
    with page.expect_download() as download:
        page.keyboard.press("Enter")

    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")

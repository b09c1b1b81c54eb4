"""Two people answer the same question in two browsers: both answers are shown, one is chosen or both are merged."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from assessment.models import Answer, Revision
from tests.browser.test_a_draft_saves_itself import TEXT, line, opened, state
from tests.browser.test_the_whole_journey_needs_only_a_keyboard import enter, tab_to

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(120)]


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def pages(request: pytest.FixtureRequest, chromium: Browser, live_server: LiveServer) -> Iterator[tuple[Page, Page]]:
    """Two browsers that have opened the same section, on phones."""
    needs = {"java_script_enabled": request.param, "viewport": {"width": 320, "height": 640}}
    contexts = [chromium.new_context(**needs), chromium.new_context(**needs)]
    ana, bo = (context.new_page() for context in contexts)
    opened(ana, live_server)
    bo.goto(ana.url)
    yield ana, bo
    for context in contexts:
        context.close()


def save(page: Page) -> None:
    page.locator("button[value=list]").click()


def test_two_answers_are_merged_and_both_stay_in_the_history(pages: tuple[Page, Page]) -> None:
    ana, bo = pages
    line(ana).fill("The lab")
    save(ana)
    ana.wait_for_url("**/k/*/")

    line(bo).fill("The users")
    save(bo)
    expect(bo.locator(".sides")).to_contain_text("The users")
    expect(bo.locator(".sides")).to_contain_text("The lab")
    assert bo.evaluate("document.documentElement.scrollWidth") <= 320
    line(bo).fill("The lab and the users")
    save(bo)

    bo.wait_for_url("**/k/*/")
    assert Answer.objects.get().value == "The lab and the users"
    told = Revision.objects.order_by("pk").values_list("kind", "value")
    assert [*told] == [("saved", "The lab"), ("refused", "The users"), ("saved", "The lab and the users")]
    bo.get_by_role("link", name="History of the answers").click()
    for words in ("The lab and the users", "came too late", "The users"):
        expect(bo.locator("main")).to_contain_text(words)


def test_theirs_is_taken_and_an_older_one_put_back_by_keys_alone(chromium: Browser, live_server: LiveServer) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    context.add_init_script(path=Path(__file__).parent / "looking.js")
    ana, bo = opened(context.new_page(), live_server), context.new_page()
    bo.goto(ana.url)
    line(ana).fill("The lab")
    expect(state(ana, TEXT)).to_contain_text("Saved at")

    bo.bring_to_front()
    tab_to(bo, f"[name='{TEXT}']")
    bo.keyboard.type("The users")
    tab_to(bo, "[data-when=clash] button")
    enter(bo)
    tab_to(bo, f"[name='{TEXT}~choose']")
    bo.keyboard.press("ArrowDown")
    tab_to(bo, "button[value=list]")
    enter(bo)
    assert Answer.objects.get().value == "The lab"
    tab_to(bo, "a[href$='/history/']")
    enter(bo)
    tab_to(bo, f"a[href$='{TEXT}/']")
    enter(bo)
    tab_to(bo, ".timeline button")
    enter(bo)

    assert Answer.objects.get().value == "The users"
    context.close()

"""A step is planned on the results page, on a phone of 320 pixels, with scripts and without."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.site import Site
from tests.browser.visits import go

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(120)]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_step_is_planned_where_it_is_advised(chromium: Browser, site: Site, scripts: bool) -> None:
    context = chromium.new_context(java_script_enabled=scripts, viewport={"width": 320, "height": 640})
    page = context.new_page()
    go("results", "{edit}", "{submission}")(page, site)
    step = page.locator(f"#decision-{site.value('{undecided}')}")

    step.locator("summary").click()
    step.get_by_label("Planned").check()
    step.get_by_label("Who (optional)").fill("Ana")
    step.get_by_role("button", name="Save the decision").click()

    expect(step).to_contain_text("Planned · Ana")
    expect(step).to_be_in_viewport()
    expect(step.get_by_role("button", name="Save the decision")).to_be_hidden()
    context.close()


def test_a_comment_is_written_and_resolved_by_keyboard(chromium: Browser, site: Site) -> None:
    page = chromium.new_page()
    go("discussion", "{edit}", "models.openness")(page, site)

    page.get_by_label("Add a comment").press_sequentially("Still so?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Mark as resolved").press("Enter")

    expect(page.get_by_role("button", name="Open it again")).to_be_visible()
    page.close()

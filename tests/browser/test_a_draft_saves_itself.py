"""Typing is saved by itself with its state in sight, and outlives a dead server, no network and an ended session."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from assessment import services
from assessment.models import Answer, Revision
from projects.models import Person
from tests import people
from tests.browser.mortal import Mortal

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(120)]

TEXT = "setting.lead_circle"
CHOICE = "setting.scope"


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(reduced_motion="reduce")  # so that a focus has scrolled at once
    yield context
    context.close()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Mortal:
    made = Mortal(tmp_path_factory.mktemp("mortal"))
    made.prepare()
    return made


@pytest.fixture
def mortal(prepared: Mortal) -> Iterator[Mortal]:
    prepared.start()
    yield prepared
    prepared.kill()


@pytest.fixture
def ana() -> Person:
    who = people.person()
    who.set_password(people.PASSWORD)
    who.save(update_fields=["password"])
    return who


def opened(page: Page, server: LiveServer | Mortal) -> Page:
    """The first section of a new draft."""
    page.goto(server.url)
    page.locator("input[name=name]").fill("Aurora LM")
    page.locator("main form button").first.click()
    page.locator("a[href$='/pages/setting/']").first.click()
    page.wait_for_url("**/pages/setting/")
    return page


def state(page: Page, question: str) -> Locator:
    return page.locator(f"[data-question='{question}'] .saved [role=status]")


def line(page: Page) -> Locator:
    return page.locator(f"[name='{TEXT}']")


def kill(context: BrowserContext) -> None:
    context.route("**/*", lambda route: route.abort("connectionrefused"))


def revive(context: BrowserContext) -> None:
    context.unroute("**/*")


def give_up(page: Page) -> None:
    """The browser dies too, without a last attempt to save: that one passes by all routes."""
    with suppress(Error):
        page.goto("chrome://crash")
    page.close()


def sign_in(page: Page, who: Person) -> None:
    page.locator("input[name=login]").fill(who.email)
    page.locator("input[name=password]").fill(people.PASSWORD)
    page.locator("main form button, form button").first.click()


def test_what_is_typed_is_saved_and_the_reader_is_left_alone(context: BrowserContext, live_server: LiveServer) -> None:
    page = opened(context.new_page(), live_server)
    line(page).press_sequentially("The lab")
    expect(state(page, TEXT)).to_have_text("Not saved yet")
    scrolled = page.evaluate("scrollY")

    expect(state(page, TEXT)).to_contain_text("Saved at")

    assert Answer.objects.get().value == "The lab"
    assert page.evaluate("[document.activeElement.name, scrollY]") == [TEXT, scrolled]
    expect(page.locator(f"[data-question='{TEXT}'] .saved a")).to_contain_text("Saved by somebody with the link")
    page.locator(f"[name='{CHOICE}']").nth(1).check()
    expect(state(page, CHOICE)).to_contain_text("Saved at")
    page.locator("button[value=list]").click()
    page.wait_for_url("**/k/*/")
    assert Revision.objects.count() == 2  # the button had nothing left to save


def test_the_button_saves_what_is_still_being_typed(context: BrowserContext, live_server: LiveServer) -> None:
    page = opened(context.new_page(), live_server)

    line(page).fill("The lab")
    page.locator("button[value=list]").click()

    page.wait_for_url("**/k/*/")
    assert Answer.objects.get().value == "The lab"
    page.locator("a.button", has_text="Continue where you left off").click()
    expect(line(page)).to_have_value("The lab")


def test_a_server_that_is_killed_while_one_types_costs_no_word(
    context: BrowserContext, chromium: Browser, mortal: Mortal
) -> None:
    page = opened(context.new_page(), mortal)
    address = page.url
    line(page).fill("Half a sen")
    expect(state(page, TEXT)).to_contain_text("Saved at")

    mortal.kill()
    line(page).fill("Half a sentence that the server never saw")
    expect(state(page, TEXT)).to_contain_text("we go on trying")
    page.locator("button[value=list]").click()
    expect(page.locator("#saving-all")).to_contain_text("kept on this device")
    assert page.url == address
    page.close()
    mortal.start()
    page = context.new_page()
    page.goto(address)

    expect(page.locator("#put-back")).to_contain_text("It has been put back")
    expect(line(page)).to_have_value("Half a sentence that the server never saw")
    expect(state(page, TEXT)).to_contain_text("Saved at")
    elsewhere = chromium.new_page()
    elsewhere.goto(address)
    expect(line(elsewhere)).to_have_value("Half a sentence that the server never saw")
    elsewhere.close()
    page.reload()
    expect(page.locator("#put-back")).to_be_empty()


def test_a_server_that_comes_back_gets_what_it_missed_without_a_click(context: BrowserContext, mortal: Mortal) -> None:
    page = opened(context.new_page(), mortal)
    mortal.kill()
    line(page).fill("What nobody heard")
    expect(state(page, TEXT)).to_contain_text("we go on trying")

    mortal.start()

    expect(state(page, TEXT)).to_contain_text(
        "Saved at", timeout=20_000
    )  # attempts come at longer and longer intervals
    page.reload()
    expect(line(page)).to_have_value("What nobody heard")


def test_without_a_network_it_waits_and_goes_on_by_itself(context: BrowserContext, live_server: LiveServer) -> None:
    page = opened(context.new_page(), live_server)

    context.set_offline(True)
    line(page).fill("On the train")
    expect(state(page, TEXT)).to_contain_text("we go on trying")
    context.set_offline(False)

    expect(state(page, TEXT)).to_contain_text("Saved at")
    assert Answer.objects.get().value == "On the train"


def test_what_was_put_back_does_not_overwrite_what_came_in_meanwhile(
    context: BrowserContext, chromium: Browser, live_server: LiveServer
) -> None:
    page = opened(context.new_page(), live_server)
    address = page.url
    kill(context)
    line(page).fill("Mine, from the train")
    expect(state(page, TEXT)).to_contain_text("we go on trying")
    give_up(page)
    revive(context)
    other = chromium.new_page()
    other.goto(address)
    line(other).fill("Theirs")
    expect(state(other, TEXT)).to_contain_text("Saved at")
    other.close()

    page = context.new_page()
    page.goto(address)

    expect(state(page, TEXT)).to_contain_text("somebody else saved this answer meanwhile")
    expect(line(page)).to_have_value("Mine, from the train")
    assert Answer.objects.get().value == "Theirs"
    page.get_by_role("button", name="Compare the two").click()
    expect(page.locator(".sides")).to_contain_text("Theirs")


def test_an_answer_that_opens_others_says_so(context: BrowserContext, live_server: LiveServer) -> None:
    page = opened(context.new_page(), live_server)
    page.goto(page.url.replace("setting", "models"))
    closed = page.locator("[data-question='models.pre_training.participation']")
    expect(closed).to_be_visible()
    other = context.new_page()
    other.goto(page.url.replace("models", "setting"))
    other.locator("[name='setting.stages_worked_on'][value=post_release]").check()
    expect(state(other, "setting.stages_worked_on")).to_contain_text("Saved at")

    page.locator("[name='models.post_release.participation']").nth(1).check()
    page.get_by_role("button", name="Show them").click()

    expect(closed).to_have_count(0)
    expect(page.locator("[name='models.post_release.participation']").nth(1)).to_be_checked()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_who_is_signed_out_while_typing_signs_in_and_goes_on(
    chromium: Browser, live_server: LiveServer, ana: Person, *, scripts: bool
) -> None:
    draft = services.start_owned(name="Aurora LM", url="", owner=ana, language="en", now=people.NOW)
    context = chromium.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{live_server.url}/projects/{draft.project_id}/pages/setting/")
    sign_in(page, ana)
    page.wait_for_url("**/pages/setting/")
    Session.objects.all().delete()

    line(page).fill("Typed after the session ended")
    if scripts:
        with context.expect_page() as tab:
            page.get_by_role("link", name="Sign in in a new tab").click()
        sign_in(tab.value, ana)
        tab.value.wait_for_url("**/projects/**")
        page.get_by_role("button", name="Save now").click()
        expect(state(page, TEXT)).to_contain_text("Saved at")
    else:
        page.locator("button[value=list]").click()
        sign_in(page, ana)
        page.wait_for_url("**/pages/setting/")
        expect(page.locator("main")).to_contain_text("You were signed out before this could be saved")
        expect(line(page)).to_have_value("Typed after the session ended")
        assert not Answer.objects.exists()
        page.locator("button[value=list]").click()
        page.wait_for_url("**/projects/*/")

    assert Answer.objects.get().value == "Typed after the session ended"
    context.close()

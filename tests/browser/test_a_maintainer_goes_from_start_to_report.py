"""The main job in a real browser: start, answer, check, submit, read the result, download the report."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from assessment.core import questionnaire

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(180), pytest.mark.usefixtures("worker")]

ASKED = questionnaire.current()
ROUND = 2  # the choice we take of each question: the middle of a ladder


@pytest.fixture(params=["with scripts", "without scripts"])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(java_script_enabled=request.param == "with scripts")
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


def start(page: Page, live_server: LiveServer, name: str = "Aurora <b>LM</b>") -> None:
    page.goto(live_server.url)
    page.locator("input[name=name]").fill(name)
    page.locator("main form button").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def fill_section(page: Page, page_id: str) -> None:
    """The core path of a section, and its first deeper question, which lies in a fold."""
    asked = ASKED.page(page_id).questions
    fold = page.locator("details.deeper > summary")
    if fold.count():
        fold.first.click()
    deeper = [question for question in asked if not question.core and question.type == "matrix"][:1]
    for question in deeper:
        field = page.locator(f"[id='{field_id(page, question.id)}']")
        field.get_by_label(question.choices[0].text, exact=True).first.check()
    for question in (each for each in asked if each.core):
        field = page.locator(f"[id='{field_id(page, question.id)}']")
        match question.type:
            case "short_text" | "long_text":
                page.locator(f"[name='{question.id}']").first.fill("The lab and its staff & friends")
            case "matrix":
                continue
            case "multiple" if question.at_most is None and question.choices[-1].exclusive is False:
                for choice in question.choices:
                    field.get_by_label(choice.text, exact=True).check()
            case _:
                choice = question.choices[min(ROUND, len(question.choices) - 1)]
                field.get_by_label(choice.text, exact=True).check()


def field_id(page: Page, question_id: str) -> str:
    found = page.locator(f"fieldset:has([name^='{question_id}'])").first.get_attribute("id")
    assert found
    return found


def fill_all(page: Page, live_server: LiveServer) -> None:
    start(page, live_server)
    page.locator("main a[href$='/pages/setting/']").first.click()
    for each in ASKED.pages:
        page.wait_for_url(f"**/pages/{each.id}/")
        fill_section(page, each.id)
        page.locator("button[value=continue]").click()
    page.wait_for_url("**/check/")


def test_from_start_to_a_downloaded_report(page: Page, live_server: LiveServer, tmp_path: Path) -> None:
    fill_all(page, live_server)
    page.locator("main form button[type=submit]").last.click()
    page.get_by_role("link", name="See the results").click()

    expect(page.locator("main")).to_contain_text("self-declared")
    expect(page.locator("svg[role=img]").first).to_be_attached()
    assert page.locator("table").first.locator("tbody tr").count() == 6
    assert "<b>LM</b>" in page.inner_text("body")

    page.locator("form[action$='/reports/'] button").first.click()
    link = page.locator("a[href$='report.pdf']")
    expect(link.first).to_be_visible(timeout=90_000)  # by itself: by htmx, or by the page's own refresh
    with page.expect_download() as download:
        link.first.click()
    report = tmp_path / "report.pdf"
    download.value.save_as(report)
    assert report.read_bytes().startswith(b"%PDF-")
    assert download.value.suggested_filename.endswith(".pdf")


def test_nothing_is_wider_than_a_small_phone(phone: Page, live_server: LiveServer) -> None:
    start(phone, live_server, name="A" * 120)
    addresses = [phone.url, *(f"{phone.url}pages/{each.id}/" for each in ASKED.pages), f"{phone.url}check/"]

    for address in addresses:
        phone.goto(address)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_no_page_breaks_its_own_content_policy(chromium: Browser, live_server: LiveServer) -> None:
    page = chromium.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    start(page, live_server)
    project = page.url
    for address in (f"{project}pages/data/", f"{project}check/", f"{live_server.url}/api/docs/"):
        page.goto(address)
        page.wait_for_load_state("networkidle")

    assert complaints == []
    page.close()

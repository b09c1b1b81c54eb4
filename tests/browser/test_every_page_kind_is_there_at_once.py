"""What a first visit costs, with nothing kept from before: little to fetch, and nothing that moves once it is seen."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Request
from pytest_django import Settings

from tests.browser.page_kinds import KINDS
from tests.browser.site import Site, furnished
from tests.browser.visits import Kind

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(180)]

MOST = 120_000  # bytes over the wire: HTML, styles, fonts and scripts, with their headers
NOT_OURS = ["drf_spectacular_sidecar", "rest_framework"]  # no page of ours has these files
LATE = 0.3  # seconds; later than browsers wait for a font before they show words without it

SHIFTS = """new PerformanceObserver(list => {
    globalThis.shifted = (globalThis.shifted ?? 0) + list.getEntries().reduce((sum, each) => sum + each.value, 0)
}).observe({type: "layout-shift", buffered: true})"""

Application = Callable[..., Any]
Serving = Callable[[Callable[[Application], Application]], Site]


def as_it_is(application: Application) -> Application:
    return application


def with_late_fonts(application: Application) -> Application:
    def answer(environ: dict[str, str], start_response: Any) -> Any:
        if environ["PATH_INFO"].endswith(".woff2"):
            time.sleep(LATE)
        return application(environ, start_response)

    return answer


@pytest.fixture
def serving(settings: Settings, tmp_path: Path) -> Iterator[Serving]:
    """The service with its static files compressed and named by their digests, as in production."""
    settings.STATIC_ROOT = tmp_path / "static"
    storage = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
    settings.STORAGES = settings.STORAGES | storage
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=NOT_OURS)
    threads = []

    def served(handler: Callable[[Application], Application]) -> Site:
        threads.append(LiveServerThread("127.0.0.1", handler))  # type: ignore[arg-type]  # it calls it with the application
        threads[-1].start()
        threads[-1].is_ready.wait()
        return furnished(f"http://127.0.0.1:{threads[-1].port}")

    yield served
    for thread in threads:
        thread.terminate()


def first_visit(chromium: Browser, site: Site, kind: Kind) -> tuple[int, float]:
    """Bytes fetched, and cumulative layout shift, in a browser that has never been here."""
    context, fetched = chromium.new_context(), list[Request]()

    def begin(request: Request) -> None:
        if (
            request.is_navigation_request()
        ):  # a page that a form leads to is weighed without the words of the form's page
            fetched[:] = [each for each in fetched if not each.is_navigation_request()]

    def keep(request: Request) -> None:
        fetched.append(request)

    context.on("request", begin)
    context.on("requestfinished", keep)
    context.add_init_script(SHIFTS)
    page = context.new_page()
    kind.visit(page, site)
    page.evaluate("document.fonts.ready.then(() => null)")
    bytes_ = sum(map(weight, fetched))
    shift = page.evaluate("globalThis.shifted ?? 0")
    context.close()
    return bytes_, shift


def weight(request: Request) -> int:
    sizes = request.sizes()
    return sizes["responseHeadersSize"] + sizes["responseBodySize"]


def test_a_first_visit_fetches_little_and_nothing_moves(chromium: Browser, serving: Serving) -> None:
    site = serving(as_it_is)

    visits = {kind.says: first_visit(chromium, site, kind) for kind in KINDS}

    assert {kind: visit for kind, visit in visits.items() if visit[0] >= MOST or visit[1]} == {}


def test_fonts_that_come_late_move_nothing(chromium: Browser, serving: Serving) -> None:
    site, one_of_each = serving(with_late_fonts), {kind.name: kind for kind in KINDS}.values()

    visits = {kind.says: first_visit(chromium, site, kind) for kind in one_of_each}

    assert {kind: visit for kind, visit in visits.items() if visit[1]} == {}

"""Small screens, zoom, wide letters, no motion, forced colours, paper: every kind of page stays whole in each."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.page_kinds import KINDS
from tests.browser.site import Site

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]

LOOKING = Path(__file__).parent / "looking.js"
# As wide as a small phone, and as a screen of 1280 px at 400 %.
NARROW: dict[str, Any] = {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4}
A4: ViewportSize = {"width": 673, "height": 971}  # in CSS pixels, inside the margins
WIDENED = "looking.widenLetters(), [...looking.tooWide(), ...looking.cutOff()]"


@pytest.fixture
def reading(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page for a reader who needs what the arguments say."""
    contexts = []

    def opened(**needs: Any) -> Page:
        contexts.append(chromium.new_context(**needs))
        contexts[-1].add_init_script(path=LOOKING)
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


Look = Callable[[Page], Any]


def found(page: Page, site: Site, **looks: Look) -> dict[str, Any]:
    """What is not as it should be on each kind of page, where anything is; each is visited once and looked at often."""
    everywhere: dict[str, Any] = {}
    for kind in KINDS:
        page.emulate_media(media="screen", color_scheme="light", reduced_motion="reduce", forced_colors="none")
        kind.visit(page, site)
        page.evaluate("looking.unfold()")
        everywhere |= {f"{kind.says}: {says}": look(page) for says, look in looks.items()}
    return {kind: elements for kind, elements in everywhere.items() if elements}


def test_small_screens_and_four_times_the_size_lose_nothing(reading: Callable[..., Page], site: Site) -> None:
    """Nothing scrolls sideways, also with letters as wide as somebody may need them."""
    page = reading(**NARROW)

    assert (
        found(
            page,
            site,
            sideways=lambda page: page.evaluate("looking.tooWide()"),
            wide_letters=lambda page: page.evaluate(WIDENED),
        )
        == {}
    )


def test_motion_colours_and_letters_are_as_a_reader_sets_them(reading: Callable[..., Page], site: Site) -> None:
    page = reading()

    def in_forced_colours(page: Page) -> Any:
        page.emulate_media(forced_colors="active")
        return page.evaluate("looking.faint()")

    assert (
        found(
            page,
            site,
            moving=lambda page: page.evaluate("looking.moving()"),
            forced_colours=in_forced_colours,
            wide_letters=lambda page: page.evaluate(WIDENED),
        )
        == {}
    )


def test_the_focus_is_seen_in_forced_colours(reading: Callable[..., Page], site: Site) -> None:
    page = reading(forced_colors="active")
    KINDS[0].visit(page, site)

    page.keyboard.press("Tab")

    assert page.evaluate("looking.focusIsSeen()")


def test_paper_shows_what_is_folded_and_no_ways_to_other_pages(reading: Callable[..., Page], site: Site) -> None:
    """Also for who reads on a dark ground: paper is white."""
    page = reading(viewport=A4)

    def on_paper(page: Page) -> Any:
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = false)")
        page.emulate_media(media="print", color_scheme="dark")
        return page.evaluate("[...looking.wrongOnPaper(), ...looking.tooWide()]")

    assert found(page, site, paper=on_paper) == {}

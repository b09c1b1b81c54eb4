"""Small screens, zoom, wide letters, no motion, forced colours, paper: every kind of page stays whole in each."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.page_kinds import KINDS
from tests.browser.site import Site

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(180)]

LOOKING = Path(__file__).parent / "looking.js"
# As wide as a small phone, and as a screen of 1280 px at 400 %.
NARROW: dict[str, Any] = {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4}
A4: dict[str, Any] = {"viewport": {"width": 673, "height": 971}}  # in CSS pixels, inside the margins


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


def found(page: Page, site: Site, script: str) -> dict[str, list[str]]:
    """What a script finds on each kind of page, where it finds anything."""
    everywhere = {}
    for kind in KINDS:
        kind.visit(page, site)
        everywhere[kind.says] = page.evaluate(script)
    return {kind: elements for kind, elements in everywhere.items() if elements}


def test_nothing_scrolls_sideways_on_a_phone_or_at_four_times_the_size(
    reading: Callable[..., Page], site: Site
) -> None:
    page = reading(**NARROW)

    assert found(page, site, "looking.unfold(), looking.tooWide()") == {}


@pytest.mark.parametrize("screen", [{}, NARROW], ids=["wide", "narrow"])
def test_wide_letters_lose_no_word(reading: Callable[..., Page], site: Site, screen: dict[str, Any]) -> None:
    page = reading(**screen)

    widened = "looking.unfold(), looking.widenLetters(), [...looking.tooWide(), ...looking.cutOff()]"

    assert found(page, site, widened) == {}


def test_nothing_moves_for_who_wants_less_motion(reading: Callable[..., Page], site: Site) -> None:
    page = reading(reduced_motion="reduce")

    assert found(page, site, "looking.unfold(), looking.moving()") == {}


def test_forced_colours_keep_controls_focus_and_pictures(reading: Callable[..., Page], site: Site) -> None:
    page = reading(forced_colors="active")

    assert found(page, site, "looking.unfold(), looking.faint()") == {}
    page.keyboard.press("Tab")
    assert page.evaluate("looking.focusIsSeen()")


def test_paper_shows_what_is_folded_and_no_ways_to_other_pages(reading: Callable[..., Page], site: Site) -> None:
    """Also for who reads on a dark ground: paper is white."""
    page = reading(color_scheme="dark", **A4)
    page.emulate_media(media="print")

    assert found(page, site, "[...looking.wrongOnPaper(), ...looking.tooWide()]") == {}

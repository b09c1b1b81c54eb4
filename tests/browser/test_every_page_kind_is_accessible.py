"""Every kind of page, in both schemes and languages, wide and on a phone: axe finds nothing against WCAG 2.2 AA."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.page_kinds import ASKED, KINDS, NO_PAGE, named_addresses
from tests.browser.site import Site

AXE = Path(__file__).parent / "axe"
WIDE, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=320, height=640)
ALL: dict[str, Any] = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
# A scheme changes colours and nothing else.
COLOURS: dict[str, Any] = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


@pytest.mark.django_db(transaction=True)
@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("locale", "screen", "other_screen"),
    [pytest.param("en-GB", WIDE, PHONE, id="English"), pytest.param("es-ES", PHONE, WIDE, id="Spanish")],
)
def test_axe_finds_nothing(
    chromium: Browser, site: Site, locale: str, screen: ViewportSize, other_screen: ViewportSize
) -> None:
    """Each page by all rules in the light, and then by those of colours in the dark, on the other screen."""
    context = chromium.new_context(locale=locale, viewport=screen)
    page = context.new_page()
    found: dict[str, list[str]] = {}

    for kind in KINDS:
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(screen)
        kind.visit(page, site)
        assert page.locator("html").get_attribute("lang") == locale[:2]
        found |= {f"{kind.says}: {rule}": where for rule, where in violations(page, ALL)}
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size(other_screen)
        found |= {f"{kind.says}, dark: {rule}": where for rule, where in violations(page, COLOURS)}

    context.close()
    assert found == {}


def test_axe_does_find_what_is_wrong(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content('<main><img src="data:,"><details><summary>More</summary><p style="color:#999">pale</p></details>')

    found = dict(violations(page, ALL))

    page.close()
    assert {"image-alt", "color-contrast", "html-has-lang"} <= found.keys()  # the pale words are in the fold


def test_every_page_there_is_has_been_looked_at() -> None:
    """A new named address needs a kind of page here, or a reason why it shows nothing to people."""
    looked_at = {kind.name for kind in KINDS if kind.name}

    assert looked_at | NO_PAGE.keys() == {*named_addresses()}
    assert not looked_at & NO_PAGE.keys()
    assert len({kind.says for kind in KINDS}) == len(KINDS)
    assert {f"section {page.id}" for page in ASKED.pages} <= {kind.says for kind in KINDS}


def test_axe_is_the_file_its_checksum_says() -> None:
    for line in (AXE / "SHA256SUMS").read_text().splitlines():
        checksum, name = line.split("  ")
        assert hashlib.sha256((AXE / name).read_bytes()).hexdigest() == checksum, name


def violations(page: Page, rules: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The rules a page breaks, and where. What is folded is opened first, because it is read too."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate((AXE / "axe.min.js").read_text())
    options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
    result: dict[str, Any] = page.evaluate("options => axe.run(options)", options)
    for each in result["violations"]:
        yield each["id"], [node["html"][:120] for node in each["nodes"]]

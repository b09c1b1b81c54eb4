"""How tests come to a page: the ways of opening one, and the kind of page that is seen then."""

from collections.abc import Callable
from dataclasses import dataclass

from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import Page

from tests.browser.site import Site

Open = Callable[[Page, Site], object]


@dataclass(frozen=True)
class Kind:
    says: str  # in words, unique
    name: str  # of its address
    open: Open
    status: int = 200  # that the visit ends with

    def visit(self, page: Page, site: Site) -> None:
        site.sign_out(page)  # the last kind may have been a member's
        self.open(page, site)
        status = page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus")
        assert status == self.status, self.says


def go(name: str, *parts: str, query: str = "") -> Open:
    """A visit to a named address; parts in braces are the site's own values."""
    return lambda page, site: page.goto(site.url + reverse(name, args=[site.value(part) for part in parts]) + query)


def signed_in(to: Open, who: str = "ana") -> Open:
    """The same visit by Ana, who owns `{project}`, or by Berta, who guards her account with all there is."""

    def visit(page: Page, site: Site) -> None:
        site.sign_in(page, who)
        to(page, site)

    return visit


def send(to: Open, form: str = "main form:last-of-type", **changed: str) -> Open:
    """Open a page, change some controls of its form and send it, past what the browser itself would refuse."""
    script = """([selector, changed]) => {
        const form = document.querySelector(selector)
        for (const [name, value] of Object.entries(changed)) form.elements[name].value = value
        form.submit()
    }"""

    def visit(page: Page, site: Site) -> None:
        to(page, site)
        with page.expect_navigation():
            page.evaluate(script, [form, changed])

    return visit


def with_settings(to: Open, **settings: object) -> Open:
    def visit(page: Page, site: Site) -> None:
        with override_settings(**settings):
            to(page, site)

    return visit


def typed(to: Open, **written: str) -> Open:
    """Open a page, write into controls of its first form and press the button that sends it."""

    def visit(page: Page, site: Site) -> None:
        to(page, site)
        form = page.locator("main form").first
        for name, text in written.items():
            form.locator(f"[name={name}]").fill(text)
        with page.expect_navigation():
            form.locator("button").first.evaluate("button => button.click()")  # also where paper hides it

    return visit

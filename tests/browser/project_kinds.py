"""The kinds of pages about a project's people, addresses and end, and how to come to them."""

from playwright.sync_api import Page

from tests.browser.site import Site
from tests.browser.visits import Kind, Open, go, send, signed_in

NO_PAGE_OF_PROJECTS = {
    "uninvite": "takes a button of the page of people, and leads back there",
    "change_role": "takes a form of the page of people, and leads back there",
    "hand_over": "takes a button of the page of people, and leads back there",
    "remove_member": "takes a button of the page of people, and leads back there",
    "leave_project": "takes a button of the page of people, and leads to one's projects",
    "close_link": "takes a button of the page of people, and leads back there",
    "keep_account": "takes a button, and leads to one's projects",
    "my_data_file": "a download",
}


def inviting(email: str) -> Open:
    script = """email => {
        const form = document.querySelector("form[action$='/people/invite/']")
        form.elements.email.value = email
        form.submit()
    }"""

    def visit(page: Page, site: Site) -> None:
        go("people", "{project}")(page, site)
        with page.expect_navigation():
            page.evaluate(script, email)

    return visit


def making_a_link(page: Page, site: Site) -> None:
    go("people", "{project}")(page, site)
    with page.expect_navigation():
        page.evaluate("document.querySelector(\"form[action$='/links/'] button\").click()")


PROJECTS = (
    Kind("your projects", "projects", signed_in(go("projects"))),
    Kind("project", "project", signed_in(go("project", "{project}"))),
    Kind("project by link", "project", go("project", "{new}")),
    Kind("name and addresses", "describe", signed_in(go("describe", "{project}"))),
    Kind("name and addresses with a fault", "describe", signed_in(send(go("describe", "{project}"), hub="x y")), 422),
    Kind("people", "people", signed_in(go("people", "{project}"))),
    Kind("people by link, of a project nobody owns", "people", go("people", "{new}")),
    Kind("people by link, of a project with owners", "people", go("people", "{edit}")),
    Kind("an invitation sent", "people", signed_in(inviting("new@example.org"))),
    Kind("an invitation refused", "invite", signed_in(inviting("nobody")), 422),
    Kind("a link made", "make_link", signed_in(making_a_link)),
    Kind("claim", "claim", signed_in(go("claim", "{new}"))),
    Kind("invitation", "invitation", go("invitation", "{invitation}")),
    Kind("invitation to somebody else", "invitation", signed_in(go("invitation", "{invitation}"))),
    Kind("invitation that is over", "invitation", go("invitation", "used"), 404),
    Kind("deleting a project", "close_project", signed_in(go("close_project", "{project}"))),
    Kind("a project that is being deleted", "reopen", go("reopen", "{closing}")),
    Kind("my data", "my_data", signed_in(go("my_data"))),
    Kind("deleting an account", "delete_account", signed_in(go("delete_account"))),
)

"""Every kind of page people can meet, by the name of its address, and how to come to it.

Tests that look at pages go through this list, so a page that is added to the addresses must be added here.
"""

from collections.abc import Iterator
from unittest import mock

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from playwright.sync_api import Page

from assessment.core import questionnaire
from tests.browser.account_kinds import ACCOUNTS, NO_PAGE_OF_ACCOUNTS
from tests.browser.project_kinds import NO_PAGE_OF_PROJECTS, PROJECTS
from tests.browser.site import TALKED_ABOUT, Site
from tests.browser.visits import Kind, go, send, signed_in, with_settings

ASKED = questionnaire.current()
NEVER = dict.fromkeys(("start", "submit", "report", "invite"), ("0/hour", "0/hour"))

NO_PAGE = {  # names of addresses at which nothing of ours is shown to people
    **NO_PAGE_OF_ACCOUNTS,
    **NO_PAGE_OF_PROJECTS,
    "begin": "takes the form of the start page; refused, it shows that page again",
    "submit": "takes the form of the check page; refused, it shows that page again",
    "start_next": "takes a form of the task list; refused, it shows that page again",
    "ask_report": "takes a form and leads to the report's page",
    "result_document": "a download",
    "report_file": "a download",
    "action_plan_checklist": "a download",
    "action_plan_issues": "a download",
    "step_issue": "a download",
    "settle": "takes a form and leads back to the comment",
    "schema": "a description for programs",
    "api-docs": "Swagger UI, whose markup is not ours; the accessibility statement says so",
}


def broken(page: Page, site: Site) -> None:
    with mock.patch("assessment.web.open_pages.words.entries", side_effect=RuntimeError("a fault of ours")):
        page.goto(f"{site.url}{reverse('glossary')}")


def clashing(page: Page, site: Site) -> None:
    """Send a section that somebody else has saved since it was opened."""
    to = go("section", "{edit}", "setting")
    to(page, site)
    site.save_meanwhile("setting.lead_circle", "What somebody else calls it")
    send(lambda *_: None, **{"setting.lead_circle": "What we call it"})(page, site)


def put_back_too_late(page: Page, site: Site) -> None:
    """Put an older answer back that somebody has changed since it was shown."""
    site.save_meanwhile("setting.lead_circle", "What it was called at first")
    site.save_meanwhile("setting.lead_circle", "What it is called now")
    go("question_history", "{edit}", "setting.lead_circle")(page, site)
    site.save_meanwhile("setting.lead_circle", "What it is called next")
    with page.expect_navigation():
        page.locator(".timeline button").last.click()


def next_too_early(page: Page, site: Site) -> None:
    """Ask for the next assessment before anything was submitted, as no page offers it."""
    go("check", "{new}")(page, site)
    with page.expect_navigation():
        page.evaluate(
            "to => { const form = document.querySelector('main form'); form.action = to; form.submit() }",
            reverse("start_next", args=[site.value("{new}")]),
        )


ASK = send(go("results", "{edit}", "{submission}"), "[aria-labelledby=take] form")
DISCUSSION = go("discussion", "{edit}", TALKED_ABOUT)
WRONG = {"setting.lead_circle": "x" * 5000}

KINDS = (
    Kind("start", "start", go("start")),
    Kind("start with a fault", "start", send(go("start")), 422),
    Kind("start asked too often", "start", with_settings(send(go("start")), THROTTLE_RATES=NEVER), 429),
    Kind("the whole questionnaire", "whole", go("whole")),
    Kind("the questionnaire being printed", "questionnaire_pdf", go("questionnaire_pdf"), 503),
    Kind("glossary", "glossary", go("glossary")),
    Kind("accessibility", "accessibility", go("accessibility")),
    Kind("style guide", "styleguide", go("styleguide")),
    Kind("check of a report", "verify", go("verify")),
    Kind("check of a report with a fault", "verify", send(go("verify"), digest="x"), 422),
    Kind("a record that is known", "verified", go("verified", "{digest}")),
    Kind("a record that is not known", "verified", go("verified", "0" * 64), 404),
    Kind("tasks of a new draft", "overview", go("overview", "{new}")),
    Kind("tasks of a full draft", "overview", go("overview", "{edit}")),
    Kind("tasks that began from last time", "overview", go("overview", "{again}")),
    Kind("tasks with questions to answer anew", "overview", go("overview", "{older}")),
    Kind("next assessment refused", "overview", next_too_early, 409),
    Kind("submissions for a reader", "overview", go("overview", "{view}")),
    *(Kind(f"section {each.id}", "section", go("section", "{edit}", each.id)) for each in ASKED.pages),
    Kind("section of a new draft", "section", go("section", "{new}", ASKED.pages[1].id)),
    Kind("section with a fault", "section", send(go("section", "{edit}", "setting"), **WRONG), 422),
    Kind("section with a clash", "section", clashing, 409),
    Kind("section to confirm", "section", go("section", "{again}", "data")),
    Kind("section opened from the check", "section", go("section", "{edit}", "data", query="?next=check")),
    Kind("section of a member", "section", signed_in(go("section", "{project}", "setting"))),
    Kind("history", "history", go("history", "{edit}")),
    Kind("history of a new draft", "history", go("history", "{new}")),
    Kind(
        "history of an answer", "question_history", go("question_history", "{edit}", "data.pre_training.participation")
    ),
    Kind("history of an answer, too late", "question_history", put_back_too_late, 409),
    Kind("check of a full draft", "check", go("check", "{edit}")),
    Kind("check of a new draft", "check", go("check", "{new}")),
    Kind("check with answers to confirm", "check", go("check", "{again}")),
    Kind("check refused", "check", send(go("check", "{new}")), 422),
    Kind("what was submitted", "submitted", go("submitted", "{edit}", "{submission}")),
    Kind("what a member submitted", "submitted", signed_in(go("submitted", "{project}", "{submission}"))),
    Kind("results of a full draft", "results", go("results", "{edit}", "{submission}")),
    Kind("results of an example", "results", go("results", "{example}", "{example_submission}")),
    Kind("results with little known", "results", go("results", "{little}", "{little_submission}")),
    Kind("results of a second time", "results", go("results", "{again}", "{again_second}")),
    Kind("two compared", "compare", go("compare", "{again}", "{again_first}", "{again_second}")),
    Kind("two compared, nothing moved", "compare", go("compare", "{again}", "{again_second}", "{again_third}")),
    Kind("two compared across versions", "compare", go("compare", "{older}", "{older_first}", "{older_second}")),
    Kind("where a value comes from", "why", go("why", "{edit}", "{submission}", "cell.data.post_release")),
    *(Kind(f"report {each}", "report", go("report", "{edit}", f"{{report {each}}}")) for each in Site.REPORTS),
    Kind("report refused", "report", with_settings(ASK, REPORTS_QUEUED_AT_MOST=0), 503),
    *ACCOUNTS,
    *PROJECTS,
    Kind("action plan", "action_plan", go("action_plan", "{edit}")),
    Kind("action plan of nothing submitted", "action_plan", go("action_plan", "{new}")),
    Kind("action plan for a reader", "action_plan", go("action_plan", "{view}")),
    Kind("decision on a step", "decide", go("decide", "{edit}", "{dismissed}")),
    Kind("decision with a fault", "decide", send(go("decide", "{edit}", "{undecided}"), who="w" * 201), 422),
    Kind("discussion of a question", "discussion", DISCUSSION),
    Kind("discussion with a fault", "discussion", send(DISCUSSION, ".part > form", text="w" * 2001), 422),
    Kind("comments", "comments", go("comments", "{edit}")),
    Kind("no comments", "comments", go("comments", "{new}")),
    Kind("letters stopped", "unsubscribe", send(go("unsubscribe", "{letter}"))),
    Kind("not found", "", lambda page, site: page.goto(f"{site.url}/nowhere/"), 404),
    Kind("bad request", "", go("section", "{edit}", "setting", query="?" + "a&" * 1001), 400),
    Kind("form without its token", "", send(go("start"), csrfmiddlewaretoken="x"), 403),
    Kind("a fault of ours", "", broken, 500),
)


def named_addresses(inside: URLResolver | None = None) -> Iterator[str]:
    """The name of every address there is, save those of the API's version 1, which answer programs."""
    for pattern in (inside or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver) and str(pattern.pattern) != "v1/":
            yield from named_addresses(pattern)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield pattern.name

"""A report is as long as it must be, and every page of it is worth turning to."""

import re
from typing import Any

import pytest
from django.conf import settings
from pypdf import PageObject

from tests.planned import squeezed, words
from tests.reports import CASES, Made, contents, made

PAGES_AT_MOST = {"typical": 14, "mostly unknown": 12}
FOOT = 62  # points: below this stands only whose report it is, and the page's number
COVER_AND_COMMITTEE = (0, 2)


@pytest.fixture(params=CASES, scope="module")
def report(request: pytest.FixtureRequest) -> Made:
    return made(request.param)


@pytest.mark.parametrize("case", PAGES_AT_MOST)
def test_a_typical_report_has_eight_to_fourteen_pages(case: str) -> None:
    assert 8 <= len(made(case).pages) <= PAGES_AT_MOST[case]


def test_the_paper_is_the_one_that_was_chosen(report: Made) -> None:
    wide, high = {"A4": (210, 297), "letter": (215.9, 279.4)}[report.plan.paper]

    for page in report.pages:
        assert [round(float(side) / 72 * 25.4, 1) for side in page.mediabox[2:]] == [wide, high]


def test_summary_and_the_page_to_vote_on_each_keep_to_one_side(report: Made) -> None:
    starts = [element.page for element in report.of("H2")]

    assert starts[:3] == ([1, 2, 2] if report.plan.edition == "public" else [1, 2, 3])


def test_no_page_but_cover_committee_and_last_is_under_a_third_full(report: Made) -> None:
    for number, page in enumerate(report.pages[:-1]):
        if number not in COVER_AND_COMMITTEE or (number and report.plan.edition == "public"):
            assert _filled(page) > 1 / 3, f"page {number + 1}"


def test_no_heading_is_left_alone_at_the_foot_of_a_page(report: Made) -> None:
    last = {element.page: element for element in report.elements if contents(element)}

    assert [page + 1 for page, element in last.items() if {"H2", "H3", "H4"} & {*element.path, element.kind}] == []


def test_nothing_that_was_typed_is_lost() -> None:
    report = made("longest")

    said = words(report.pdf)

    assert said.count(squeezed("A long note, wide as WWW.")) >= 38 * 60
    assert said.count("w" * 480) >= 60
    assert "W" * 200 in said


def test_no_type_is_smaller_than_eight_and_a_half_points() -> None:
    style = (settings.BASE_DIR / "config/static/css/paper.css").read_text()

    sizes = [float(size) for size in re.findall(r"font(?:-size)?: ([0-9.]+)pt", style)]

    assert len(sizes) > 20
    assert min(sizes) >= 8.5


def _filled(page: PageObject) -> float:
    """How far down the words of a page go, of the way from the top to its foot."""
    lowest = float(page.mediabox.top)

    def look(text: str, _cm: Any, matrix: Any, *_more: Any) -> None:
        nonlocal lowest
        if text.strip() and matrix[5] > FOOT:
            lowest = min(lowest, matrix[5])

    page.extract_text(visitor_text=look)
    return (float(page.mediabox.top) - lowest) / (float(page.mediabox.top) - FOOT)

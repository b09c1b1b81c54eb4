"""What PDF/UA-1 asks of a file and a program can see: tags, order, alternatives, languages, bookmarks, links.

No validator is run here. These are the rules a validator would look at, in the shortest, the typical and the longest
report, on both papers and in both languages; what only a person can judge (do the words say what the picture shows?)
is not among them.
"""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from pypdf.generic import ContentStream

from recommendations import reporting
from tests import planned
from tests.reports import CASES, Made, contents, made, says_something

HEADINGS = ("H1", "H2", "H3", "H4")


@pytest.fixture(params=CASES, scope="module")
def report(request: pytest.FixtureRequest) -> Made:
    return made(request.param)


def test_it_says_that_it_is_tagged_accessible_and_in_which_language(report: Made) -> None:
    root = planned.root(report.reader)

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == report.plan.language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert re.search(rb"pdfuaid:part[^0-9]+1", root["/Metadata"].get_data())


def test_it_is_read_aloud_in_the_order_of_its_pages(report: Made) -> None:
    held = [element.page for element in report.elements if contents(element)]

    assert held == sorted(held)
    assert set(held) == set(range(len(report.pages)))


def test_parts_are_read_aloud_in_the_order_of_the_bookmarks(report: Made) -> None:
    bookmarks = [each for each in report.reader.outline if not isinstance(each, list)]
    starts = [report.reader.get_destination_page_number(each) or 0 for each in bookmarks]

    assert starts == sorted(starts)
    assert starts == [element.page for element in report.of("H2")]
    assert all(str(each.title).strip() for each in bookmarks)


def test_headings_begin_with_the_title_and_skip_no_level(report: Made) -> None:
    levels = [int(element.kind[1]) for element in report.of(*HEADINGS)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(below - above for above, below in pairwise(levels)) <= 1


def test_every_picture_has_words_and_a_place(report: Made) -> None:
    figures = report.of("Figure")

    assert len(figures) > 30
    assert all(str(figure.tag["/Alt"]).strip() for figure in figures)
    assert all(len(figure.tag["/A"]["/BBox"]) == 4 for figure in figures)


def test_every_cell_names_headers_that_exist(report: Made) -> None:
    heads = [str(cell.tag["/ID"]) for cell in report.of("TH") if "/ID" in cell.tag]
    named = [[str(head) for head in cell.tag["/A"]["/Headers"]] for cell in report.of("TD")]

    assert len(heads) == len(set(heads))
    assert all(named)
    assert {head for cell in named for head in cell} <= set(heads)


def test_rows_and_items_stand_where_they_belong(report: Made) -> None:
    parents = {(element.path[-1], element.kind) for element in report.of("TR", "TH", "TD", "LI", "LBody")}

    assert parents <= {
        ("Table", "TR"), ("TBody", "TR"), ("THead", "TR"), ("TR", "TH"), ("TR", "TD"), ("L", "LI"), ("LI", "LBody"),
    }  # fmt: skip


def test_what_is_in_another_language_says_so(report: Made) -> None:
    foreign = {str(element.tag["/Lang"]) for element in report.elements if "/Lang" in element.tag}

    assert foreign == ({"en"} if report.plan.language == "es" else set())


def test_links_have_words_and_lead_somewhere(report: Made) -> None:
    annotations = [each for page in report.pages for each in report.annotations(page)]
    targets = set(report.reader.named_destinations)

    assert annotations
    assert all(str(each["/Contents"]).strip() and "/StructParent" in each for each in annotations)
    assert {str(each["/Dest"]) for each in annotations if "/Dest" in each} <= targets
    assert all(str(page["/Tabs"]) == "/S" for page in report.pages if "/Annots" in page)
    assert all(says_something(link.tag) for link in report.of("Link"))


def test_every_font_is_embedded_and_can_be_read_back(report: Made) -> None:
    fonts = report.fonts

    assert fonts
    for font in fonts:
        [inner] = (each.get_object() for each in font["/DescendantFonts"])
        assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())
        assert "/ToUnicode" in font


def test_the_foot_of_a_page_is_not_read_aloud(report: Made) -> None:
    read = {(element.page, piece) for element in report.elements for piece in contents(element)}

    for number, page in enumerate(report.pages):
        silent = [piece for piece in _pieces(page, report) if (number, piece) not in read]
        assert len(silent) == (0 if number == 0 else 2)  # whose report it is, and the page's number


def test_no_id_is_given_twice_and_none_is_missing(report: Made) -> None:
    ids, wanted = _ids_in(reporting.html_of(report.plan))

    assert len(ids) == len(set(ids))
    assert wanted <= set(ids)


def _pieces(page: object, report: Made) -> list[int]:
    """The numbers of all pieces of text and pictures on a page that are marked for tags."""
    stream = ContentStream(page.get_contents(), report.reader)  # type: ignore[attr-defined]
    return [int(operands[1]["/MCID"]) for operands, operator in stream.operations if operator == b"BDC"]


def _ids_in(html: str) -> tuple[list[str], set[str]]:
    ids: list[str] = []
    wanted: set[str] = set()

    class Finding(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            for name, value in attrs:
                if name == "id":
                    ids.append(value or "")
                elif name == "href" and value and value.startswith("#"):
                    wanted.add(value[1:])

    Finding().feed(html)
    return ids, wanted

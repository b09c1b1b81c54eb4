"""The report is a PDF that everybody can use: tagged, named, bookmarked, with words for every picture."""

import pytest
from pypdf import PdfReader

from tests import planned
from tests.planned import opened, root

SCRIPTED = ("/JS", "/JavaScript", "/Launch", "/GoToR", "/SubmitForm", "/ImportData", "/RichMedia")


@pytest.fixture(scope="module")
def report() -> PdfReader:
    return opened(planned.typical())


def test_it_says_what_it_is_called_and_in_which_language(report: PdfReader) -> None:
    assert report.metadata is not None
    assert "Example Workshop" in str(report.metadata.title)
    assert root(report)["/Lang"] == "en"
    assert root(report)["/ViewerPreferences"]["/DisplayDocTitle"]


def test_it_is_tagged_and_claims_to_be_accessible(report: PdfReader) -> None:
    kinds = {element["/S"] for element in planned.elements(report)}

    assert root(report)["/MarkInfo"]["/Marked"]
    assert {"/H1", "/H2", "/H3", "/P", "/Table", "/TH", "/TD", "/L", "/LI", "/Figure", "/Link"} <= kinds
    assert b"pdfuaid" in root(report)["/Metadata"].get_data()


def test_every_picture_has_words(report: PdfReader) -> None:
    figures = [element for element in planned.elements(report) if element["/S"] == "/Figure"]

    assert len(figures) > 40
    assert all(str(figure["/Alt"]).strip() for figure in figures)


def test_every_header_cell_heads_something(report: PdfReader) -> None:
    headed = [element for element in planned.elements(report) if element["/S"] == "/TD"]

    assert headed
    assert all(cell["/A"]["/Headers"] for cell in headed)


def test_bookmarks_lead_to_every_part(report: PdfReader) -> None:
    parts = [str(each.title) for each in report.outline if not isinstance(each, list)]

    assert parts[:4] == ["Summary", "One page to vote on", "How to read it", "Where others take part"]
    assert {"How you govern", "What you are like", "The plan", "Your answers"} <= set(parts)
    assert parts[-3:] == ["How this report came about", "Sources", "This record"]


def test_every_page_but_the_cover_has_its_number(report: PdfReader) -> None:
    total = len(report.pages)

    for number, page in enumerate(report.pages, 1):
        assert (f"{number} / {total}" in page.extract_text()) is (number > 1)


def test_the_summary_and_the_page_to_vote_on_each_fit_on_one_side(report: PdfReader) -> None:
    assert "Summary" in report.pages[1].extract_text()
    assert "First three steps" in report.pages[1].extract_text()
    assert "One page to vote on" in report.pages[2].extract_text()
    assert "How to read it" in report.pages[3].extract_text()


def test_the_answers_are_attached_and_nothing_else_is(report: PdfReader) -> None:
    files = [each for each in planned.objects(report) if each.get("/Type") == "/EmbeddedFile"]

    assert list(report.attachments) == ["document.json"]
    assert [file.get_data() for file in files] == [planned.typical_plan().document.encode()]
    assert files[0]["/Params"]["/CreationDate"] == "D:20260514093000Z"


def test_it_holds_nothing_that_acts_by_itself(report: PdfReader) -> None:
    objects = list(planned.objects(report))
    actions = [each for each in objects if each.get("/S") == "/URI"]

    assert not [each for each in objects if any(key in each or each.get("/S") == key for key in SCRIPTED)]
    assert "/OpenAction" not in root(report)
    assert actions
    assert all(str(action["/URI"]).startswith(("https://", "http://")) for action in actions)

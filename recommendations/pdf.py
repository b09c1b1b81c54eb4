"""HTML to PDF: the only module that knows WeasyPrint. Nothing but our own stylesheet and fonts is ever read for it."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from weasyprint import CSS, HTML, Attachment
from weasyprint.pdf import tags
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

# It warns about every letter no font has, and repeats the letter: what people wrote does not belong in a log.
logging.getLogger("weasyprint").setLevel(logging.ERROR)

STATIC = Path(__file__).parents[1] / "config" / "static"
STYLESHEETS = ("app:css/typefaces-paper.css", "app:css/paper.css")
TYPES = {".css": "text/css", ".woff2": "font/woff2"}


Build = Callable[..., Iterator[Any]]


def _with_language(build: Build) -> Build:
    """The engine knows the `lang` of a part and leaves it out of the tags, where a screen reader looks for it."""

    def built(box: Any, *rest: Any) -> Iterator[Any]:
        found = box.element is not None and box.element_tag != "html" and box.element.get("lang")
        for element in build(box, *rest):
            if found:
                element["Lang"] = tags.pydyf.String(found)
            yield element

    return built


tags._build_box_tree = _with_language(tags._build_box_tree)  # noqa: SLF001 -- the only place where tags are made


class Refused(Exception):
    """Something in the report asked for an address that is not one of our own files."""


class OwnFilesOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint is not typed
    """Answers from memory with our stylesheet and fonts; no address leads to the network or the disk."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("app",), allow_redirects=False)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        body = _own_files().get(url)
        if body is None:
            raise Refused(url)
        return URLFetcherResponse(url, body, {"Content-Type": TYPES[Path(url).suffix]})


def render(html: str, *, identifier: str, created: datetime, document: bytes | None = None) -> bytes:
    """PDF/UA, with a document attached if there is one. Dates come from outside: the same input, the same bytes."""
    fetcher, fonts, stylesheets = _house()
    attached = [] if document is None else [_attachment(document, created, fetcher)]
    pdf: bytes = HTML(string=html, url_fetcher=fetcher).write_pdf(
        stylesheets=stylesheets,
        font_config=fonts,
        attachments=attached,
        pdf_variant="pdf/ua-1",
        pdf_identifier=identifier.encode(),
    )
    return pdf


def _attachment(document: bytes, created: datetime, fetcher: URLFetcher) -> Attachment:
    return Attachment(
        string=document,
        url_fetcher=fetcher,
        name="document.json",
        description=_("The answers this report was made from"),
        created=created,
        modified=created,
        relationship="Source",
    )


@cache
def _house() -> tuple[OwnFilesOnly, FontConfiguration, list[CSS]]:
    """Once per process: every further set of fonts would stay in memory for ever."""
    fetcher, fonts = OwnFilesOnly(), FontConfiguration()
    sheets = [CSS(url=each, url_fetcher=fetcher, font_config=fonts) for each in STYLESHEETS]
    return fetcher, fonts, sheets


@cache
def _own_files() -> dict[str, bytes]:
    paths = [*(STATIC / each.removeprefix("app:") for each in STYLESHEETS), *sorted((STATIC / "fonts").glob("*.woff2"))]
    return {f"app:{path.relative_to(STATIC).as_posix()}": path.read_bytes() for path in paths}

"""Whatever gets into the report's HTML, making the PDF asks for nothing: not the network, not the disk."""

import threading
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from pypdf import PdfReader

from recommendations import pdf
from tests.planned import opened, words

SECRET = "the-secret-of-this-machine"
NOW = datetime(2026, 5, 14, tzinfo=UTC)

VECTORS = """
<link rel=stylesheet href="{0}/link.css"><link rel=attachment href="{0}/attached"><link rel=icon href="{0}/icon">
<meta http-equiv=refresh content="0;url={0}/refresh">
<style>
@import "{0}/import.css"; @import url({0}/import-url.css);
@font-face {{ font-family: Stolen; src: url({0}/font.woff2) }}
body {{ background: url({0}/background.png); font-family: Stolen }}
li {{ list-style-image: url({0}/marker.png) }}
p::before {{ content: url({0}/content.png) }}
@page {{ background: url({0}/page.png); @top-left {{ content: url({0}/margin.png) }} }}
</style>
<ul><li>item</ul><p style="border-image: url({0}/border.png) 1">text
<img src="{0}/image.png"><img srcset="{0}/set.png 2x">
<picture><source srcset="{0}/source.png"><img src="{0}/picture.png"></picture>
<object data="{0}/object.svg"></object><embed src="{0}/embed.svg"><iframe src="{0}/frame.html"></iframe>
<video src="{0}/video" poster="{0}/poster.png"></video><audio src="{0}/audio"></audio>
<input type=image src="{0}/input.png">
<svg width=9 height=9><image href="{0}/svg.png" width=9 height=9 /><use href="{0}/use.svg#a" />
<rect fill="url({0}/fill.svg#a)" width=9 height=9 /></svg>
<svg width=9 height=9><style>@import "{0}/svg-import.css"; </style><rect width=9 height=9 /></svg>
<img src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cimage href='{0}/inner.png'/%3E%3C/svg%3E">
<a rel=attachment href="{0}/rel-attachment">attached</a><script src="{0}/script.js"></script>
"""


@pytest.fixture
def trap() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that remembers what it was asked for."""
    asked: list[str] = []

    class Trap(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name is the parent's
            pass

    server = HTTPServer(("127.0.0.1", 0), Trap)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()
    thread.join()


def rendered(body: str) -> bytes:
    html = f'<!doctype html><html lang="en"><title>Hostile</title><body>{body}<p>The end'
    return pdf.render(html, document=b"{}", identifier="0" * 64, created=NOW)


def pictures_in(report: PdfReader) -> list[object]:
    return [image for page in report.pages for image in page.images]


@pytest.mark.enable_socket
def test_no_address_on_the_network_is_asked(trap: tuple[str, list[str]]) -> None:
    address, asked = trap
    with urllib.request.urlopen(f"{address}/the-trap-works"):
        pass

    report = rendered(VECTORS.format(address) + f'<base href="{address}/"><img src="relative.png">')

    assert asked == ["/the-trap-works"]
    assert "Theend" in words(report)


def test_no_file_on_the_disk_is_read(tmp_path: Path) -> None:
    for name in ("attached", "rel-attachment", "object.svg", "embed.svg", "frame.html", "use.svg"):
        (tmp_path / name).write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><text>{SECRET}</text></svg>')
    (tmp_path / "link.css").write_text(f"p::after {{ content: '{SECRET}' }}")
    (tmp_path / "import.css").write_text(f"p::after {{ content: '{SECRET}' }}")

    for address in (tmp_path.as_uri(), f"FILE://localhost{tmp_path}"):
        report = rendered(VECTORS.format(address))

        assert SECRET.encode() not in report
        assert SECRET not in words(report)
        assert list(opened(report).attachments) == ["document.json"]
        assert not pictures_in(opened(report))


@pytest.mark.parametrize(
    "address", ["app:../settings.py", "app:css/../../settings.py", "app:/etc/passwd", "app:css/%2e%2e/x"]
)
def test_our_own_scheme_knows_only_our_own_files(address: str) -> None:
    with pytest.raises(pdf.Refused):
        pdf.OwnFilesOnly().fetch(address)


def test_our_own_stylesheets_and_fonts_are_served() -> None:
    fetcher = pdf.OwnFilesOnly()

    stylesheets = "\n".join(fetcher.fetch(each).read().decode() for each in pdf.STYLESHEETS)
    fonts = {line.split('"')[1] for line in stylesheets.splitlines() if 'url("' in line}

    assert fonts
    assert all(fetcher.fetch(font).read().startswith(b"wOF2") for font in fonts)

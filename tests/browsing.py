"""A browser for tests of pages, small enough to read: what a form would send, what a page says."""

from html.parser import HTMLParser
from typing import Any, Protocol

from django.test import Client

Form = dict[str, Any]


class Response(Protocol):
    """What of the test client's response is read here."""

    @property
    def content(self) -> Any: ...


class _Reader(HTMLParser):
    """Collects what the page's forms would send as they stand, and the visible words."""

    def __init__(self) -> None:
        super().__init__()
        self.form: dict[str, list[str]] = {}
        self.words: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []  # tag, name, value
        self.headings: list[str] = []
        self.title = ""
        self._open: list[str] = []
        self._area = self._select = ""
        self._skip_newline = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        name, value = found.get("name") or "", found.get("value") or ""
        kind = found.get("type")
        self.attributes += [(tag, each, content or "") for each, content in attrs]
        if tag == "input" and name and (kind not in ("radio", "checkbox") or "checked" in found):
            self.form.setdefault(name, []).append(value)
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in found:
            self.form[self._select] = [value]
        elif tag == "textarea":
            self._area, self._skip_newline = name, True
            self.form[name] = [""]
        if tag not in ("input", "meta", "link", "br", "path", "rect", "circle"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._area:
            self.form[self._area][0] += data.removeprefix("\n") if self._skip_newline else data
            self._skip_newline = False
        if self._open[-1:] == ["h1"]:
            self.headings.append(data)
        if self._open[-2:] == ["head", "title"]:
            self.title += data
        if "script" not in self._open and "style" not in self._open:
            self.words.append(data)


def read(response: Response) -> _Reader:
    return parse(response.content)


def parse(page: bytes) -> _Reader:
    reader = _Reader()
    reader.feed(page.decode())
    return reader


def form(response: Response) -> Form:
    """What the page's forms send when nothing is touched."""
    return {name: values for name, values in read(response).form.items() if name != "csrfmiddlewaretoken"}


def words(response: Response) -> str:
    return " ".join(" ".join(read(response).words).split())


def started(client: Client, name: str = "Example Workshop", url: str = "") -> str:
    """Start an assessment; the address of its task list."""
    response = client.post("/start/", {"name": name, "url": url})
    assert response.status_code == 302, words(response)
    return response["Location"]


def save(client: Client, address: str, changes: Form, *, then: str = "list") -> Any:
    """Open a section, change some controls and send the form."""
    return client.post(address, form(client.get(address)) | changes | {"then": then})


def submitted(client: Client, overview: str) -> str:
    """Submit a draft; the address of its results."""
    response = client.post(f"{overview}submit/")
    assert response.status_code == 302, words(response)
    confirmation: str = response["Location"]
    return confirmation.replace("/submitted/", "/results/")

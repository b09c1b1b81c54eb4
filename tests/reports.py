"""The reports that tests of the finished paper look at: shortest, typical and longest, made once for all of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from recommendations import reporting
from recommendations.core.plan import Plan
from tests import planned

CASES: dict[str, Callable[[], Plan]] = {
    "shortest": lambda: planned.plan_of({}, name="X", url="", paper="letter"),
    "typical": lambda: planned.example("made-up"),
    "typical in Spanish": lambda: planned.example("made-up", language="es", paper="letter"),
    "mostly unknown": lambda: planned.example("bloom"),
    "public": lambda: planned.public_plan_of(planned.every_question(), paper="letter"),
    "longest": lambda: planned.longest(language="es", paper="letter"),
}


@dataclass(frozen=True)
class Element:
    """An element of the tag tree that holds content, with the page it stands on and what it stands in."""

    kind: str
    page: int
    path: tuple[str, ...]
    tag: Any


@dataclass(frozen=True)
class Made:
    plan: Plan
    pdf: bytes

    @cached_property
    def reader(self) -> PdfReader:
        return planned.opened(self.pdf)

    @cached_property
    def pages(self) -> list[PageObject]:
        return list(self.reader.pages)

    @cached_property
    def elements(self) -> list[Element]:
        """Every element, in the order in which it is read aloud."""
        references = [page.indirect_reference for page in self.pages]
        numbers = {each.idnum: number for number, each in enumerate(references) if each}
        return list(_below(planned.root(self.reader)["/StructTreeRoot"]["/K"], (), numbers))

    @property
    def fonts(self) -> list[Any]:
        resources: list[Any] = [page["/Resources"] for page in self.pages]
        return [font.get_object() for each in resources for font in each.get("/Font", {}).values()]

    def annotations(self, page: PageObject) -> list[Any]:
        found: Any = page.get("/Annots", [])
        return [each.get_object() for each in found]

    def of(self, *kinds: str) -> list[Element]:
        return [element for element in self.elements if element.kind in kinds]


@cache
def made(case: str) -> Made:
    plan = CASES[case]()
    return Made(plan, reporting.pdf_of(plan))


def _below(found: Any, path: tuple[str, ...], numbers: dict[int, int]) -> Iterator[Element]:
    value = found.get_object() if hasattr(found, "get_object") else found
    if isinstance(value, list):
        for each in value:
            yield from _below(each, path, numbers)
    elif isinstance(value, DictionaryObject) and "/S" in value:
        kind = str(value["/S"])[1:]
        yield Element(kind, numbers[value.raw_get("/Pg").idnum] if "/Pg" in value else 0, path, value)
        yield from _below(value.get("/K", []), (*path, kind), numbers)


def says_something(tag: Any) -> bool:
    """Whether an element holds any piece of its page, itself or in what it holds."""
    value = tag.get_object() if hasattr(tag, "get_object") else tag
    if isinstance(value, dict):
        return "/S" in value and says_something(value.get("/K", []))
    return any(map(says_something, value)) if isinstance(value, list) else isinstance(value, int)


def contents(element: Element) -> list[int]:
    """The numbers of the pieces of its page that an element itself holds."""
    kids = element.tag.get("/K", [])
    return [int(kid) for kid in (kids if isinstance(kids, list) else [kids]) if isinstance(kid, int)]

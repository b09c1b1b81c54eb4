"""Turns untrusted text into plain data, and says exactly where the text is wrong. Pure.

JSON and YAML are held to the same bounds, so that what one face refuses no other lets in: no duplicate keys, no
aliases, no NUL or lone surrogate, no NaN, integers that every JSON reader keeps exact, and a limited depth and size.
"""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from assessment.core.faults import Count, Words
from assessment.core.faults import gettext_noop as _

MAX_BYTES = 256 * 1024
MAX_DEPTH = 16
UNCLEAN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # all that is not text but tab and line break
TWICE = _("The key %(key)s stands twice in one object.")
MAX_INTEGER = 2**53 - 1  # what a reader that keeps numbers as doubles still keeps exact (RFC 8785)


@dataclass
class Unreadable(Exception):
    """The text is not a document we can read. `line` counts from 1 where it is known; `code` is stable."""

    code: str
    text: str
    line: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        told = Words(self.text, self.facts)
        return Words(_("line %(line)s: %(problem)s"), {"line": self.line, "problem": told}) if self.line else told

    def __str__(self) -> str:
        return str(self.words)


def read_json(raw: bytes) -> Any:
    """Parse one JSON text. Raises Unreadable; never anything else, whatever the bytes are."""
    text = _decode(raw)
    try:
        data = json.loads(text, object_pairs_hook=_unique_keys, parse_constant=_refuse_constant, parse_int=_integer)
    except json.JSONDecodeError as error:
        told = _("This is not valid JSON: %(problem)s.")
        raise Unreadable("malformed", told, error.lineno, {"problem": error.msg}) from error
    except RecursionError as error:
        raise _too_deep() from error
    _check(data, 0)
    return data


def read_yaml(raw: bytes) -> Any:
    """Parse one YAML text as data: the plain scalars of JSON, no tags, dates kept as they were written."""
    text = _decode(raw)
    try:
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 -- _Loader is a SafeLoader with less in it
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or Words(_("it cannot be parsed"))
        told = _("This is not valid YAML: %(problem)s.")
        raise Unreadable("malformed", told, mark.line + 1 if mark else None, {"problem": problem}) from error
    except yaml.YAMLError as error:
        raise Unreadable(
            "malformed", _("This is not valid YAML: it holds a character that YAML does not allow.")
        ) from error
    except RecursionError as error:
        raise _too_deep() from error
    _check(data, 0)
    return data


def is_clean(text: str) -> bool:
    """Whether text can be stored, shown and printed: no control character but tab and line break, no lone surrogate."""
    return UNCLEAN.search(text) is None


def _decode(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        told = _("The document has %(count)s bytes; at most %(most)s are allowed.")
        raise Unreadable("too_large", told, facts={"count": Count(len(raw)), "most": Count(MAX_BYTES)})
    if not raw.strip():
        raise Unreadable("empty", _("The document is empty."))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Unreadable("not_utf8", _("The document is not valid UTF-8 text."), line) from error


def _check(value: Any, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise _too_deep()
    match value:
        case dict():
            for key, item in value.items():
                _check(key, depth + 1)
                _check(item, depth + 1)
        case list():
            for item in value:
                _check(item, depth + 1)
        case str() if not is_clean(value):
            told = _("The text beginning %(text)s holds a control character (such as NUL) or half a character.")
            raise Unreadable("bad_character", told, facts={"text": ascii(value[:20])})
        case bool():
            pass
        case int() if abs(value) > MAX_INTEGER:
            raise _number_too_large()
        case float() if not math.isfinite(value):
            raise Unreadable("not_a_number", _("NaN and infinity are not numbers we can store."))


def _too_deep() -> Unreadable:
    return Unreadable("too_deep", _("The document is nested deeper than %(most)s levels."), facts={"most": MAX_DEPTH})


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in pairs:
        if key in result:
            raise Unreadable("duplicate_key", TWICE, facts={"key": ascii(key)})
        result[key] = value
    return result


def _refuse_constant(name: str) -> NoReturn:
    raise Unreadable("not_a_number", _("%(name)s is not a JSON number."), facts={"name": name})


def _integer(digits: str) -> int:
    if len(digits) > 17:  # longer than any number in bounds; int() of a huge text would be slow
        raise _number_too_large()
    return int(digits)


def _number_too_large() -> Unreadable:
    told = _("Whole numbers may reach ±%(most)s; this one does not fit.")
    return Unreadable("number_too_large", told, facts={"most": MAX_INTEGER})


class _Loader(yaml.SafeLoader):
    """SafeLoader without aliases, tags, merge keys, duplicate keys, and YAML 1.1's surprises (`NO`, dates, octals)."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise Unreadable("alias", _("YAML aliases (*name) are not allowed."), event.start_mark.line + 1)
        return super().compose_node(parent, index)

    def construct_object_of(self, node: Any) -> dict[str, Any]:
        seen = set()
        for key, _value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise Unreadable("malformed", _("A key must be plain text."), key.start_mark.line + 1)
            if key.value in seen:
                raise Unreadable("duplicate_key", TWICE, key.start_mark.line + 1, {"key": ascii(key.value)})
            seen.add(key.value)
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}

    def refuse_tag(self, node: Any) -> NoReturn:
        raise Unreadable("tag", _("The YAML tag %(tag)s is not allowed."), node.start_mark.line + 1, {"tag": node.tag})


def _build_loader() -> None:
    """Keep JSON's scalars only. Everything else that YAML 1.1 would turn into another type stays the text it is."""
    kept = {
        "tag:yaml.org,2002:null": (r"^(?:~|null|)$", ["~", "n", ""]),
        "tag:yaml.org,2002:bool": (r"^(?:true|false)$", list("tf")),
        "tag:yaml.org,2002:int": (r"^-?(?:0|[1-9][0-9]{0,16})$", list("-0123456789")),
        "tag:yaml.org,2002:float": (r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?$", list("-0123456789")),
    }
    _Loader.yaml_implicit_resolvers = {}
    for tag, (pattern, first) in kept.items():
        _Loader.add_implicit_resolver(tag, re.compile(pattern), first)
    allowed = {*kept, "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"}
    _Loader.yaml_constructors = {tag: made for tag, made in yaml.SafeLoader.yaml_constructors.items() if tag in allowed}
    _Loader.add_constructor("tag:yaml.org,2002:map", _Loader.construct_object_of)
    _Loader.add_constructor(None, _Loader.refuse_tag)


_build_loader()

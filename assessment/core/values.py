"""Reads the value of one answer, by the kind of its question. Pure.

What is wrong goes to `faults`, below the pointer `place`; a value that has a fault is never used.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from assessment.core import isolists
from assessment.core.answers import Value
from assessment.core.faults import Count, Fault, Words, pointer
from assessment.core.faults import gettext_noop as _
from assessment.core.questionnaire import Question
from assessment.core.reading import is_clean

MAX_SHORT = 300
MAX_LONG = 2000
MAX_LINK = 500
MAX_LISTED = 20  # links or codes in an answer that is a list of them, unless its question says less


def read(question: Question, raw: Any, place: str, faults: list[Fault]) -> Value | None:
    match question.type:
        case "ladder" | "single":
            return _one(raw, question.choice_ids, place, faults)
        case "multiple":
            return _several(question, raw, place, faults)
        case "matrix":
            return _matrix(question, raw, place, faults)
        case "short_text":
            return _written(raw, MAX_SHORT, place, faults)
        case "long_text":
            return _written(raw, MAX_LONG, place, faults)
        case "number":
            return _number(question, raw, place, faults)
        case "date":
            return _date(raw, place, faults)
        case "links":
            return _list(question, raw, place, faults, link_problem)
        case "countries" | "languages":
            return _list(question, raw, place, faults, _code_problem(question.type))


def text(raw: Any, limit: int, place: str, faults: list[Fault]) -> str:
    if not isinstance(raw, str):
        faults.append(Fault(place, "wrong_type", _("This must be text.")))
        return ""
    if len(raw) > limit:
        told = _("The text has %(count)s characters; at most %(most)s are allowed.")
        faults.append(Fault(place, "too_long", told, {"count": Count(len(raw)), "most": Count(limit)}))
    if not is_clean(raw):
        faults.append(Fault(place, "bad_character", _("The text holds a control character.")))
    return raw


def link_problem(link: Any) -> Words | None:
    """Why a link cannot be kept, or None. Links are kept and shown, never fetched."""
    if not isinstance(link, str):
        return Words(_("A link must be text."))
    if len(link) > MAX_LINK:
        told = _("The link has %(count)s characters; at most %(most)s are allowed.")
        return Words(told, {"count": len(link), "most": MAX_LINK})
    if not is_clean(link) or any(character.isspace() for character in link):
        return Words(_("A link cannot hold spaces or control characters."))
    try:
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https"):
        return Words(_("Write a whole link that begins with https:// or http://."))
    return None


def listed(words: Iterable[str]) -> str:
    return ", ".join(words)


def _one(raw: Any, allowed: tuple[str, ...], place: str, faults: list[Fault]) -> str | None:
    if isinstance(raw, str) and raw in allowed:
        return raw
    faults.append(Fault(place, "not_allowed", _("Choose one of %(allowed)s."), {"allowed": listed(allowed)}))
    return None


def _several(question: Question, raw: Any, place: str, faults: list[Fault]) -> Value | None:
    if not isinstance(raw, list) or not raw:
        told = _("Give a list of one or more of %(choices)s.")
        faults.append(Fault(place, "wrong_type", told, {"choices": listed(question.choice_ids)}))
        return None
    before = len(faults)
    chosen = [_one(each, question.choice_ids, f"{place}/{index}", faults) for index, each in enumerate(raw)]
    if len(faults) > before:
        return None
    if len(set(chosen)) < len(chosen):
        faults.append(Fault(place, "duplicate", _("Each choice may stand once.")))
    if question.at_most and len(chosen) > question.at_most:
        faults.append(Fault(place, "too_many", _("At most %(most)s may be chosen."), {"most": question.at_most}))
    alone = next((choice.id for choice in question.choices if choice.exclusive and choice.id in chosen), None)
    if alone and len(chosen) > 1:
        told = _("%(choice)s cannot stand beside another choice.")
        faults.append(Fault(place, "contradiction", told, {"choice": repr(alone)}))
    return tuple(choice for choice in question.choice_ids if choice in chosen)  # in the questionnaire's order


def _matrix(question: Question, raw: Any, place: str, faults: list[Fault]) -> Value | None:
    rows = listed(question.row_ids)
    if not isinstance(raw, dict) or not raw:
        told = _("Give an object: row -> choice. Rows are %(rows)s.")
        faults.append(Fault(place, "wrong_type", told, {"rows": rows}))
        return None
    for row, choice in raw.items():
        if row not in question.row_ids:
            faults.append(Fault(f"{place}{pointer(row)}", "not_allowed", _("The rows are %(rows)s."), {"rows": rows}))
        else:
            _one(choice, question.choice_ids, f"{place}{pointer(row)}", faults)
    if question.at_most and len(raw) > question.at_most:
        told = _("At most %(most)s rows may be answered.")
        faults.append(Fault(place, "too_many", told, {"most": question.at_most}))
    return {row: raw[row] for row in question.row_ids if row in raw}


def _written(raw: Any, limit: int, place: str, faults: list[Fault]) -> str:
    found = text(raw, limit, place, faults)
    if isinstance(raw, str) and not found.strip():
        faults.append(Fault(place, "missing", _("Write something, or leave the question out.")))
    return found


def _number(question: Question, raw: Any, place: str, faults: list[Fault]) -> int | None:
    low, high = question.minimum or 0, question.maximum or 0
    if isinstance(raw, int) and not isinstance(raw, bool) and low <= raw <= high:
        return raw
    told = _("Give a whole number from %(low)s to %(high)s.")
    faults.append(Fault(place, "not_allowed", told, {"low": low, "high": high}))
    return None


def _date(raw: Any, place: str, faults: list[Fault]) -> str | None:
    try:
        if isinstance(raw, str) and len(raw) == len("2026-01-31"):
            return date.fromisoformat(raw).isoformat()
    except ValueError:
        pass
    told = _("Give a day that exists, as year-month-day, such as 2026-01-31.")
    faults.append(Fault(place, "not_allowed", told))
    return None


def _list(
    question: Question, raw: Any, place: str, faults: list[Fault], problem: Callable[[Any], Words | None]
) -> Value | None:
    if not isinstance(raw, list) or not raw:
        faults.append(Fault(place, "wrong_type", _("Give a list with one entry or more.")))
        return None
    most = question.at_most or MAX_LISTED
    if len(raw) > most:
        faults.append(Fault(place, "too_many", _("At most %(most)s may be given."), {"most": most}))
        return None
    before = len(faults)
    faults += [
        Fault(f"{place}/{index}", "bad_link" if question.type == "links" else "not_allowed", told.text, told.facts)
        for index, each in enumerate(raw)
        if (told := problem(each))
    ]
    if len(faults) > before:
        return None
    if len(set(raw)) < len(raw):
        faults.append(Fault(place, "duplicate", _("Each entry may stand once.")))
    return tuple(raw)


def _code_problem(kind: isolists.IsoList) -> Callable[[Any], Words | None]:
    told = {
        "countries": _("%(code)s is no ISO 3166-1 code of a country; write two capital letters, such as PL."),
        "languages": _("%(code)s is no ISO 639-3 code of a language; write three small letters, such as pol."),
    }[kind]
    known = isolists.names(kind)
    return lambda raw: None if isinstance(raw, str) and raw in known else Words(told, {"code": repr(raw)})

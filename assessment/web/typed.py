"""What somebody typed into one question's controls, and how that becomes an answer.

Whether it is a valid answer is not judged here: it is written as the document writes answers and given to
`answering`, so that a page and the API refuse the same things in the same words.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from assessment.core import answering
from assessment.core.answers import UNANSWERED, Answer
from assessment.core.faults import Fault, pointer
from assessment.core.questionnaire import Question
from assessment.language import reader
from assessment.web import codes

ONE_OF = ("ladder", "single")  # one radio group holds the choices and the other states
TEXTS = ("short_text", "long_text", "number")
LINES = ("links", "countries", "languages")  # one a line
DAY = ("day", "month", "year")
OPEN = "unanswered"
_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,15}")


def control(question: str, part: str = "", row: str = "") -> str:
    """The name of a form control. No id holds a tilde, so no part can be taken for another question."""
    return "~".join(each for each in (question, part, row) if each)


@dataclass(frozen=True, slots=True)
class Typed:
    """The controls of one question as they stand, whether they make sense together or not."""

    state: str = ""  # "unknown", "not_applicable", "withheld", "unanswered" or "": whatever is chosen counts
    chosen: tuple[str, ...] = ()
    text: str = ""
    rows: Mapping[str, str] = field(default_factory=dict)  # of a matrix; of a date: its day, month and year
    reason: str = ""
    note: str = ""
    evidence: str = ""  # one link a line
    visibility: str = ""

    def document(self, question: Question) -> dict[str, Any]:
        """As the document writes it; empty when nothing was said. A contradiction stays one, for `answering` to see."""
        data: dict[str, Any] = {}
        if (value := self._value(question)) is not None:
            data["value"] = value
        match self.state:
            case "unknown" | "withheld":
                data[self.state] = True
            case "not_applicable":
                data["not_applicable"] = self.reason
        links = self.evidence.split("\n") if self.evidence else []
        extras = {"note": self.note, "evidence": links, "visibility": self.visibility}
        return data | {name: value for name, value in extras.items() if value}

    def lines(self, question: Question) -> tuple[str, ...]:
        """What the lines of a list say: links, or codes and what is none."""
        if question.type in ("countries", "languages"):
            return codes.entries(question.type, self.text, reader())
        return tuple(self.text.split("\n")) if self.text else ()

    def _value(self, question: Question) -> Any:
        """None where nothing was chosen or written. What cannot be right stays as typed, for `answering` to refuse."""
        match question.type:
            case "ladder" | "single":
                return self.chosen[0] if self.chosen else None
            case "multiple":
                return list(self.chosen) or None
            case "matrix":
                return dict(self.rows) or None
            case "date":
                return _day(self.rows) if self.rows else None
            case "number" if _WHOLE_NUMBER.fullmatch(self.text):
                return int(self.text)
            case "links" | "countries" | "languages":
                return list(self.lines(question)) or None
            case _:
                return self.text or None

    def answer(self, question: Question, faults: list[Fault]) -> Answer:
        data = self.document(question)
        return answering.parse(question, data, pointer("answers", question.id), faults) if data else UNANSWERED


def read(question: Question, post: QueryDict) -> Typed:
    """What was posted for a question."""
    picked = post.get(question.id, "") if question.type in ONE_OF else ""
    kind, _, name = picked.partition(":")
    state = name if kind == "state" else post.get(control(question.id, "state"), "")
    return Typed(
        state="" if state == OPEN else state,
        chosen=_chosen(question, post, name if kind == "value" else ""),
        text=_text(question, post.get(question.id, "")),
        rows=_rows(question, post),
        reason=_clean(post.get(control(question.id, "reason"), "")),
        note=_clean(post.get(control(question.id, "note"), "")),
        evidence=_lines(post.get(control(question.id, "evidence"), "")),
        visibility=post.get(control(question.id, "visibility"), ""),
    )


def of(question: Question, answer: Answer) -> Typed:
    """A stored answer as its controls show it."""
    return Typed(
        state="" if answer.state in ("answered", "unanswered") else answer.state.value,
        chosen=answer.chosen if question.type in (*ONE_OF, "multiple") else (),
        text=_stored_text(question, answer),
        rows=_stored_rows(question, answer),
        reason=answer.reason,
        note=answer.note,
        evidence="\n".join(answer.evidence),
        visibility=answer.visibility or "",
    )


def fingerprint(data: Mapping[str, Any]) -> str:
    """A short digest of an answer in its document form: tells whether a question was touched since it was shown."""
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:16]


def _chosen(question: Question, post: QueryDict, picked: str) -> tuple[str, ...]:
    match question.type:
        case "ladder" | "single":
            return (picked,) if picked else ()
        case "multiple":
            return tuple(post.getlist(question.id))
        case _:
            return ()


def _rows(question: Question, post: QueryDict) -> Mapping[str, str]:
    if question.type == "date":
        given = {part: post.get(control(question.id, part), "").strip() for part in DAY}
    else:
        given = {row: post.get(control(question.id, "row", row), "") for row in question.row_ids}
    return {row: choice for row, choice in given.items() if choice}


def _day(parts: Mapping[str, str]) -> str:
    """As the document writes a date, where the parts are numbers; a year has four digits."""
    year, month, day = (parts.get(part, "") for part in reversed(DAY))
    return "-".join((year, month.zfill(2), day.zfill(2)))


def _text(question: Question, posted: str) -> str:
    if question.type in LINES:
        return _lines(posted)
    return _clean(posted) if question.type in TEXTS else ""


def _stored_text(question: Question, answer: Answer) -> str:
    match answer.value:
        case tuple() as codes_kept if question.type in ("countries", "languages"):
            return "\n".join(codes.written(question.type, code, reader()) for code in codes_kept)
        case tuple() as links if question.type == "links":
            return "\n".join(links)
        case str() | int() as told if question.type in TEXTS:
            return str(told)
        case _:
            return ""


def _stored_rows(question: Question, answer: Answer) -> Mapping[str, str]:
    match answer.value:
        case Mapping() as rows:
            return rows
        case str() as day if question.type == "date":
            return dict(zip(reversed(DAY), (each.lstrip("0") for each in day.split("-")), strict=True))
        case _:
            return {}


def _clean(text: str) -> str:
    """Browsers send line breaks as CRLF; answers keep LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _lines(text: str) -> str:
    return "\n".join(line for line in (each.strip() for each in _clean(text).split("\n")) if line)

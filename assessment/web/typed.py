"""What somebody typed into one question's controls, and how that becomes an answer.

Whether it is a valid answer is not judged here: it is written as the document writes answers and given to
`answering`, so that a page and the API refuse the same things in the same words.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from assessment.core import answering
from assessment.core.answers import UNANSWERED, Answer
from assessment.core.faults import Fault, pointer
from assessment.core.questionnaire import Question

ONE_OF = ("ladder", "single")  # one radio group holds the choices and the other states
TEXTS = ("short_text", "long_text")
OPEN = "unanswered"


def control(question: str, part: str = "", row: str = "") -> str:
    """The name of a form control. No id holds a tilde, so no part can be taken for another question."""
    return "~".join(each for each in (question, part, row) if each)


@dataclass(frozen=True, slots=True)
class Typed:
    """The controls of one question as they stand, whether they make sense together or not."""

    state: str = ""  # "unknown", "not_applicable", "withheld", "unanswered" or "": whatever is chosen counts
    chosen: tuple[str, ...] = ()
    text: str = ""
    rows: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    note: str = ""
    evidence: str = ""  # one link a line
    visibility: str = ""

    def document(self, question: Question) -> dict[str, Any]:
        """As the document writes it; empty when nothing was said. A contradiction stays one, for `answering` to see."""
        chosen = self.chosen[0] if self.chosen and question.type in ONE_OF else list(self.chosen)
        data: dict[str, Any] = {}
        if value := self.text or chosen or dict(self.rows):
            data["value"] = value
        match self.state:
            case "unknown" | "withheld":
                data[self.state] = True
            case "not_applicable":
                data["not_applicable"] = self.reason
        links = self.evidence.split("\n") if self.evidence else []
        extras = {"note": self.note, "evidence": links, "visibility": self.visibility}
        return data | {name: value for name, value in extras.items() if value}

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
        text=_clean(post.get(question.id, "")) if question.type in TEXTS else "",
        rows=_rows(question, post),
        reason=_clean(post.get(control(question.id, "reason"), "")),
        note=_clean(post.get(control(question.id, "note"), "")),
        evidence=_lines(post.get(control(question.id, "evidence"), "")),
        visibility=post.get(control(question.id, "visibility"), ""),
    )


def of(question: Question, answer: Answer) -> Typed:
    """A stored answer as its controls show it."""
    value = answer.value
    return Typed(
        state="" if answer.state in ("answered", "unanswered") else answer.state.value,
        chosen=() if question.type in TEXTS else answer.chosen,
        text=value if isinstance(value, str) and question.type in TEXTS else "",
        rows=value if isinstance(value, Mapping) else {},
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
    given = {row: post.get(control(question.id, "row", row), "") for row in question.row_ids}
    return {row: choice for row, choice in given.items() if choice}


def _clean(text: str) -> str:
    """Browsers send line breaks as CRLF; answers keep LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _lines(text: str) -> str:
    return "\n".join(line for line in (each.strip() for each in _clean(text).split("\n")) if line)

"""The document: one project's answers as plain data, the same for the API, a file, the download and the attachment.

Pure. `parse` turns untrusted data into a `Document` or says everything that is wrong with it, each fault at its JSON
pointer with what would be right; `to_data` is its inverse.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import rfc8785

from assessment.core import answering, values
from assessment.core.answers import Answers
from assessment.core.faults import Count, Fault, InvalidDocument, pointer
from assessment.core.faults import gettext_noop as _
from assessment.core.questionnaire import Questionnaire, UnknownVersion
from assessment.core.reading import MAX_BYTES, is_clean

SCHEMA = "cartograph.document/1"
MAX_NAME = 200
MAX_URL = 500
FIELDS = ("schema", "questionnaire", "project", "answers")


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    name: str
    url: str = ""


@dataclass(frozen=True)
class Document:
    """Answers to one questionnaire version. Holds no person, key or time: equal answers have equal digests."""

    questionnaire: Questionnaire
    project: ProjectFacts
    answers: Answers

    @cached_property
    def canonical(self) -> bytes:
        """Its one byte form (RFC 8785): keys sorted, no spaces, UTF-8."""
        return _canonical(to_data(self))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical form, in hexadecimal."""
        return hashlib.sha256(self.canonical).hexdigest()


def digest_of(data: Any) -> str:
    """The digest that a document's plain data has, whether or not it is a valid one."""
    return hashlib.sha256(_canonical(data)).hexdigest()


def _canonical(data: Any) -> bytes:
    return rfc8785.dumps(data)


Find = Callable[[str, str], Questionnaire]  # (id, version) -> questionnaire, or UnknownVersion


def parse(data: Any, find: Find) -> Document:
    """Raises InvalidDocument with every fault found, in the order of the document."""
    if not isinstance(data, dict):
        told = _("The document must be an object with schema, questionnaire, project and answers.")
        raise InvalidDocument((Fault("", "wrong_type", told),))
    faults = _field_faults(data)
    project = _project(data.get("project"), faults) if "project" in data else None
    questionnaire = _questionnaire(data.get("questionnaire"), find, faults) if "questionnaire" in data else None
    answers: Answers = {}
    if questionnaire and "answers" in data:
        answers = answering.parse_all(questionnaire, data["answers"], faults)
    if faults or questionnaire is None or project is None:
        raise InvalidDocument(tuple(faults))
    document = Document(questionnaire, project, answers)
    if oversize := size_faults(document):
        raise InvalidDocument(tuple(oversize))
    return document


def _field_faults(data: dict[str, Any]) -> list[Fault]:
    told = _("There is no such field; allowed are %(fields)s.")
    allowed = {"fields": values.listed(FIELDS)}
    faults = [Fault(pointer(key), "unknown_field", told, allowed) for key in data if key not in FIELDS]
    faults += [Fault(pointer(key), "missing", _("This field is required.")) for key in FIELDS if key not in data]
    if "schema" in data and data["schema"] != SCHEMA:
        faults.append(Fault("/schema", "not_allowed", _("The only schema is %(schema)s."), {"schema": repr(SCHEMA)}))
    return faults


def restore(data: Any, find: Find) -> Document:
    """Read a document that was stored, so that an old submission can always be shown.

    It was valid when it came in; what no longer is (a draft questionnaire may lose a question) is left out.
    """
    questionnaire = find(data["questionnaire"]["id"], data["questionnaire"]["version"])
    answers = {}
    for question_id, raw in data["answers"].items():
        faults: list[Fault] = []
        if question := questionnaire.questions.get(question_id):
            answer = answering.parse(question, raw, "", faults)
            if not faults:
                answers[question_id] = answer
    return Document(questionnaire, ProjectFacts(data["project"]["name"], data["project"].get("url", "")), answers)


def size_faults(document: Document) -> list[Fault]:
    size = len(document.canonical)
    if size <= MAX_BYTES:
        return []
    told = _("The document has %(count)s bytes; at most %(most)s are allowed.")
    return [Fault("", "too_large", told, {"count": Count(size), "most": Count(MAX_BYTES)})]


def to_data(document: Document) -> dict[str, Any]:
    project = {"name": document.project.name} | ({"url": document.project.url} if document.project.url else {})
    return {
        "schema": SCHEMA,
        "questionnaire": {"id": document.questionnaire.id, "version": document.questionnaire.version},
        "project": project,
        "answers": {question: answering.to_data(answer) for question, answer in sorted(document.answers.items())},
    }


def project_faults(name: Any, url: Any) -> list[Fault]:
    """What is wrong with a project's name and address, as the page and the document both judge it."""
    faults = []
    if not isinstance(name, str) or not name.strip():
        faults.append(Fault("/project/name", "missing", _("Give the project's name.")))
    elif len(name) > MAX_NAME:
        told = _("The name has %(count)s characters; at most %(most)s are allowed.")
        faults.append(Fault("/project/name", "too_long", told, {"count": len(name), "most": MAX_NAME}))
    elif not is_clean(name) or "\n" in name:
        faults.append(Fault("/project/name", "bad_character", _("The name must be one line of plain text.")))
    if url != "" and (problem := values.link_problem(url)):
        faults.append(Fault("/project/url", "bad_link", problem.text, problem.facts))
    return faults


def _project(data: Any, faults: list[Fault]) -> ProjectFacts | None:
    if not isinstance(data, dict):
        told = _("The project must be an object with name and, if you like, url.")
        faults.append(Fault("/project", "wrong_type", told))
        return None
    faults += [
        Fault(pointer("project", key), "unknown_field", _("There is no such field; allowed are name and url."))
        for key in data
        if key not in ("name", "url")
    ]
    found = project_faults(data.get("name"), data.get("url", ""))
    faults += found
    return None if found else ProjectFacts(data["name"].strip(), data.get("url", ""))


def _questionnaire(data: Any, find: Find, faults: list[Fault]) -> Questionnaire | None:
    match data:
        case {"id": str(name), "version": str(version), **rest} if not rest:
            try:
                return find(name, version)
            except UnknownVersion as error:
                faults.append(Fault("/questionnaire", "not_allowed", "%(problem)s", {"problem": error.args[0]}))
        case _:
            told = _('Write {"id": "…", "version": "…"}, both as text in quotes, and nothing else.')
            faults.append(Fault("/questionnaire", "wrong_type", told))
    return None

"""Reads one answer to one question, and writes it back. Pure.

Every face uses this: what a page would refuse, the API and the command line refuse, with the same words.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from assessment.core import branching
from assessment.core.answers import Answer, Answers, State, Value, Visibility
from assessment.core.faults import Fault, pointer
from assessment.core.questionnaire import Question, Questionnaire, wanted_question
from assessment.core.reading import is_clean

MAX_SHORT = 300
MAX_LONG = 2000
MAX_NOTE = 1000
MAX_REASON = 500
MAX_LINKS = 5
MAX_LINK = 500
MAX_WANTED = 3  # cells a project may want, over all domains
STATES = ("value", "unknown", "not_applicable", "withheld")
EXTRAS = ("note", "evidence", "visibility")


def parse_all(questionnaire: Questionnaire, data: Any, faults: list[Fault]) -> Answers:
    """Read all answers of a document, adding to `faults`. Hidden questions and too many wanted cells are faults too."""
    if not isinstance(data, dict):
        faults.append(Fault("/answers", "wrong_type", "The answers must be an object: question id -> answer."))
        return {}
    answers: dict[str, Answer] = {}
    for question_id, raw in data.items():
        place = pointer("answers", question_id)
        question = questionnaire.questions.get(question_id)
        if question is None:
            faults.append(
                Fault(place, "unknown_question", f"Version {questionnaire.version} has no question with this id.")
            )
            continue
        found: list[Fault] = []
        answer = parse(question, raw, place, found)
        faults += found
        if not found:
            answers[question_id] = answer
    faults += hidden_faults(questionnaire, answers)
    faults += wanted_faults(questionnaire, answers)
    return answers


def parse(question: Question, raw: Any, place: str, faults: list[Fault]) -> Answer:
    """Read one answer; what is wrong with it goes to `faults`, below the pointer `place`."""
    if not isinstance(raw, dict):
        faults.append(Fault(place, "wrong_type", f"An answer is an object with one of {_listed(STATES)}."))
        return Answer(State.UNANSWERED)
    faults += [
        Fault(
            f"{place}{pointer(key)}",
            "unknown_field",
            f"There is no such field; allowed are {_listed(STATES + EXTRAS)}.",
        )
        for key in raw
        if key not in STATES + EXTRAS
    ]
    given = [state for state in STATES if state in raw]
    if len(given) > 1:
        faults.append(Fault(place, "contradiction", f"Give exactly one of {_listed(STATES)}, not {_listed(given)}."))
    if not given and not any(key in raw for key in EXTRAS):
        faults.append(
            Fault(place, "missing", f"Give exactly one of {_listed(STATES)}; leave an unanswered question out.")
        )
    state, value, reason = _state(question, raw, given[0] if given else None, place, faults)
    return Answer(
        state=state,
        value=value,
        reason=reason,
        note=_text(raw.get("note", ""), MAX_NOTE, f"{place}/note", faults),
        evidence=_links(raw.get("evidence", []), f"{place}/evidence", faults),
        visibility=_visibility(raw["visibility"], f"{place}/visibility", faults) if "visibility" in raw else None,
    )


def to_data(answer: Answer) -> dict[str, Any]:
    """The answer as the document writes it: exactly one state, and only the extras there are."""
    data: dict[str, Any] = {}
    match answer.state:
        case State.ANSWERED:
            value = answer.value
            data["value"] = (
                list(value) if isinstance(value, tuple) else dict(value) if isinstance(value, Mapping) else value
            )
        case State.UNKNOWN | State.WITHHELD:
            data[answer.state.value] = True
        case State.NOT_APPLICABLE:
            data["not_applicable"] = answer.reason
    if answer.note:
        data["note"] = answer.note
    if answer.evidence:
        data["evidence"] = list(answer.evidence)
    if answer.visibility:
        data["visibility"] = answer.visibility.value
    return data


def hidden_faults(questionnaire: Questionnaire, answers: Answers) -> list[Fault]:
    return [
        Fault(
            pointer("answers", question_id),
            "hidden",
            f"This question is not asked here: it needs {branching.in_words(condition)}.",
        )
        for question_id, condition in branching.hidden(questionnaire, answers).items()
        if question_id in answers
    ]


def wanted_faults(questionnaire: Questionnaire, answers: Answers) -> list[Fault]:
    """A project may want more people in at most three cells: more than that is no longer a choice."""
    asked = [wanted_question(domain.id) for domain in questionnaire.dimensions.domains]
    given = [question for question in asked if question in answers and answers[question].value]
    if sum(len(answers[question].value or ()) for question in given) <= MAX_WANTED:
        return []
    detail = f"At most {MAX_WANTED} cells may be wanted over all domains together."
    return [Fault(pointer("answers", question, "value"), "too_many", detail) for question in given]


def link_problem(link: Any) -> str | None:
    """Why a link cannot be kept, or None. Links are kept and shown, never fetched."""
    if not isinstance(link, str):
        return "A link must be text."
    if len(link) > MAX_LINK:
        return f"The link has {len(link)} characters; at most {MAX_LINK} are allowed."
    if not is_clean(link) or any(character.isspace() for character in link):
        return "A link cannot hold spaces or control characters."
    try:
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https"):
        return "Write a whole link that begins with https:// or http://."
    return None


def _state(
    question: Question, raw: Mapping[str, Any], given: str | None, place: str, faults: list[Fault]
) -> tuple[State, Value | None, str]:
    match given:
        case "value":
            return State.ANSWERED, _value(question, raw["value"], f"{place}/value", faults), ""
        case "unknown" | "withheld":
            if raw[given] is not True:
                faults.append(Fault(f"{place}/{given}", "wrong_type", "The only value allowed here is true."))
            return State(given), None, ""
        case "not_applicable":
            if not question.may_be_not_applicable:
                faults.append(
                    Fault(f"{place}/not_applicable", "not_allowed", "This question applies to every project.")
                )
            reason = _text(raw["not_applicable"], MAX_REASON, f"{place}/not_applicable", faults)
            if not reason.strip():
                faults.append(Fault(f"{place}/not_applicable", "missing", "Say in a few words why it does not apply."))
            return State.NOT_APPLICABLE, None, reason
        case _:
            return State.UNANSWERED, None, ""


def _value(question: Question, raw: Any, place: str, faults: list[Fault]) -> Value | None:
    match question.type:
        case "ladder" | "single":
            return _one(raw, question.choice_ids, place, faults)
        case "multiple":
            return _several(question, raw, place, faults)
        case "matrix":
            return _matrix(question, raw, place, faults)
        case "short_text" | "long_text":
            text = _text(raw, MAX_SHORT if question.type == "short_text" else MAX_LONG, place, faults)
            if isinstance(raw, str) and not text.strip():
                faults.append(Fault(place, "missing", "Write something, or leave the question out."))
            return text


def _one(raw: Any, allowed: tuple[str, ...], place: str, faults: list[Fault]) -> str | None:
    if isinstance(raw, str) and raw in allowed:
        return raw
    faults.append(Fault(place, "not_allowed", f"Choose one of {_listed(allowed)}."))
    return None


def _several(question: Question, raw: Any, place: str, faults: list[Fault]) -> Value | None:
    if not isinstance(raw, list) or not raw:
        faults.append(Fault(place, "wrong_type", f"Give a list of one or more of {_listed(question.choice_ids)}."))
        return None
    before = len(faults)
    chosen = [_one(each, question.choice_ids, f"{place}/{index}", faults) for index, each in enumerate(raw)]
    if len(faults) > before:
        return None
    if len(set(chosen)) < len(chosen):
        faults.append(Fault(place, "duplicate", "Each choice may stand once."))
    if question.at_most and len(chosen) > question.at_most:
        faults.append(Fault(place, "too_many", f"At most {question.at_most} may be chosen."))
    alone = next((choice.id for choice in question.choices if choice.exclusive and choice.id in chosen), None)
    if alone and len(chosen) > 1:
        faults.append(Fault(place, "contradiction", f"{alone!r} cannot stand beside another choice."))
    return tuple(choice for choice in question.choice_ids if choice in chosen)  # in the questionnaire's order


def _matrix(question: Question, raw: Any, place: str, faults: list[Fault]) -> Value | None:
    if not isinstance(raw, dict) or not raw:
        faults.append(
            Fault(place, "wrong_type", f"Give an object: row -> choice. Rows are {_listed(question.row_ids)}.")
        )
        return None
    for row, choice in raw.items():
        if row not in question.row_ids:
            faults.append(Fault(f"{place}{pointer(row)}", "not_allowed", f"The rows are {_listed(question.row_ids)}."))
        else:
            _one(choice, question.choice_ids, f"{place}{pointer(row)}", faults)
    return {row: raw[row] for row in question.row_ids if row in raw}


def _text(raw: Any, limit: int, place: str, faults: list[Fault]) -> str:
    if not isinstance(raw, str):
        faults.append(Fault(place, "wrong_type", "This must be text."))
        return ""
    if len(raw) > limit:
        faults.append(Fault(place, "too_long", f"The text has {len(raw):,} characters; at most {limit:,} are allowed."))
    if not is_clean(raw):
        faults.append(Fault(place, "bad_character", "The text holds a control character."))
    return raw


def _links(raw: Any, place: str, faults: list[Fault]) -> tuple[str, ...]:
    if not isinstance(raw, list):
        faults.append(Fault(place, "wrong_type", "Give a list of links."))
        return ()
    if len(raw) > MAX_LINKS:
        faults.append(Fault(place, "too_many", f"At most {MAX_LINKS} links may stand with one answer."))
    for index, link in enumerate(raw):
        if problem := link_problem(link):
            faults.append(Fault(f"{place}/{index}", "bad_link", problem))
    return tuple(raw)


def _visibility(raw: Any, place: str, faults: list[Fault]) -> Visibility | None:
    try:
        return Visibility(raw)
    except ValueError:
        faults.append(Fault(place, "not_allowed", f"Choose one of {_listed(Visibility)}."))
        return None


def _listed(words: Any) -> str:
    return ", ".join(words)

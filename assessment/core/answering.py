"""Reads one answer to one question, and writes it back. Pure.

Every face uses this: what a page would refuse, the API and the command line refuse, with the same words.
"""

from collections.abc import Mapping
from typing import Any

from assessment.core import branching, values
from assessment.core.answers import UNANSWERED, Answer, Answers, State, Value, Visibility
from assessment.core.faults import Fault, pointer
from assessment.core.faults import gettext_noop as _
from assessment.core.questionnaire import Question, Questionnaire

MAX_NOTE = 1000
MAX_REASON = 500
MAX_LINKS = 5
MAX_WANTED = 3  # cells a project may want, over all domains
STATES = ("value", "unknown", "not_applicable", "withheld")
EXTRAS = ("note", "evidence", "visibility")
FIELDS = STATES + EXTRAS
LISTED = values.listed(STATES)


def parse_all(questionnaire: Questionnaire, data: Any, faults: list[Fault]) -> Answers:
    """Read all answers of a document, adding to `faults`. Hidden questions and too many wanted cells are faults too."""
    if not isinstance(data, dict):
        faults.append(Fault("/answers", "wrong_type", _("The answers must be an object: question id -> answer.")))
        return {}
    answers: dict[str, Answer] = {}
    for question_id, raw in data.items():
        place = pointer("answers", question_id)
        question = questionnaire.questions.get(question_id)
        if question is None:
            told = _("Version %(version)s has no question with this id.")
            faults.append(Fault(place, "unknown_question", told, {"version": questionnaire.version}))
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
        faults.append(
            Fault(place, "wrong_type", _("An answer is an object with one of %(states)s."), {"states": LISTED})
        )
        return Answer(State.UNANSWERED)
    told, allowed = _("There is no such field; allowed are %(fields)s."), {"fields": values.listed(FIELDS)}
    faults += [Fault(f"{place}{pointer(key)}", "unknown_field", told, allowed) for key in raw if key not in FIELDS]
    given = _given(raw, place, faults)
    state, value, reason = _state(question, raw, given, place, faults)
    return Answer(
        state=state,
        value=value,
        reason=reason,
        note=values.text(raw.get("note", ""), MAX_NOTE, f"{place}/note", faults),
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
            _("This question is not asked here: it needs %(condition)s."),
            {"condition": branching.in_words(condition)},
        )
        for question_id, condition in branching.hidden(questionnaire, answers).items()
        if question_id in answers
    ]


def wanted_faults(questionnaire: Questionnaire, answers: Answers) -> list[Fault]:
    """A project may want more people in at most three cells: more than that is no longer a choice."""
    given = {
        question: rows
        for question in questionnaire.wishes
        if isinstance(rows := answers.get(question, UNANSWERED).value, Mapping)
    }
    if sum(map(len, given.values())) <= MAX_WANTED:
        return []
    told = _("At most %(most)s cells may be wanted over all domains together.")
    return [Fault(pointer("answers", question, "value"), "too_many", told, {"most": MAX_WANTED}) for question in given]


def _given(raw: Mapping[str, Any], place: str, faults: list[Fault]) -> str | None:
    """The one state an answer gives; none is right only beside a note or another extra."""
    given = [state for state in STATES if state in raw]
    if len(given) > 1:
        told = _("Give exactly one of %(states)s, not %(given)s.")
        faults.append(Fault(place, "contradiction", told, {"states": LISTED, "given": values.listed(given)}))
    if not given and not any(key in raw for key in EXTRAS):
        told = _("Give exactly one of %(states)s; leave an unanswered question out.")
        faults.append(Fault(place, "missing", told, {"states": LISTED}))
    return given[0] if given else None


def _state(
    question: Question, raw: Mapping[str, Any], given: str | None, place: str, faults: list[Fault]
) -> tuple[State, Value | None, str]:
    match given:
        case "value":
            return State.ANSWERED, values.read(question, raw["value"], f"{place}/value", faults), ""
        case "unknown" | "withheld":
            if raw[given] is not True:
                faults.append(Fault(f"{place}/{given}", "wrong_type", _("The only value allowed here is true.")))
            return State(given), None, ""
        case "not_applicable":
            if not question.may_be_not_applicable:
                told = _("This question applies to every project.")
                faults.append(Fault(f"{place}/not_applicable", "not_allowed", told))
            reason = values.text(raw["not_applicable"], MAX_REASON, f"{place}/not_applicable", faults)
            if not reason.strip():
                told = _("Say in a few words why it does not apply.")
                faults.append(Fault(f"{place}/not_applicable", "missing", told))
            return State.NOT_APPLICABLE, None, reason
        case _:
            return State.UNANSWERED, None, ""


def _links(raw: Any, place: str, faults: list[Fault]) -> tuple[str, ...]:
    if not isinstance(raw, list):
        faults.append(Fault(place, "wrong_type", _("Give a list of links.")))
        return ()
    if len(raw) > MAX_LINKS:
        told = _("At most %(most)s links may stand with one answer.")
        faults.append(Fault(place, "too_many", told, {"most": MAX_LINKS}))
    for index, link in enumerate(raw):
        if problem := values.link_problem(link):
            faults.append(Fault(f"{place}/{index}", "bad_link", problem.text, problem.facts))
    return tuple(raw)


def _visibility(raw: Any, place: str, faults: list[Fault]) -> Visibility | None:
    try:
        return Visibility(raw)
    except ValueError:
        faults.append(
            Fault(place, "not_allowed", _("Choose one of %(allowed)s."), {"allowed": values.listed(Visibility)})
        )
        return None

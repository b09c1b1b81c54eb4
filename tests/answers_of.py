"""Random valid answers to the real questionnaire, for properties that must hold whatever people answer."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from assessment.core import answering, branching, questionnaire
from assessment.core.answers import Answer, Answers
from assessment.core.questionnaire import Question

ASKED = questionnaire.current()
STATES = [{"unknown": True}, {"withheld": True}]


def raw_values(question: Question) -> st.SearchStrategy[Any]:
    match question.type:
        case "ladder" | "single":
            return st.sampled_from(question.choice_ids)
        case "multiple":
            alone = [choice.id for choice in question.choices if choice.exclusive]
            together = [choice for choice in question.choice_ids if choice not in alone]
            several = st.lists(
                st.sampled_from(together), min_size=1, max_size=question.at_most or len(together), unique=True
            )
            return st.one_of(several, *(st.just([each]) for each in alone))
        case "matrix":
            most = 1 if question.id in ASKED.wishes else question.at_most or len(question.rows)
            return st.dictionaries(
                st.sampled_from(question.row_ids), st.sampled_from(question.choice_ids), min_size=1, max_size=most
            )
        case "number":
            return st.integers(question.minimum, question.maximum)
        case "date":
            return st.dates(date(2000, 1, 1), date(2026, 12, 31)).map(date.isoformat)
        case "links":
            return st.just(["https://example.org/project"])
        case "countries":
            return st.lists(st.sampled_from(["PL", "NO", "BR"]), min_size=1, max_size=2, unique=True)
        case "languages":
            return st.lists(st.sampled_from(["pol", "nob", "por"]), min_size=1, max_size=2, unique=True)
        case _:
            return st.text(
                st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40
            ).filter(str.strip)


def raw_answers(question: Question) -> st.SearchStrategy[dict[str, Any]]:
    """One valid answer as the document writes it."""
    other = [*STATES, *([{"not_applicable": "made elsewhere"}] if question.may_be_not_applicable else [])]
    state = st.one_of(raw_values(question).map(lambda value: {"value": value}), st.sampled_from(other))
    link = st.lists(st.just("https://example.org/decision/1"), max_size=2)
    return st.builds(lambda answer, evidence: answer | ({"evidence": evidence} if evidence else {}), state, link)


@st.composite
def raw_documents(draw: st.DrawFn) -> dict[str, Any]:
    """The answers of a valid document: some questions left out, no hidden one, at most three cells wanted."""
    raw = {}
    for question in ASKED.questions.values():
        if draw(st.integers(0, 4)):
            raw[question.id] = draw(raw_answers(question))
    wanted = [question for question in raw if question in ASKED.wishes]
    for question_id in wanted[answering.MAX_WANTED :]:
        del raw[question_id]
    for question_id in branching.hidden(ASKED, {key: parsed(key, each) for key, each in raw.items()}):
        raw.pop(question_id, None)
    return raw


def sample_value(question: Question, level: int = 1) -> Any:
    """One valid value of a question as the document writes it: the choice at this place, every box, every row."""
    written = {
        "number": question.maximum,
        "date": "2026-05-14",
        "links": ["https://example.org/project"],
        "countries": ["PL", "NO"],
        "languages": ["pol", "nob"],
    }
    match question.type:
        case "ladder" | "single":
            return question.choice_ids[min(level, len(question.choices) - 1)]
        case "multiple":
            return [choice.id for choice in question.choices if not choice.exclusive][: question.at_most]
        case "matrix":
            return dict.fromkeys(question.row_ids[: question.at_most], question.choice_ids[-1])
        case kind:
            return written.get(kind, "The maintainers and two partner labs.")


def parsed(question_id: str, raw: dict[str, Any]) -> Answer:
    return answering.parse(ASKED.questions[question_id], raw, "", [])


def answers() -> st.SearchStrategy[Answers]:
    return raw_documents().map(lambda raw: {key: parsed(key, each) for key, each in raw.items()})

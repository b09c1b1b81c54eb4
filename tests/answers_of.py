"""Random valid answers to the real questionnaire, for properties that must hold whatever people answer."""

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
            return st.dictionaries(
                st.sampled_from(question.row_ids), st.sampled_from(question.choice_ids), min_size=1, max_size=1
            )
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
    wanted = [question for question in raw if ASKED.questions[question].type == "matrix"]
    for question_id in wanted[answering.MAX_WANTED :]:
        del raw[question_id]
    for question_id in branching.hidden(ASKED, {key: parsed(key, each) for key, each in raw.items()}):
        raw.pop(question_id, None)
    return raw


def parsed(question_id: str, raw: dict[str, Any]) -> Answer:
    return answering.parse(ASKED.questions[question_id], raw, "", [])


def answers() -> st.SearchStrategy[Answers]:
    return raw_documents().map(lambda raw: {key: parsed(key, each) for key, each in raw.items()})

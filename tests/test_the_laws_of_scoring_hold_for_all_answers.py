"""The laws of the instrument, over random valid answers to the real questionnaire."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assessment.core import branching, conditions, scoring
from assessment.core.answers import UNANSWERED, Answer, Answers, State
from assessment.core.profile import Profile
from assessment.core.questionnaire import Question
from tests.answers_of import ASKED, answers, parsed, raw_answers, raw_values

LADDERS = [question.id for question in ASKED.questions.values() if question.type == "ladder"]
OPEN = (State.UNKNOWN, State.WITHHELD, State.UNANSWERED)


def values(profile: Profile) -> Iterator[tuple[str, float | None, float | None]]:
    """Every value of a profile that is a range, by name."""
    yield from ((cell.id, cell.low, cell.high) for cell in profile.cells)
    yield from ((stage.stage, stage.low, stage.high) for stage in profile.stages)
    yield from ((facet.id, facet.low, facet.high) for facet in profile.facets)
    yield from ((each.model, each.low, each.high) for each in profile.governance_model.likeness)


def scored(given_answers: Answers) -> dict[str, tuple[float | None, float | None]]:
    return {name: (low, high) for name, low, high in values(scoring.score(ASKED, given_answers))}


@given(answers(), st.sampled_from(LADDERS), st.data())
def test_raising_one_ladder_answer_never_lowers_anything(found: Answers, question_id: str, data: st.DataObject) -> None:
    question = ASKED.questions[question_id]
    lower, higher = sorted(data.draw(st.lists(st.integers(0, 4), min_size=2, max_size=2)))

    before = scored({**found, question_id: answered(question, lower)})
    after = scored({**found, question_id: answered(question, higher)})

    for name, (low, high) in before.items():
        assert (low is None) == (after[name][0] is None)
        if low is not None and high is not None and name not in models():
            assert after[name][0] >= low  # type: ignore[operator]
            assert after[name][1] >= high  # type: ignore[operator]


@given(answers(), st.data())
def test_a_range_holds_every_value_that_completing_it_can_give(found: Answers, data: st.DataObject) -> None:
    completed = dict(found)
    for question in ASKED.questions.values():
        missing = completed.get(question.id, UNANSWERED).state in OPEN
        if missing and question.id != "setting.stages_worked_on" and data.draw(st.booleans()):
            completed[question.id] = parsed(question.id, {"value": data.draw(raw_values(question))})

    before, after = scored(found), scored(completed)

    for name, (low, high) in after.items():
        assert_inside(before[name], low, high)


@given(answers(), st.data())
def test_not_applicable_in_place_of_an_open_answer_stays_inside_the_range(found: Answers, data: st.DataObject) -> None:
    candidates = [
        question.id
        for question in ASKED.questions.values()
        if question.may_be_not_applicable and found.get(question.id, UNANSWERED).state in OPEN
    ]
    assume(candidates)
    question_id = data.draw(st.sampled_from(candidates))

    before = scored(found)
    after = scored({**found, question_id: Answer(State.NOT_APPLICABLE, reason="made elsewhere")})

    for name, (low, high) in after.items():
        assert_inside(before[name], low, high)


@given(answers(), st.randoms())
def test_the_order_of_answers_never_matters(found: Answers, order: random.Random) -> None:
    shuffled = list(found.items())
    order.shuffle(shuffled)

    assert scoring.score(ASKED, dict(shuffled)) == scoring.score(ASKED, found)


@given(answers(), st.data())
def test_hidden_answers_never_matter(found: Answers, data: st.DataObject) -> None:
    narrowed = {**found, "setting.stages_worked_on": parsed("setting.stages_worked_on", {"value": ["pre_training"]})}
    narrowed = {key: each for key, each in narrowed.items() if key not in branching.hidden(ASKED, narrowed)}
    hidden = data.draw(st.sampled_from(sorted(branching.hidden(ASKED, narrowed))))
    smuggled = parsed(hidden, data.draw(raw_answers(ASKED.questions[hidden])))

    assert scoring.score(ASKED, {**narrowed, hidden: smuggled}) == scoring.score(ASKED, narrowed)


@given(answers())
def test_a_note_or_a_link_never_moves_a_value(found: Answers) -> None:
    bare = {key: Answer(each.state, each.value, each.reason) for key, each in found.items()}

    assert scored(bare) == scored(found)


def test_a_question_that_scores_is_never_shown_or_hidden_by_one_that_scores_into_the_same_mean() -> None:
    for question in ASKED.questions.values():
        if question.show_if:
            asked = {leaf.answer for leaf in conditions.leaves(question.show_if)}
            assert not asked & set(LADDERS), question.id


@given(answers())
def test_a_model_is_named_only_when_no_other_range_reaches_it(found: Answers) -> None:
    model = scoring.score(ASKED, found).governance_model

    if model.nearest:
        nearest = next(each for each in model.likeness if each.model == model.nearest)
        others = [each.high for each in model.likeness if each.model != model.nearest]
        assert nearest.low == nearest.high or nearest.low > max(others)
        assert model.margin is not None
        assert model.margin >= ASKED.governance.margin


@pytest.mark.parametrize("model", [model.id for model in ASKED.governance.models])
def test_a_project_that_answers_like_one_model_throughout_is_named_so(model: str) -> None:
    typical = {trait.question: Answer(State.ANSWERED, trait.models[model].full[0]) for trait in ASKED.governance.traits}

    assert scoring.score(ASKED, typical).governance_model.nearest == model


def test_silence_is_never_scored_as_closed() -> None:
    profile = scoring.score(ASKED, {})

    assert {(cell.low, cell.high) for cell in profile.cells} == {(0, 4)}
    assert profile.governance_model.nearest is None
    assert profile.completeness.unanswered == profile.completeness.asked


def answered(question: Question, level: int) -> Answer:
    return Answer(State.ANSWERED, question.choice_ids[level])


def models() -> set[str]:
    """Likeness to a kind may fall as well as rise: a kind is not a depth."""
    return {model.id for model in ASKED.governance.models}


def assert_inside(outer: tuple[float | None, float | None], low: float | None, high: float | None) -> None:
    if low is None or high is None or outer[0] is None or outer[1] is None:
        return
    assert outer[0] - 0.051 <= low  # stage means are rounded to one decimal
    assert high <= outer[1] + 0.051

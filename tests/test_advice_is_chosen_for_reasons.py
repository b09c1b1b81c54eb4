"""Which advice fits: for a wish, a motive, a need or a fit; never because a rung could be higher."""

from typing import Any

import pytest
from hypothesis import given

from assessment.core import scoring
from assessment.core.answers import Answers
from recommendations.core import catalogue, crosscheck, matching
from recommendations.core.advice import FIT, NEED, TENSION, WANTED, Advice
from tests.answers_of import ASKED, answers, parsed

CATALOGUE = catalogue.get(ASKED.version)
STAGES = {"setting.stages_worked_on": {"value": ["pre_training", "post_training", "post_release"]}}


def advised(raw: dict[str, dict[str, Any]]) -> Advice:
    return advice_on({key: parsed(key, each) for key, each in (STAGES | raw).items()})


def advice_on(found: Answers) -> Advice:
    return matching.match(CATALOGUE, ASKED, found, scoring.score(ASKED, found))


def every_cell_at(rung: str) -> dict[str, dict[str, Any]]:
    return {key: {"value": rung} for key in ASKED.questions if key.endswith(".participation")}


def test_a_project_that_states_neither_wish_nor_motive_gets_orientation_and_no_actions() -> None:
    advice = advised(every_cell_at("core_team"))

    assert advice.matches == ()
    assert advice.orientation


def test_a_low_rung_alone_brings_no_advice() -> None:
    advice = advised(every_cell_at("core_team") | {"why.top_three": {"value": ["language_representation"]}})

    served = {served.named[0] for served in ASKED.motive("language_representation").served_by}
    touched = {effect.cell or effect.facet for match in advice.matches for effect in match.effects}
    assert advice.matches
    reasons = {reason.cell or reason.facet for match in advice.matches for reason in match.reasons}
    assert reasons <= served
    assert touched & served


def test_a_wanted_cell_comes_first_and_says_so() -> None:
    advice = advised(
        every_cell_at("visible")
        | {"data.wanted": {"value": {"post_training": "anyone"}}, "why.top_three": {"value": ["reproducibility"]}}
    )

    first = advice.matches[0]
    assert first.reasons[0].kind == WANTED
    assert first.reasons[0].cell == "data.post_training"
    assert first.reasons[0].aim == 3


def test_what_is_there_already_is_not_advised() -> None:
    advice = advised(
        every_cell_at("shared")
        | {
            "data.wanted": {"value": {"post_training": "anyone"}},
            "why.top_three": {"value": ["language_representation"]},
        }
    )

    assert not [match for match in advice.matches if any(effect.cell for effect in match.effects)]


def test_what_a_range_hides_is_a_question_first() -> None:
    known = every_cell_at("visible") | {"why.top_three": {"value": ["language_representation"]}}
    hidden = known | {"data.pre_training.participation": {"unknown": True}}

    advice = advised(hidden)

    assert "data.pre_training.participation" in {each.question for each in advice.find_out}
    assert not [
        match for match in advice.matches if any(effect.cell == "data.pre_training" for effect in match.effects)
    ]


def test_facts_can_call_for_an_advice() -> None:
    advice = advised(
        {
            "why.top_three": {"value": ["reputation"]},
            "setting.phase": {"value": "depended_on"},
            "governance.continuity": {"value": "one_person"},
        }
    )

    called = [match for match in advice.matches if any(reason.kind == NEED for reason in match.reasons)]
    assert called
    assert "governance.continuity" in {
        question for match in called for reason in match.reasons for question in reason.questions
    }


def test_fewer_rules_than_the_size_calls_for_bring_advice() -> None:
    advice = advised(
        {
            "why.top_three": {"value": ["reputation"]},
            "setting.people": {"value": "over_100"},
            "setting.deciding_organisations": {"value": "four_or_more"},
            "setting.phase": {"value": "depended_on"},
            "setting.duties": {"value": ["none"]},
            "governance.formalisation": {"value": "habits"},
        }
    )

    assert any(reason.kind == FIT for match in advice.matches for reason in match.reasons)


@pytest.mark.parametrize("motive", [motive.id for motive in ASKED.motives.motives])
def test_every_motive_that_falls_short_has_an_advice(motive: str) -> None:
    facets = {
        question: {"value": ASKED.questions[question].choice_ids[0]}
        for question in ASKED.questions
        if question.startswith("governance.") and ASKED.questions[question].type == "ladder"
    }

    advice = advised(every_cell_at("core_team") | facets | {"why.top_three": {"value": [motive]}})

    assert any(
        reason.kind == TENSION and reason.motive == motive for match in advice.matches for reason in match.reasons
    )


@given(answers())
def test_advice_holds_its_promises_for_all_answers(found: Answers) -> None:
    profile = scoring.score(ASKED, found)
    advice = matching.match(CATALOGUE, ASKED, found, profile)

    assert advice == matching.match(CATALOGUE, ASKED, dict(reversed(list(found.items()))), profile)
    for match in advice.matches:
        assert match.reasons
        assert all(effect.high < effect.to for effect in match.effects)
        assert match.weight == pytest.approx(1 + sum(bonus for _, bonus in match.bonuses))
    domains = [
        next((effect.cell.split(".")[0] for effect in match.effects if effect.cell), "") for match in advice.matches
    ]
    for domain in set(domains) - {""}:
        others = sum(1 for each in domains if each != domain)
        assert domains[:10].count(domain) <= max(3, 10 - others), "one domain crowds out others that there are"


def test_the_catalogue_is_whole() -> None:
    assert list(crosscheck.problems(CATALOGUE, ASKED)) == []
    assert len(CATALOGUE.recommendations) >= 30


def test_answers_withheld_are_never_taken_for_low() -> None:
    withheld = {key: {"withheld": True} for key in every_cell_at("shared")}

    advice = advised(withheld | {"why.top_three": {"value": ["open_science"]}})

    assert not [match for match in advice.matches if any(effect.cell for effect in match.effects)]


def test_a_wish_that_brings_nothing_is_said_and_not_dropped() -> None:
    advice = advised(
        {
            "setting.stages_worked_on": {"value": ["pre_training"]},
            "data.pre_training.participation": {"value": "shared"},
            "data.wanted": {"value": {"pre_training": "visible", "post_release": "anyone"}},
        }
    )

    assert advice.unserved == ("data.pre_training", "data.post_release")


def test_one_rung_further_of_a_cell_nobody_knows_is_the_least_it_can_mean() -> None:
    found = {
        key: parsed(key, each) for key, each in (STAGES | {"data.wanted": {"value": {"pre_training": "next"}}}).items()
    }

    assert scoring.score(ASKED, found).cell("data.pre_training").wanted == 1


def test_whether_formality_fits_is_said_only_when_no_missing_fact_could_turn_it() -> None:
    def verdict(**raw: str) -> str:
        given_answers = {
            key.replace("__", "."): parsed(key.replace("__", "."), {"value": each}) for key, each in raw.items()
        }
        fit = scoring.score(ASKED, given_answers).facet("formalisation").fit
        return fit.verdict if fit else ""

    assert verdict(governance__formalisation="main_rules_written") == "unclear"
    assert verdict(governance__formalisation="habits", setting__people="over_100") == "less"

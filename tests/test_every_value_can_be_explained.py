"""Every value of a result says where it comes from: answer, rule, points, source; on the page, by API, on the line."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from hypothesis import given

from assessment.core import explaining, rules, scoring
from assessment.core.answers import Answers
from assessment.core.explaining import Explanation, NoSuchValue
from projects import entry
from tests.answers_of import ASKED, answers
from tests.submitted import opened

MADE_UP = Path(__file__).parent.parent / "examples" / "made-up.yaml"


@given(answers())
def test_every_value_is_explained_by_rules_that_are_written_down(found: Answers) -> None:
    profile = scoring.score(ASKED, found)

    for value in explaining.values(profile):
        explanation = explaining.explain(ASKED, found, profile, value)
        assert explanation.rules
        assert {*explanation.rules} <= rules.get().keys()


@given(answers())
def test_what_a_value_is_made_of_can_be_followed_down_to_answers(found: Answers) -> None:
    profile = scoring.score(ASKED, found)
    known = {value: explaining.explain(ASKED, found, profile, value) for value in explaining.values(profile)}

    for explanation in known.values():
        for part in explanation.parts:
            assert part.question in ASKED.questions or part.value in known


@given(answers())
def test_the_points_of_a_likeness_add_up_to_it(found: Answers) -> None:
    profile = scoring.score(ASKED, found)

    for each in profile.governance_model.likeness:
        explanation = explaining.explain(ASKED, found, profile, f"likeness.{each.model}")
        weight = sum(part.of or 0 for part in explanation.parts)
        for end in ("low", "high"):
            points = sum(getattr(part, end) or 0 for part in explanation.parts)
            assert getattr(each, end) == pytest.approx(points / weight if weight else 0, abs=0.0001)


@given(answers())
def test_a_stage_mean_is_the_mean_of_the_cells_it_names(found: Answers) -> None:
    profile = scoring.score(ASKED, found)

    for stage in profile.stages:
        placed = [part.low for part in explained(found, f"stage.{stage.stage}").parts if part.low is not None]
        assert stage.low == (round(sum(placed) / len(placed), 1) if placed else None)


def test_an_unknown_value_is_refused() -> None:
    with pytest.raises(NoSuchValue):
        explained({}, "cell.data.tomorrow")


@pytest.mark.django_db
def test_the_page_shows_the_answer_the_rule_the_points_and_the_sources(client: Client) -> None:
    submission, keys = opened({"data.pre_training.participation": {"value": "invited"}})

    page = client.get(
        reverse("why", args=[entry.by_key(keys.view), submission.id, "cell.data.pre_training"])
    ).content.decode()

    question = ASKED.questions["data.pre_training.participation"]
    assert question.choice_text("invited") in page
    assert rules.get()["cell"].title in page
    assert "2 of 4" in page
    assert ASKED.reference(question.sources[0].key).url in page


@pytest.mark.django_db
def test_every_value_has_a_page_and_a_stranger_to_it_has_none(client: Client) -> None:
    submission, keys = opened({"why.top_three": {"value": ["open_science"]}})
    listed = client.get(reverse("api-explanations", args=[keys.view, submission.id])).json()["values"]

    here = [entry.by_key(keys.view), submission.id]
    assert len(listed) > 40
    for value in listed:
        assert client.get(reverse("why", args=[*here, value])).status_code == 200, value
    assert client.get(reverse("why", args=[*here, "cell.no.such"])).status_code == 404
    assert client.get(reverse("why", args=[entry.by_key("nobody"), submission.id, listed[0]])).status_code == 404


@pytest.mark.django_db
def test_the_api_says_the_same_as_data(client: Client) -> None:
    submission, keys = opened({"governance.continuity": {"unknown": True}, "setting.people": {"value": "p1_5"}})

    told = client.get(reverse("api-explanation", args=[keys.view, submission.id, "facet.continuity"])).json()

    assert told["parts"][0]["question"] == "governance.continuity"
    assert told["parts"][0]["points"] == "0–4 of 4"
    assert told["rules"][0]["id"] == "facet"
    assert all(source["mark"] for source in told["parts"][0]["sources"])


def test_the_command_line_explains_a_value_of_a_file() -> None:
    out = StringIO()
    call_command("assess", str(MADE_UP), "--explain", "governance_model", stdout=out)

    assert rules.get()["governance_model"].text in out.getvalue()


def test_the_command_line_lists_what_can_be_explained_and_refuses_the_rest() -> None:
    out = StringIO()
    call_command("assess", str(MADE_UP), "--explain", stdout=out)
    assert "cell.models.pre_training" in out.getvalue().splitlines()

    with pytest.raises(CommandError, match="There is no value nonsense"):
        call_command("assess", str(MADE_UP), "--explain", "nonsense")


@pytest.mark.django_db
def test_an_advice_is_explained_by_the_weights_that_rank_it(client: Client) -> None:
    submission, keys = opened(
        {
            "setting.stages_worked_on": {"value": ["pre_training"]},
            "data.pre_training.participation": {"value": "core_team"},
            "data.wanted": {"value": {"pre_training": "visible"}},
        }
    )
    listed = client.get(reverse("api-explanations", args=[keys.view, submission.id])).json()["values"]
    first = next(value for value in listed if value.startswith("advice."))

    told = json.loads(client.get(reverse("api-explanation", args=[keys.view, submission.id, first])).content)

    assert told["result"].startswith("1 + wanted 3")
    assert [part["value"] for part in told["parts"]] == ["cell.data.pre_training"]


def test_a_likeness_is_told_on_its_own_scale() -> None:
    out = StringIO()
    call_command("assess", str(MADE_UP), "--explain", "likeness.nonprofit_sponsored_grassroots", stdout=out)

    assert out.getvalue().splitlines()[0].endswith("of 1")


@pytest.mark.django_db
def test_who_takes_part_names_the_stage_beside_each_answer_for_readers_on_a_phone(client: Client) -> None:
    raw: dict[str, dict[str, Any]] = {
        "setting.stages_worked_on": {"value": ["pre_training"]},
        "ties.taking_part.pre_training": {"value": {"speakers": "deciding"}},
    }
    submission, keys = opened(raw)

    page = client.get(reverse("results", args=[entry.by_key(keys.view), submission.id])).content.decode()

    told = ASKED.questions["ties.taking_part.pre_training"].choice_text("deciding")
    assert f'data-column="Pre-training">{told}<' in page


def explained(found: Answers, value: str) -> Explanation:
    return explaining.explain(ASKED, found, scoring.score(ASKED, found), value)

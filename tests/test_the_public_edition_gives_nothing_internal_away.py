"""The public edition shows, attaches and verifies the public answers alone; nothing internal can be found in it."""

import json
from functools import cache

import pytest

from assessment.core import scoring
from assessment.core.answers import Visibility
from recommendations import reporting, services
from recommendations.core import plan as plans
from recommendations.core.deciding import Typed
from recommendations.core.plan import Plan
from tests.answers_of import ASKED
from tests.planned import VERIFY, every_question, objects, opened, plan_of, public_plan_of, squeezed, words
from tests.steps import advised, decide, wishing

MARK = "zzinternalzz"
ADVICE = ("Recommendations", "The plan", "One page to vote on", "What matters to you", "What to find out", "First step")


def answers() -> dict[str, dict[str, object]]:
    """Every question answered. What is internal says so in its text, note and link; the others say "openly"."""
    found = every_question()
    for key, raw in found.items():
        question = ASKED.questions[key]
        told = "openly" if question.visibility is Visibility.PUBLIC and key not in ASKED.wishes else MARK
        raw |= {"note": f"Noted {told} {key}", "evidence": [f"https://example.org/{told}/{key}"]}
        if question.type in ("short_text", "long_text"):
            raw["value"] = f"Written {told}"
    found["setting.phase"] |= {"visibility": "internal", "note": MARK}
    return found


@cache
def public_plan() -> Plan:
    return public_plan_of(answers())


@pytest.fixture(scope="module")
def public() -> bytes:
    return reporting.pdf_of(public_plan())


def test_no_internal_text_note_or_link_is_in_it(public: bytes) -> None:
    internal = reporting.html_of(plan_of(answers()))
    everything = [each.get_data() for each in objects(opened(public)) if hasattr(each, "get_data")]

    assert MARK in internal
    assert MARK not in reporting.html_of(public_plan())
    assert not [stream for stream in [public, *everything] if MARK.encode() in stream]
    assert MARK not in words(public)
    assert MARK not in str([dict(each) for each in objects(opened(public)) if isinstance(each, dict)])


@pytest.mark.django_db
def test_it_knows_nothing_of_what_the_project_decided() -> None:
    submission, _keys = wishing()
    decide(submission.project, advised(submission)[0], Typed("planned", who=MARK, reason=MARK))

    internal = services.plan_for(submission=submission, language="en")
    public = services.plan_for(submission=submission, language="en", edition="public")

    assert reporting.html_of(internal).count(MARK) >= 2
    assert MARK not in reporting.html_of(public)
    assert MARK not in plans.to_json(public).decode()


def test_public_answers_are_there_with_their_evidence(public: bytes) -> None:
    said = words(public)

    for key in ("setting.people", "models.post_release.participation", "software.openness"):
        assert squeezed(f"Noted openly {key}") in said
        assert f"https://example.org/openly/{key}" in said


def test_it_attaches_the_public_document_under_the_digest_that_it_prints(public: bytes) -> None:
    [attached] = opened(public).attachments["document.json"]

    assert attached == public_plan().document.encode()
    assert set(json.loads(attached)["answers"]) == {
        key for key, raw in answers().items() if MARK not in str(raw) and key not in ASKED.wishes
    }
    assert public_plan().record.digest in words(public)
    assert f"{VERIFY}{public_plan().record.digest}/" in words(public)
    assert plan_of(answers()).record.digest not in words(public)


def test_it_holds_no_advice_no_wishes_and_no_motives(public: bytes) -> None:
    said = words(public)

    assert not [title for title in ADVICE if squeezed(title) in said]
    assert "wanted:" not in said
    assert public_plan().profile.motivations == ()


def test_a_cell_whose_answer_is_internal_is_a_range_like_one_that_was_never_answered() -> None:
    cell = "data.post_release.participation"
    told, kept, missing = answers(), answers(), answers()
    kept[cell]["visibility"] = "internal"
    del missing[cell]

    assert public_plan_of(told).profile.cell("data.post_release").low == 1
    assert public_plan_of(kept).profile.cell("data.post_release").high == 4
    assert plans.to_json(public_plan_of(kept)) == plans.to_json(public_plan_of(missing))


def test_it_says_that_it_rests_on_the_public_answers_only(public: bytes) -> None:
    assert squeezed("It rests on the public answers only") in squeezed(opened(public).pages[1].extract_text())
    assert "publicedition" in squeezed(opened(public).pages[0].extract_text())


def test_a_project_that_shows_nothing_gets_a_map_of_ranges() -> None:
    plan = public_plan_of({"why.failure": {"value": MARK}})

    assert {cell.standing for cell in plan.profile.cells} == {scoring.score(ASKED, {}).cells[0].standing}
    assert MARK.encode() not in reporting.pdf_of(plan)

"""Whatever is wrong is named: by status, kind, JSON pointer and code. Never a 500, and never a stored half."""

import gzip
import json
from typing import Any

import pytest
from django.test import Client, RequestFactory
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import Settings

from assessment.api import problems
from assessment.core.reading import MAX_BYTES
from assessment.models import Submission
from tests import documents
from tests.calling import SUBMISSIONS, problem, send

pytestmark = pytest.mark.django_db
GOOD = documents.body(documents.minimal())
LADDER = "models.pre_training.participation"

UNREADABLE = {
    "empty": (b"", "empty"),
    "blank": (b" \n ", "empty"),
    "not JSON": (b"{nope}", "malformed"),
    "cut off": (GOOD[:-5], "malformed"),
    "two values": (GOOD + GOOD, "malformed"),
    "too deep": (b'{"answers":' * 20 + b"1" + b"}" * 20, "too_deep"),
    "5,000 deep": (b"[" * 5000 + b"]" * 5000, "too_deep"),
    "100,000 deep": (b"[" * 100_000 + b"]" * 100_000, "too_deep"),
    "a NUL": (GOOD.replace(b"Example", b"Exa\\u0000mple"), "bad_character"),
    "a raw NUL": (GOOD.replace(b"Example", b"Exa\x00mple"), "malformed"),
    "a lone surrogate": (GOOD.replace(b"Example", b"\\ud800"), "bad_character"),
    "a surrogate as key": (b'{"\\udfff": 1}', "bad_character"),
    "an escape character": (GOOD.replace(b"Example", b"\\u001b[31m"), "bad_character"),
    "a key twice": (b'{"schema": "a", "schema": "b"}', "duplicate_key"),
    "a key twice, deep": (b'{"answers": {"a": {"b": 1, "b": 2}}}', "duplicate_key"),
    "NaN": (b'{"schema": NaN}', "not_a_number"),
    "infinity": (b'{"schema": -Infinity}', "not_a_number"),
    "infinity by size": (b'{"schema": 1e999}', "not_a_number"),
    "a huge integer": (b'{"schema": 9007199254740992}', "number_too_large"),
    "a million digits": (b'{"schema": ' + b"9" * 200_000 + b"}", "number_too_large"),
    "not UTF-8": (b'{"schema": "\xff\xfe"}', "not_utf8"),
    "UTF-16": (json.dumps(documents.minimal()).encode("utf-16"), "not_utf8"),
}


@pytest.mark.parametrize(("raw", "code"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_is_refused(client: Client, raw: bytes, code: str) -> None:
    found = problem(send(client, raw), 400)

    assert found["errors"][0]["code"] == code
    assert found["detail"]
    assert Submission.objects.count() == 0


def answers(**given: Any) -> dict[str, Any]:
    return documents.minimal({key.replace("__", "."): value for key, value in given.items()})


def changed(**fields: Any) -> dict[str, Any]:
    return documents.minimal() | fields


def without(field: str) -> dict[str, Any]:
    return {key: value for key, value in documents.minimal().items() if key != field}


NO_ADDRESSES: tuple[Any, ...] = (None, 0, False, [])
WORKED = {"value": ["pre_training"]}
FAULTY: dict[str, tuple[Any, str, str]] = {
    "a list": ([], "", "wrong_type"),
    "text": ("text", "", "wrong_type"),
    "null": (None, "", "wrong_type"),
    "a number": (7, "", "wrong_type"),
    "an empty object": ({}, "/schema", "missing"),
    "no answers": (without("answers"), "/answers", "missing"),
    "nothing answered": (changed(answers={}), "/answers", "missing"),
    "only unknowns": (answers(data__pre_training__participation={"unknown": True}), "/answers", "missing"),
    "answers as a list": (changed(answers=[]), "/answers", "wrong_type"),
    "another schema": (changed(schema="cartograph.document/2"), "/schema", "not_allowed"),
    "a schema of the wrong type": (changed(schema={"a": []}), "/schema", "not_allowed"),
    "an unknown field": (changed(id="7"), "/id", "unknown_field"),
    "a column's name": (changed(submitted_at="2020-01-01"), "/submitted_at", "unknown_field"),
    "a strange field": (changed(**{"a/b~c": 1}), "/a~1b~0c", "unknown_field"),
    "an unknown version": (
        changed(questionnaire={"id": "open-collaboration", "version": "9.9"}),
        "/questionnaire",
        "not_allowed",
    ),
    "a path as version": (
        changed(questionnaire={"id": "open-collaboration", "version": "../0.9"}),
        "/questionnaire",
        "not_allowed",
    ),
    "an unknown questionnaire": (
        changed(questionnaire={"id": "other", "version": "0.9"}),
        "/questionnaire",
        "not_allowed",
    ),
    "a version as number": (
        changed(questionnaire={"id": "open-collaboration", "version": 0.9}),
        "/questionnaire",
        "wrong_type",
    ),
    "no name": (changed(project={"name": " "}), "/project/name", "missing"),
    "a name that is no text": (changed(project={"name": ["x"]}), "/project/name", "missing"),
    "a long name": (changed(project={"name": "x" * 201}), "/project/name", "too_long"),
    "a name of two lines": (changed(project={"name": "a\nb"}), "/project/name", "bad_character"),
    "a script as address": (changed(project={"name": "x", "url": "javascript:alert(1)"}), "/project/url", "bad_link"),
    **{
        f"an address that is {json.dumps(url)}": (
            changed(project={"name": "x", "url": url}),
            "/project/url",
            "bad_link",
        )
        for url in NO_ADDRESSES
    },
    "an address that is no text": (changed(project={"name": "x", "url": {"a": 1}}), "/project/url", "bad_link"),
    "an unknown project field": (changed(project={"name": "x", "owner": 1}), "/project/owner", "unknown_field"),
    "an unknown question": (answers(data__nothing={"value": "x"}), "/answers/data.nothing", "unknown_question"),
    "a hidden question": (
        answers(**{documents.STAGES: WORKED, "data.post_training.participation": {"value": "visible"}}),
        "/answers/data.post_training.participation",
        "hidden",
    ),
    "a choice there is not": (answers(**{LADDER: {"value": "open"}}), f"/answers/{LADDER}/value", "not_allowed"),
    "a rung as number": (answers(**{LADDER: {"value": 2}}), f"/answers/{LADDER}/value", "not_allowed"),
    "a choice as list": (answers(**{LADDER: {"value": ["visible"]}}), f"/answers/{LADDER}/value", "not_allowed"),
    "a shorthand": (answers(**{LADDER: "visible"}), f"/answers/{LADDER}", "wrong_type"),
    "two states": (answers(**{LADDER: {"value": "visible", "unknown": True}}), f"/answers/{LADDER}", "contradiction"),
    "an empty answer": (answers(**{LADDER: {}}), f"/answers/{LADDER}", "missing"),
    "unknown that is false": (answers(**{LADDER: {"unknown": False}}), f"/answers/{LADDER}/unknown", "wrong_type"),
    "not applicable without reason": (
        answers(**{LADDER: {"not_applicable": ""}}),
        f"/answers/{LADDER}/not_applicable",
        "missing",
    ),
    "not applicable where all apply": (
        answers(setting__people={"not_applicable": "no"}),
        "/answers/setting.people/not_applicable",
        "not_allowed",
    ),
    "an unknown answer field": (
        answers(**{LADDER: {"value": "visible", "score": 4}}),
        f"/answers/{LADDER}/score",
        "unknown_field",
    ),
    "a long note": (
        answers(**{LADDER: {"value": "visible", "note": "x" * 1001}}),
        f"/answers/{LADDER}/note",
        "too_long",
    ),
    "a note that is no text": (
        answers(**{LADDER: {"value": "visible", "note": {}}}),
        f"/answers/{LADDER}/note",
        "wrong_type",
    ),
    "six links": (
        answers(**{LADDER: {"value": "visible", "evidence": ["https://example.org/"] * 6}}),
        f"/answers/{LADDER}/evidence",
        "too_many",
    ),
    "a link to a file": (
        answers(**{LADDER: {"value": "visible", "evidence": ["file:///etc/passwd"]}}),
        f"/answers/{LADDER}/evidence/0",
        "bad_link",
    ),
    "evidence as text": (
        answers(**{LADDER: {"value": "visible", "evidence": "https://example.org/"}}),
        f"/answers/{LADDER}/evidence",
        "wrong_type",
    ),
    "a visibility there is not": (
        answers(**{LADDER: {"value": "visible", "visibility": []}}),
        f"/answers/{LADDER}/visibility",
        "not_allowed",
    ),
    "four motives": (
        answers(why__top_three={"value": ["open_science", "reputation", "own_need", "share_cost"]}),
        "/answers/why.top_three/value",
        "too_many",
    ),
    "a motive twice": (
        answers(why__top_three={"value": ["open_science", "open_science"]}),
        "/answers/why.top_three/value",
        "duplicate",
    ),
    "none beside another": (
        answers(setting__duties={"value": ["none", "holds_money"]}),
        "/answers/setting.duties/value",
        "contradiction",
    ),
    "a matrix row there is not": (
        answers(data__wanted={"value": {"later": "next"}}),
        "/answers/data.wanted/value/later",
        "not_allowed",
    ),
    "four wanted cells": (
        answers(
            data__wanted={"value": {"pre_training": "next", "post_training": "next", "post_release": "next"}},
            models__wanted={"value": {"pre_training": "next"}},
        ),
        "/answers/models.wanted/value",
        "too_many",
    ),
}


@pytest.mark.parametrize(("data", "place", "code"), FAULTY.values(), ids=FAULTY.keys())
@pytest.mark.parametrize("query", ["", "?dry_run=true"], ids=["stored", "dry"])
def test_what_is_wrong_in_a_document_is_named(client: Client, data: Any, place: str, code: str, query: str) -> None:
    found = problem(send(client, data, to=SUBMISSIONS + query), 422)

    assert found["type"].endswith("/invalid-document/")
    assert (place, code) in [(fault["pointer"], fault["code"]) for fault in found["errors"]]
    assert all(fault["detail"] for fault in found["errors"])
    assert Submission.objects.count() == 0


def test_every_fault_is_named_at_once(client: Client) -> None:
    data = answers(**{LADDER: {"value": "open"}, "data.nothing": {"value": 1}}) | {"extra": 1}

    found = problem(send(client, data), 422)

    assert {fault["pointer"] for fault in found["errors"]} >= {
        "/extra",
        f"/answers/{LADDER}/value",
        "/answers/data.nothing",
    }


def test_thousands_of_faults_get_a_short_answer(client: Client) -> None:
    answer = send(client, changed(answers={f"no.q{number}": 1 for number in range(10_000)}))

    found = problem(answer, 422)
    assert len(found["errors"]) == 100
    assert found["detail"].startswith("10000 things are wrong")


def test_a_hidden_answer_is_refused_with_the_condition(client: Client) -> None:
    data, _, _ = FAULTY["a hidden question"]

    found = problem(send(client, data), 422)

    assert "setting.stages_worked_on to be post_training" in found["detail"]


@pytest.mark.parametrize("size", [MAX_BYTES + 1, 2_000_000])
def test_a_large_body_is_refused_whole(client: Client, size: int) -> None:
    found = problem(send(client, GOOD + b" " * (size - len(GOOD))), 413)

    assert f"{MAX_BYTES:,}" in found["detail"]


def test_a_body_of_just_the_size_is_taken(client: Client) -> None:
    assert send(client, GOOD + b" " * (MAX_BYTES - len(GOOD))).status_code == 201


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "nonsense", "a/b/c"]
)
def test_another_content_type_is_refused(client: Client, kind: str) -> None:
    problem(send(client, GOOD, content_type=kind), 415)


def test_a_compressed_body_is_refused(client: Client) -> None:
    found = problem(send(client, gzip.compress(GOOD), headers={"Content-Encoding": "gzip"}), 415)

    assert "gzip" in found["detail"]


def test_a_body_in_chunks_is_refused(client: Client) -> None:
    problem(
        client.post(SUBMISSIONS, b"", content_type="application/json", headers={"Transfer-Encoding": "chunked"}), 411
    )


def test_another_method_is_refused_with_those_that_are_allowed(client: Client) -> None:
    answer = client.delete(SUBMISSIONS)

    problem(answer, 405)
    assert "POST" in answer["Allow"]


def test_another_format_is_refused(client: Client) -> None:
    problem(client.get("/api/v1/questionnaires/", headers={"Accept": "text/csv"}), 406)


@pytest.mark.parametrize(
    "path",
    ["", "v1/", "v2/submissions/", "v1/nothing/", "v1/k/x/submissions/7/", "v1/questionnaires", "v1/problems/nothing/"],
)
@pytest.mark.parametrize("method", ["get", "post", "put"])
def test_no_address_of_the_api_answers_with_a_page(client: Client, path: str, method: str) -> None:
    problem(
        getattr(Client(enforce_csrf_checks=True), method)(f"/api/{path}"),
        405 if method != "get" and "problems" in path else 404,
    )


def test_a_problem_can_be_looked_up(client: Client) -> None:
    found = problem(send(client, b""), 400)

    entry = client.get(found["type"]).json()

    assert (entry["type"], entry["status"]) == (found["type"], 400)
    assert entry in client.get("/api/v1/problems/").json()["problems"]


def test_who_submits_too_often_is_told_when_to_come_back(client: Client, settings: Settings) -> None:
    settings.THROTTLE_RATES = settings.THROTTLE_RATES | {"submit": ("2/hour", "100/hour")}
    for _ in range(2):
        assert send(client, GOOD).status_code == 201

    answer = send(client, GOOD)

    problem(answer, 429)
    assert 0 < int(answer["Retry-After"]) <= 3600


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
)
NAMES = st.sampled_from(
    ["schema", "questionnaire", "project", "answers", "id", "version", "name", "url", "value", LADDER, "data.wanted"]
)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.dictionaries(NAMES, VALUES, max_size=5),
    at=st.sampled_from(["", "answers", "project", "questionnaire", LADDER]),
)
def test_nothing_anyone_sends_is_our_mistake(settings: Settings, client: Client, data: dict[str, Any], at: str) -> None:
    settings.THROTTLE_RATES = settings.THROTTLE_RATES | {"submit": ("9999/hour", "9999/hour")}
    sent = documents.minimal()
    if at == LADDER:
        sent["answers"][LADDER] = data
    elif at:
        sent[at] = sent[at] | data
    else:
        sent |= data

    answer = send(client, json.dumps(sent).encode(), to=f"{SUBMISSIONS}?dry_run=true")

    assert answer.status_code in (200, 400, 422)


@pytest.mark.parametrize("status", [400, 404, 500, 502])
def test_errors_outside_any_view_are_problems_below_the_api_only(rf: RequestFactory, status: int) -> None:
    answer = problems.for_path(rf.get("/api/v1/k/a/"), status)

    assert answer is not None
    assert (answer.status_code, answer["Content-Type"]) == (status, problems.MEDIA_TYPE)
    assert problems.for_path(rf.get("/k/a/"), status) is None

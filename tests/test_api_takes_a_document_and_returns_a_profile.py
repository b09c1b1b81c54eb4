"""The main road of the API: one document in, a profile out, and everything about it readable by either key."""

import hashlib

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessment.core import document, questionnaire
from assessment.models import Submission
from assessment.services import find_questionnaire
from projects.models import Project
from tests import documents
from tests.calling import SUBMISSIONS, problem, send, submit

pytestmark = pytest.mark.django_db


def test_the_versions_are_listed_with_their_addresses(client: Client) -> None:
    [*_, newest] = client.get("/api/v1/questionnaires/").json()["questionnaires"]

    assert newest["version"] == questionnaire.current().version
    assert newest["minutes"] > 0
    assert client.get(newest["links"]["self"]).status_code == 200
    assert client.get(newest["links"]["schema"]).status_code == 200


def test_a_version_is_readable_whole(client: Client) -> None:
    asked = questionnaire.current()

    found = client.get(f"/api/v1/questionnaires/{asked.version}/").json()

    told = [question for page in found["pages"] for question in page["questions"]]
    assert [question["id"] for question in told] == list(asked.questions)
    assert all(question[part] for question in told for part in ("text", "why", "help", "example", "sources"))
    assert [len(found[table]) for table in ("domains", "stages", "rungs", "facets", "models")] == [6, 3, 5, 8, 6]
    assert found["digest"] == asked.digest


def test_a_question_says_when_it_is_asked(client: Client) -> None:
    found = client.get("/api/v1/questionnaires/0.9/").json()

    asked = {question["id"]: question["show_if"] for page in found["pages"] for question in page["questions"]}

    assert asked["data.pre_training.participation"] == {"answer": documents.STAGES, "any_of": ["pre_training"]}
    assert asked[documents.STAGES] is None


def test_a_version_that_is_not_there_is_not_found_and_those_that_are_are_named(client: Client) -> None:
    found = problem(client.get("/api/v1/questionnaires/9.9/"), 404)

    assert "0.9" in found["detail"]


def test_a_document_becomes_a_submission(client: Client) -> None:
    answer = send(client, documents.minimal())

    found = answer.json()
    assert answer.status_code == 201
    assert (
        answer["Location"] == found["links"]["self"] == f"/api/v1/k/{found['keys']['edit']}/submissions/{found['id']}/"
    )
    assert answer["Cache-Control"] == "no-store"
    assert found["profile"]["questionnaire_version"] == questionnaire.current().version
    assert len(found["profile"]["cells"]) == 18
    assert found["reference"] == Submission.objects.get().reference
    assert found["links"]["page"] == f"http://testserver/k/{found['keys']['edit']}/results/{found['id']}/"


@pytest.mark.parametrize("level", range(5))
def test_a_full_document_is_taken_at_every_level(client: Client, level: int) -> None:
    found = submit(client, documents.full(level))

    assert {cell["low"] for cell in found["profile"]["cells"]} == {level}
    assert found["profile"]["completeness"]["unanswered"] == 0


def test_either_key_reads_everything(client: Client) -> None:
    made = submit(client)

    for key in made["keys"].values():
        here = f"/api/v1/k/{key}/submissions/{made['id']}/"
        found = client.get(here).json()
        assert found["profile"] == made["profile"]
        assert "keys" not in found
        assert found["links"]["self"] == here
        assert client.get(f"{here}profile/").json() == made["profile"]
        assert client.get(f"{here}recommendations/").json()["recommendations"]


def test_a_reader_never_sees_the_edit_key(client: Client) -> None:
    made = submit(client)

    for part in ("", "profile/", "recommendations/", "document/"):
        answer = client.get(f"/api/v1/k/{made['keys']['view']}/submissions/{made['id']}/{part}")
        assert made["keys"]["edit"].encode() not in answer.content
        assert answer["Cache-Control"] == "no-store"


def test_the_document_comes_back_byte_for_byte_and_can_be_sent_again(client: Client) -> None:
    sent = documents.full()
    made = submit(client, sent)

    stored = client.get(made["links"]["document"]).content

    assert stored == document.parse(sent, find_questionnaire).canonical
    assert hashlib.sha256(stored).hexdigest() == made["digest"]
    assert submit(client, stored)["digest"] == made["digest"]


def test_the_profile_is_sent_as_it_was_stored(client: Client) -> None:
    made = submit(client)

    stored = Submission.objects.get().profile

    assert client.get(made["links"]["profile"]).content.decode() == stored
    assert client.get(made["links"]["self"]).content.decode().endswith(f'"profile":{stored}}}')


def test_a_dry_run_scores_and_advises_and_stores_nothing(client: Client) -> None:
    answer = send(client, documents.minimal(), to=f"{SUBMISSIONS}?dry_run=true")

    found = answer.json()
    assert answer.status_code == 200
    assert len(found["profile"]["cells"]) == 18
    assert found["recommendations"][0]["why"]
    assert Project.objects.count() == Submission.objects.count() == 0


def test_dry_run_false_stores(client: Client) -> None:
    assert send(client, documents.minimal(), to=f"{SUBMISSIONS}?dry_run=false").status_code == 201


@pytest.mark.parametrize(
    "query", ["dry_run=1", "dry_run=True", "dry_run=", "dry_run=true&dry_run=true", "dryrun=true", "x=1"]
)
def test_a_mistyped_query_stores_nothing(client: Client, query: str) -> None:
    found = problem(send(client, documents.minimal(), to=f"{SUBMISSIONS}?{query}"), 400)

    assert "dry_run" in found["detail"]
    assert Submission.objects.count() == 0


def test_recommendations_explain_themselves(client: Client) -> None:
    made = submit(client)

    found = client.get(made["links"]["recommendations"]).json()

    first = found["recommendations"][0]
    assert first["kind"] == "action"
    assert first["weight"] == pytest.approx(1 + sum(first["bonuses"].values()))
    assert len(first["why"]) == len(first["reasons"]) > 0
    assert len(first["moves"]) == len(first["effects"]) > 0
    assert first["sources"][0]["url"].startswith("https://")


def test_a_project_without_wish_or_motive_gets_orientation(client: Client) -> None:
    answers = {documents.STAGES: {"value": ["pre_training"]}}

    found = submit(client, documents.minimal(answers))

    given = client.get(found["links"]["recommendations"]).json()["recommendations"]
    assert {each["kind"] for each in given} == {"orientation"}
    assert {each["weight"] for each in given} == {None}


def test_a_strangers_key_opens_nothing(client: Client) -> None:
    mine, other = submit(client), submit(client)

    for key in ("nobody", other["keys"]["edit"], other["keys"]["view"], "%ff%00", "a" * 500):
        for part in ("", "profile/", "recommendations/", "document/"):
            problem(client.get(f"/api/v1/k/{key}/submissions/{mine['id']}/{part}"), 404)


def test_the_work_does_not_grow_with_the_answers(client: Client) -> None:
    submit(client)  # whatever is made once a process is made

    counts = []
    for data in (documents.minimal(), documents.full()):
        with CaptureQueriesContext(connection) as sending:
            made = submit(client, data)
        with CaptureQueriesContext(connection) as reading:
            for part in ("self", "profile", "recommendations", "document"):
                client.get(made["links"][part])
        counts.append((len(sending), len(reading)))

    assert counts[0] == counts[1]
    assert counts[0][1] == 4 * 2 + 2  # the key, and the submission; for advice, the one before it and what was decided

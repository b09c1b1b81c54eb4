"""The API's description is whole, valid and true: without warnings, and with examples that fit and work."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from django.core.management import call_command
from django.test import Client
from pydantic import TypeAdapter
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from assessment.api.shapes import QuestionnaireContent
from assessment.core import questionnaire
from assessment.core.schema import document_schema
from recommendations.api.shapes import ReportRead, SubmissionMade
from recommendations.results import Assessed
from tests import documents
from tests.calling import SUBMISSIONS, send, submit

METHODS = ("get", "post", "put", "patch", "delete")


@pytest.fixture(scope="module")
def described() -> Any:
    return Client().get("/api/schema/", headers={"Accept": "application/json"}).json()


def operations(described: Any) -> Iterator[tuple[str, Any]]:
    for path, methods in described["paths"].items():
        yield from ((f"{method} {path}", told) for method, told in methods.items() if method in METHODS)


def check(described: Any, schema: Any, value: Any) -> None:
    """Validate against a schema of the description, whose references point into it."""
    registry: Any = Registry().with_resource("urn:api", DRAFT202012.create_resource(described))
    whole = {"$ref": f"urn:api{schema['$ref']}"} if "$ref" in schema else schema
    jsonschema.Draft202012Validator(whole, registry=registry).validate(value)


def bodies(told: Any) -> Iterator[tuple[str, Any]]:
    yield from told.get("requestBody", {}).get("content", {}).items()
    for response in told["responses"].values():
        yield from response.get("content", {}).items()


def test_the_description_is_made_without_a_warning(tmp_path: Any) -> None:
    call_command("spectacular", validate=True, fail_on_warn=True, file=str(tmp_path / "schema.yaml"))


def test_it_is_openapi_3_1_as_json_and_as_yaml(client: Client, described: Any) -> None:
    answer = client.get("/api/schema/", headers={"Accept": "application/yaml"})

    assert described["openapi"].startswith("3.1")
    assert answer["Content-Type"].startswith("application/yaml")
    assert answer.content.startswith(b"openapi: 3.1")


def test_every_operation_says_what_it_does_and_how_it_refuses(described: Any) -> None:
    for name, told in operations(described):
        assert told["summary"], name
        assert told["description"], name
        assert told["operationId"], name
        assert any(status.startswith("4") for status in told["responses"]), name
        assert all(parameter.get("description") for parameter in told.get("parameters", [])), name
        for status, response in told["responses"].items():
            assert response["description"], (name, status)
            if status >= "4":
                assert list(response["content"]) == ["application/problem+json"], (name, status)


def test_every_body_has_an_example_that_fits_its_schema(described: Any) -> None:
    for name, told in operations(described):
        for kind, content in bodies(told):
            if kind == "application/pdf":
                continue
            assert content["examples"], name
            for example in content["examples"].values():
                check(described, content["schema"], example["value"])


@pytest.mark.parametrize("shape", [QuestionnaireContent, SubmissionMade, ReportRead, Assessed])
def test_no_two_shapes_share_a_name(described: Any, shape: Any) -> None:
    """The generator would keep the first of two classes with one name, and describe the second wrongly."""
    made = TypeAdapter(shape).json_schema(mode="serialization", ref_template="#/components/schemas/{model}")

    for name, schema in made["$defs"].items():
        kept = described["components"]["schemas"][name]
        assert kept.get("properties", {}).keys() == schema.get("properties", {}).keys(), name


def test_the_body_of_a_submission_is_the_questionnaires_own_schema(described: Any) -> None:
    made = document_schema(questionnaire.current())
    made.pop("$schema")

    assert described["components"]["schemas"]["Document"] == json.loads(json.dumps(made))


@pytest.mark.django_db
def test_the_example_document_is_taken(client: Client, described: Any) -> None:
    [example] = described["paths"][SUBMISSIONS]["post"]["requestBody"]["content"]["application/json"][
        "examples"
    ].values()

    assert send(client, example["value"]).status_code == 201


@pytest.mark.django_db
def test_what_is_answered_fits_the_description(client: Client, described: Any) -> None:
    made = submit(client, documents.full())
    below = "/api/v1/k/{key}/submissions/{submission_id}/"
    answered = {
        (SUBMISSIONS, "post", "201"): made,
        (SUBMISSIONS, "post", "200"): send(client, documents.full(), to=f"{SUBMISSIONS}?dry_run=true").json(),
        (below, "get", "200"): client.get(made["links"]["self"]).json(),
        **{
            (f"{below}{part}/", "get", "200"): client.get(made["links"][part]).json()
            for part in ("profile", "recommendations", "document")
        },
        ("/api/v1/questionnaires/{version}/", "get", "200"): client.get("/api/v1/questionnaires/0.9/").json(),
        (SUBMISSIONS, "post", "422"): send(client, {}).json(),
    }

    for (path, method, status), body in answered.items():
        [content] = described["paths"][path][method]["responses"][status]["content"].values()
        check(described, content["schema"], body)


def test_the_docs_need_nobody_else(client: Client) -> None:
    page = client.get("/api/docs/")
    script = client.get("/api/docs/?script=")

    assert page.status_code == script.status_code == 200
    assert b"//" not in page.content.replace(b"http://testserver", b"").replace(b"<!--", b"")
    assert "style-src 'self' 'unsafe-inline'" in page["Content-Security-Policy"]
    assert "script-src 'self';" in page["Content-Security-Policy"] + ";"
    assert script["Content-Type"].startswith("application/javascript")

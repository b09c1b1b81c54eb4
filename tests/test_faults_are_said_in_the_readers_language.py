"""What is wrong is said in the reader's language; where and which kind it is stays the same for programs."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import translation

from assessment.core import branching, document, reading
from assessment.core.conditions import All, AnswerIn, AnyOf, Not
from assessment.core.faults import Count, Fault, InvalidDocument, Words
from assessment.services import find_questionnaire
from assessment.wording import fault_text, words_text
from tests import browsing, documents
from tests.calling import KINDS_BY_TYPE, send

BAD: dict[str, Any] = {
    "setting.no_such": {"value": 1},
    "setting.stages_worked_on": {"value": []},
    "why.top_three": {"value": ["open_science"], "unknown": True},
    "models.pre_training.participation": {"value": "core_team", "note": "x" * 1234, "evidence": ["ftp://x"]},
}


def faults(data: Any) -> tuple[Fault, ...]:
    with pytest.raises(InvalidDocument) as refused:
        document.parse(data, find_questionnaire)
    return refused.value.faults


def test_in_english_the_sentence_is_the_core_s_own() -> None:
    for fault in faults(documents.minimal(BAD)):
        assert fault_text(fault) == fault.detail


def test_numbers_are_grouped_as_the_reader_groups_them() -> None:
    [fault] = faults(documents.minimal({"why.top_three": {"unknown": True, "note": "x" * 1234}}))

    assert fault.detail == "The text has 1,234 characters; at most 1,000 are allowed."
    with translation.override("es"):
        assert fault_text(fault) == "El texto tiene 1\xa0234 caracteres; se permiten como máximo 1\xa0000."


def test_words_within_words_are_translated_and_plain_values_are_not() -> None:
    inner = Words("The document is empty.")
    words = Words("line %(line)s: %(problem)s", {"line": Count(1234), "problem": inner})
    plain = Words("line %(line)s: %(problem)s", {"line": 1234, "problem": "The document is empty."})

    assert str(words) == "line 1,234: The document is empty."
    with translation.override("es"):
        assert words_text(words) == "línea 1\xa0234: El documento está vacío."
        assert words_text(plain) == "línea 1234: The document is empty."


def test_what_a_stranger_wrote_is_never_read_as_a_placeholder() -> None:
    data = documents.minimal() | {"questionnaire": {"id": "%(name)s %s %%", "version": "9.9"}}

    [fault] = faults(data)

    assert "'%(name)s %s %%' in version '9.9'" in fault.detail
    assert fault_text(fault) == fault.detail
    with translation.override("es"):
        assert "'%(name)s %s %%' en la versión '9.9'" in fault_text(fault)


def test_a_condition_is_said_whole() -> None:
    leaf, row = AnswerIn("a.b", ("one", "two")), AnswerIn("a.c", ("x",), "first")
    words = branching.in_words(All((AnyOf((leaf, row)), Not(leaf))))

    assert isinstance(words, Words)
    assert str(words) == "a.b to be one or two or a.c, row first, to be x and not (a.b to be one or two)"
    with translation.override("es"):
        assert words_text(words) == "a.b sea one o two o a.c, fila first, sea x y no (a.b sea one o two)"


@pytest.mark.django_db
def test_the_api_answers_in_the_language_that_is_asked_for(client: Client) -> None:
    english = send(client, documents.minimal(BAD)).json()
    answer = send(client, documents.minimal(BAD), headers={"accept-language": "es"})
    spanish = answer.json()

    assert answer["Content-Language"] == "es"
    assert spanish["title"] == "El documento no es válido"
    assert english["title"] == KINDS_BY_TYPE[english["type"]].title
    assert spanish["type"] == english["type"]
    places = [[(each["pointer"], each["code"]) for each in found["errors"]] for found in (english, spanish)]
    assert places[0] == places[1]
    for one, other in zip(english["errors"], spanish["errors"], strict=True):
        assert set(one) == {"pointer", "code", "detail"}
        assert one["detail"] != other["detail"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body", [b"", b"{", b'{"a": 1, "a": 2}', b"\xff", b"[" * 40 + b"]" * 40, b'{"a": 1e999}', b'{"a": "\\u0000"}']
)
def test_a_body_that_cannot_be_read_is_refused_in_the_readers_language(client: Client, body: bytes) -> None:
    english, spanish = (send(client, body, headers={"accept-language": language}).json() for language in ("en", "es"))

    assert english["errors"][0]["code"] == spanish["errors"][0]["code"]
    assert english["detail"] == english["errors"][0]["detail"] != spanish["detail"]


def test_an_unknown_address_is_refused_in_the_readers_language(client: Client) -> None:
    answer = client.get("/api/v1/questionnaires/7/", headers={"accept-language": "es"})

    assert answer.status_code == 404
    assert "No existe esa versión" in answer.json()["detail"]


@pytest.mark.django_db
def test_pages_say_it_in_the_readers_language() -> None:
    reader = Client(headers={"accept-language": "es"})

    assert "Escriban el nombre del proyecto." in browsing.words(reader.post("/start/", {"name": "", "url": ""}))
    refused = browsing.words(reader.post("/start/", {"name": "Aurora", "url": "aurora"}))
    assert "Escriban un enlace completo" in refused


def test_the_command_line_says_it_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(documents.minimal(BAD)))

    for language, words in (("en", "There is no such"), ("es", "no tiene ninguna pregunta")):
        with pytest.raises(CommandError) as refused:
            call_command("assess", str(path), language=language)
        assert (words in str(refused.value)) is (language == "es")
        assert "/answers/setting.no_such" in str(refused.value)


def test_a_line_that_cannot_be_read_is_named() -> None:
    with pytest.raises(reading.Unreadable) as refused:
        reading.read_json(b'{\n"a": }')

    assert str(refused.value) == "line 2: This is not valid JSON: Expecting value."
    with translation.override("es"):
        assert words_text(refused.value.words) == "línea 2: Esto no es JSON válido: Expecting value."


def test_the_description_of_the_api_is_english_whoever_asks_first(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("config.api_urls.SchemaOnce.made", None)

    body = client.get("/api/schema/?format=json", headers={"accept-language": "es"}).content.decode()

    assert "The document is not valid" in body
    assert "El documento no es válido" not in body

"""Over the API a questionnaire comes in the language that is asked for, whole, without marks, and can be kept."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from assessment.api import questionnaires
from tests import every_kind

LIST = "/api/v1/questionnaires/"
WHOLE = f"{LIST}{every_kind.VERSION}/"
SPANISH = {"accept-language": "es"}


@pytest.fixture(autouse=True)
def _translated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    with every_kind.current(monkeypatch, tmp_path / "content"):
        told = tmp_path / "content" / every_kind.VERSION / "translations" / "es"
        (told / "pages").mkdir(parents=True)
        (told / "questionnaire.yaml").write_text(json.dumps({"title": "Cómo participan otras personas"}))
        asked = {
            "kinds.line": {"text": "¿Una línea?", "why": "Para el [[círculo]]."},
            "kinds.number": {"unit": "horas a la semana"},
        }
        (told / "pages" / f"{every_kind.PAGE}.yaml").write_text(json.dumps({"questions": asked}))
        terms = {"lead_circle": {"term": "círculo", "forms": ["círculo"], "meaning": "Quienes coordinan."}}
        (told / "glossary.yaml").write_text(json.dumps({"terms": terms}))
        _forget()
        yield
    _forget()


def _forget() -> None:
    every_kind.forget()
    for made in (questionnaires._versions, questionnaires._whole, questionnaires._schema):
        made.cache_clear()


def question(found: Any, name: str) -> Any:
    return next(each for page in found["pages"] for each in page["questions"] if each["id"] == name)


def test_its_texts_follow_the_reader_and_its_meaning_does_not(client: Client) -> None:
    spanish, english = client.get(WHOLE, headers=SPANISH), client.get(WHOLE)

    assert (spanish["Content-Language"], english["Content-Language"]) == ("es", "en")
    assert (spanish.json()["language"], english.json()["language"]) == ("es", "en")
    assert question(spanish.json(), "kinds.line")["text"] == "¿Una línea?"
    assert question(english.json(), "kinds.line")["text"] == "One line?"
    assert question(spanish.json(), "kinds.story")["text"] == "What would make it fail?"  # not translated
    assert spanish.json()["digest"] == english.json()["digest"]


def test_the_list_has_its_titles_in_the_readers_language(client: Client) -> None:
    titles = [each["title"] for each in client.get(LIST, headers=SPANISH).json()["questionnaires"]]

    assert titles == ["Cómo participan otras personas"]


def test_marked_words_are_plain_and_the_glossary_explains_them(client: Client) -> None:
    body = client.get(WHOLE)

    assert "[[" not in body.content.decode()
    assert question(body.json(), "kinds.line")["why"] == "For the lead circle."
    assert body.json()["pages"][-2]["intro"].startswith("Here the lead circle meets")
    terms = {each["id"]: each for each in body.json()["glossary"]}
    assert terms["outside"]["forms"] == ["outside", "outsiders"]
    assert client.get(WHOLE, headers=SPANISH).json()["glossary"][1]["meaning"] == "Quienes coordinan."


def test_a_program_learns_the_bounds_and_the_path_of_a_question(client: Client) -> None:
    found = client.get(WHOLE, headers=SPANISH).json()

    number = question(found, "kinds.number")
    assert [number[name] for name in ("minimum", "maximum", "unit")] == [0, 400, "horas a la semana"]
    assert question(found, "kinds.line")["core"] is True
    assert number["core"] is False
    assert question(found, "kinds.line")["unit"] is None


@pytest.mark.parametrize("address", [LIST, WHOLE])
def test_a_copy_is_kept_for_each_language(client: Client, address: str) -> None:
    english, spanish = client.get(address), client.get(address, headers=SPANISH)

    assert english["ETag"] != spanish["ETag"]
    assert "Accept-Language" in english["Vary"]
    same = client.get(address, headers={"if-none-match": english["ETag"]})
    other = client.get(address, headers=SPANISH | {"if-none-match": english["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    assert (same["ETag"], same["Content-Language"]) == (english["ETag"], "en")
    assert "Accept-Language" in same["Vary"]
    assert other.status_code == 200


def test_the_schema_of_a_document_is_one_for_all(client: Client) -> None:
    address = f"{WHOLE}schema/"
    english, spanish = client.get(address), client.get(address, headers=SPANISH)

    assert english.content == spanish.content
    assert (english["ETag"], spanish["Content-Language"]) == (spanish["ETag"], "en")

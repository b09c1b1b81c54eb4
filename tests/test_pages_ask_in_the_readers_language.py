"""Questions, glossary and names of countries follow the reader; what is not translated stays in English."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from assessment.models import Answer
from tests import browsing, every_kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Client]:
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    with every_kind.current(monkeypatch, tmp_path / "content"):
        told = tmp_path / "content" / every_kind.VERSION / "translations" / "de"
        (told / "pages").mkdir(parents=True)
        page = {"title": "Von allem eines", "questions": {"kinds.line": {"text": "Eine Zeile?"}}}
        (told / "pages" / f"{every_kind.PAGE}.yaml").write_text(json.dumps(page))
        (told / "glossary.yaml").write_text(json.dumps({"terms": {"outside": {"meaning": "Nicht im Kern."}}}))
        every_kind.forget()
        yield Client(headers={"accept-language": "de"})


def test_every_page_shows_the_translation(reader: Client) -> None:
    overview = browsing.started(reader)

    assert "Von allem eines" in browsing.words(reader.get(overview))
    for address in (f"{overview}pages/{every_kind.PAGE}/", f"{overview}check/", "/questionnaire/"):
        said = browsing.words(reader.get(address))
        assert "Eine Zeile?" in said
        assert "Which countries?" in said  # not translated
    assert "Nicht im Kern." in browsing.words(reader.get("/glossary/"))


def test_another_reader_sees_the_source(reader: Client, client: Client) -> None:
    overview = browsing.started(reader)

    assert "One line?" in browsing.words(client.get(f"{overview}pages/{every_kind.PAGE}/"))


def test_countries_can_be_named_in_both_languages_and_come_back_in_the_readers(reader: Client, client: Client) -> None:
    page = f"{browsing.started(reader)}pages/{every_kind.PAGE}/"

    browsing.save(reader, page, {"kinds.countries": "Polen\nGermany\nfr"})

    assert Answer.objects.get().value == ["PL", "DE", "FR"]
    assert browsing.form(reader.get(page))["kinds.countries"] == ["Polen\nDeutschland\nFrankreich"]
    assert browsing.form(client.get(page))["kinds.countries"] == ["Poland\nGermany\nFrance"]

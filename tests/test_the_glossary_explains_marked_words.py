"""A marked word leads to its meaning, on the glossary's page and beside the question that uses it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import Client

from assessment.core.questionnaire import Questionnaire
from tests import browsing, every_kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Questionnaire]:
    with every_kind.current(monkeypatch, tmp_path / "content") as found:
        yield found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ask [[outsiders]].", 'Ask <a class="term" href="/glossary/#outside" target="_blank">outsiders</a>.'),
        ("[[Outside]]", '<a class="term" href="/glossary/#outside" target="_blank">Outside</a>'),
        ("a [[mystery]] & <b>", "a mystery &amp; &lt;b&gt;"),
        ("[[<i>]] {{ 7 }} [[ ]]", "&lt;i&gt; {{ 7 }}  "),
    ],
)
def test_a_marked_word_becomes_a_link_and_all_else_is_escaped(asked: Questionnaire, text: str, shown: str) -> None:
    template = Template("{% load glossary %}{{ text|explained:asked }}")

    assert template.render(Context({"text": text, "asked": asked})) == shown


def test_the_glossary_gives_every_term_a_meaning_sources_and_an_anchor(client: Client, asked: Questionnaire) -> None:
    response = client.get("/glossary/")

    said, page = browsing.words(response), response.content.decode()
    for term in asked.glossary:
        assert f'<div id="{term.id}">' in page
        assert f"{term.term} {term.meaning}" in said
    assert said.index("Those who coordinate") < said.index("Not in the lead circle")  # from A to Z
    assert "slide 6 author" in said


def test_a_form_links_its_marked_words_and_explains_them(client: Client, asked: Questionnaire) -> None:
    response = client.get(f"{browsing.started(client)}pages/{every_kind.PAGE}/")

    page, said = response.content.decode(), browsing.words(response)
    assert '<a class="term" href="/glossary/#lead_circle" target="_blank">lead circle</a>' in page
    assert "[[" not in said
    assert "or a mystery <b>." in said
    assert said.count("Words used here:") == 1  # only the question that marks some
    assert "Words used here: outside Not in the lead circle. lead circle Those who coordinate & pay." in said


def test_every_page_leads_to_the_glossary(client: Client, asked: Questionnaire) -> None:
    for address in ("/", browsing.started(client), "/nowhere"):
        assert b'href="/glossary/"' in client.get(address).content


def test_a_version_without_a_glossary_has_a_page_all_the_same(
    client: Client, asked: Questionnaire, tmp_path: Path
) -> None:
    (tmp_path / "content" / every_kind.VERSION / "glossary.yaml").unlink()
    every_kind.forget()

    assert client.get("/glossary/").status_code == 200

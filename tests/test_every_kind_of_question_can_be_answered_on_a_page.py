"""Numbers, days, links, countries, languages and tables: each can be answered, comes back, and is kept when wrong."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from assessment.models import Answer
from tests import browsing, every_kind

pytestmark = pytest.mark.django_db

ANSWERS: list[tuple[str, dict[str, Any], Any, dict[str, str]]] = [
    ("kinds.number", {"kinds.number": " 12 "}, 12, {"kinds.number": "12"}),
    ("kinds.number", {"kinds.number": "0"}, 0, {"kinds.number": "0"}),
    (
        "kinds.day",
        {"kinds.day~day": "3", "kinds.day~month": "04", "kinds.day~year": "2026"},
        "2026-04-03",
        {"kinds.day~day": "3", "kinds.day~month": "4", "kinds.day~year": "2026"},
    ),
    (
        "kinds.links",
        {"kinds.links": "https://example.org/a \r\n\r\n https://example.org/b"},
        ["https://example.org/a", "https://example.org/b"],
        {"kinds.links": "https://example.org/a\nhttps://example.org/b"},
    ),
    (
        "kinds.countries",
        {"kinds.countries": "pl\r\nGermany\r\nPoland"},
        ["PL", "DE"],
        {"kinds.countries": "Poland\nGermany"},
    ),
    ("kinds.countries", {"kinds.countries": "PL, FRA"}, ["PL", "FR"], {"kinds.countries": "Poland\nFrance"}),
    (
        "kinds.countries",
        {"kinds.countries": "Korea, Republic of"},
        ["KR"],
        {"kinds.countries": "Korea, Republic of"},
    ),
    (
        "kinds.languages",
        {"kinds.languages": "de\npol\nSilesian"},
        ["deu", "pol", "szl"],
        {"kinds.languages": "German\nPolish\nSilesian"},
    ),
    (
        "kinds.table",
        {"kinds.table~row~weights": "open", "kinds.table~row~report": "closed"},
        {"weights": "open", "report": "closed"},
        {"kinds.table~row~weights": "open", "kinds.table~row~report": "closed", "kinds.table~row~licence": ""},
    ),
    (
        "kinds.story",
        {"kinds.story": "If nobody\r\nuses it"},
        "If nobody\nuses it",
        {"kinds.story": "If nobody\nuses it"},
    ),
]


@pytest.fixture
def page(client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    with every_kind.current(monkeypatch, tmp_path / "content"):
        yield f"{browsing.started(client)}pages/{every_kind.PAGE}/"


@pytest.mark.parametrize(("question", "sent", "stored", "shown"), ANSWERS)
def test_an_answer_is_stored_and_comes_back(
    client: Client, page: str, question: str, sent: dict[str, Any], stored: Any, shown: dict[str, str]
) -> None:
    response = browsing.save(client, page, sent)

    assert response.status_code == 302, browsing.words(response)
    answer = Answer.objects.get()
    assert (answer.question, answer.value) == (question, stored)
    again = browsing.form(client.get(page))
    assert {name: again[name] for name in shown} == {name: [value] for name, value in shown.items()}


@pytest.mark.parametrize(("question", "sent", "stored", "shown"), ANSWERS)
def test_saving_it_again_untouched_changes_nothing(
    client: Client, page: str, question: str, sent: dict[str, Any], stored: Any, shown: dict[str, str]
) -> None:
    browsing.save(client, page, sent)

    browsing.save(client, page, {})

    assert Answer.objects.get().version == 1


@pytest.mark.parametrize(
    ("sent", "target", "problem"),
    [
        ({"kinds.number": "twelve"}, "q-kinds-number-text", "Write a whole number from 0 to 400, in digits."),
        ({"kinds.number": "401"}, "q-kinds-number-text", "Write a whole number from 0 to 400"),
        ({"kinds.number": "1.5"}, "q-kinds-number-text", "Write a whole number from 0 to 400"),
        ({"kinds.number": "9" * 5000}, "q-kinds-number-text", "Write a whole number from 0 to 400"),
        (
            {"kinds.day~day": "31", "kinds.day~month": "2", "kinds.day~year": "2026"},
            "q-kinds-day-day",
            "Write a day that exists",
        ),
        ({"kinds.day~day": "31", "kinds.day~month": "1", "kinds.day~year": "26"}, "q-kinds-day-day", "in four digits"),
        ({"kinds.day~month": "May"}, "q-kinds-day-day", "Write a day that exists"),
        ({"kinds.links": "https://example.org/\nexample.org"}, "q-kinds-links-text", "Link 2: Write a whole link"),
        ({"kinds.links": "https://a.example/\n" * 3}, "q-kinds-links-text", "Write at most 2 lines."),
        ({"kinds.links": "https://a.example/\nhttps://a.example/"}, "q-kinds-links-text", "stands there twice"),
        (
            {"kinds.countries": "PL\nPolend"},
            "q-kinds-countries-text",
            "“Polend” is no country we know by its name or code. Did you mean “Poland”",
        ),
        (
            {"kinds.languages": "Portugese"},
            "q-kinds-languages-text",
            "“Portugese” is no language we know by its name or code. Did you mean “Portuguese”",
        ),
        (
            {"kinds.languages": "Swahili"},
            "q-kinds-languages-text",
            "Did you mean “Swahili (macrolanguage)” or “Swahili (individual language)”",
        ),
        ({"kinds.languages": "qqqqqq"}, "q-kinds-languages-text", "“qqqqqq” is no language we know"),
        ({"kinds.countries": "PL\nDE\nFR\nES"}, "q-kinds-countries-text", "Write at most 3 lines."),
        ({"kinds.table~row~report": "nowhere"}, "q-kinds-table-report", "Choose one of the answers"),
        (
            {f"kinds.table~row~{row}": "open" for row in ("weights", "report", "licence")},
            "q-kinds-table-weights",
            "Answer at most 2 of the rows.",
        ),
        (
            {"kinds.table~row~report": "open", "kinds.table~state": "unknown"},
            "q-kinds-table-weights",
            "Keep one of the two.",
        ),
        ({"kinds.number": "3", "kinds.number~state": "withheld"}, "q-kinds-number-text", "Keep one of the two."),
        ({"kinds.story": "x" * 2001}, "q-kinds-story-text", "2,001 characters; at most 2,000"),
    ],
)
def test_a_wrong_answer_is_named_and_kept(
    client: Client, page: str, sent: dict[str, str], target: str, problem: str
) -> None:
    response = browsing.save(client, page, sent)

    assert response.status_code == 422
    assert f'href="#{target}"' in response.content.decode()
    assert f'id="{target}"' in response.content.decode()
    assert browsing.words(response).count(problem) == 2  # in the summary and beside the question
    assert b'<details class="deeper" open>' in response.content
    assert not Answer.objects.exists()
    kept = browsing.form(response)
    assert all(kept[name] == [value.strip()] for name, value in sent.items() if value != "nowhere")


def test_every_unknown_line_has_an_error_of_its_own(client: Client, page: str) -> None:
    response = browsing.save(client, page, {"kinds.countries": "Polend\nDE\nFranse"})

    said = browsing.words(response)
    assert "“Polend” is no country" in said
    assert "“Franse” is no country" in said
    assert "“DE”" not in said


def test_a_name_that_is_another_languages_code_stays_what_it_is(client: Client, page: str) -> None:
    browsing.save(client, page, {"kinds.languages": "Ga\nga"})  # a language of Ghana, and the code of Irish

    browsing.save(client, page, {"kinds.line": "touched"})

    assert Answer.objects.get(question="kinds.languages").value == ["gaa", "gle"]
    assert browsing.form(client.get(page))["kinds.languages"] == ["Ga\nIrish"]


def test_a_row_can_be_cleared_and_the_whole_table_too(client: Client, page: str) -> None:
    both = {"kinds.table~row~weights": "open", "kinds.table~row~report": "closed"}
    browsing.save(client, page, both)

    browsing.save(client, page, {"kinds.table~row~weights": ""})
    assert Answer.objects.get().value == {"report": "closed"}

    browsing.save(client, page, {"kinds.table~row~report": ""})
    assert Answer.objects.get().state == "unanswered"


def test_every_row_of_a_table_is_a_group_of_its_own(client: Client, page: str) -> None:
    found = browsing.read(client.get(page)).attributes

    radios = [value for tag, name, value in found if (tag, name) == ("input", "name") and "~row~" in value]
    assert radios.count("kinds.table~row~weights") == 3  # two answers, and the way to clear it
    ids = [value for _tag, name, value in found if name == "id"]
    assert len(ids) == len({*ids})
    assert {value for tag, name, value in found if (tag, name) == ("label", "for")} <= {*ids}


@pytest.mark.parametrize("state", ["unknown", "withheld", "not_applicable"])
def test_a_table_can_be_left_unanswered_honestly(client: Client, page: str, state: str) -> None:
    browsing.save(client, page, {"kinds.table~state": state, "kinds.table~reason": "We make none"})

    assert Answer.objects.get().state == state
    assert browsing.form(client.get(page))["kinds.table~state"] == [state]


def test_each_kind_says_how_to_come_back_to_no_other_state(client: Client, page: str) -> None:
    said = browsing.words(client.get(page))

    assert "What is chosen above counts" in said  # a table
    assert "What is written above counts" in said
    assert "hours a week" in said


def test_the_check_page_shows_names_and_not_codes(client: Client, page: str) -> None:
    browsing.save(
        client,
        page,
        {
            "kinds.number": "12",
            "kinds.day~day": "3",
            "kinds.day~month": "4",
            "kinds.day~year": "2026",
            "kinds.countries": "PL",
            "kinds.languages": "szl",
            "kinds.table~row~weights": "open",
        },
    )

    said = browsing.words(client.get(page.replace(f"pages/{every_kind.PAGE}/", "check/")))

    for words in ("12 hours a week", "3 April 2026", "Poland", "Silesian", "Weights: Open to all"):
        assert words in said


def test_only_what_is_wrong_is_marked_as_wrong(client: Client, page: str) -> None:
    note = browsing.save(client, page, {"kinds.number~note": "x" * 1001})
    assert b"aria-invalid" not in note.content

    number = browsing.save(client, page, {"kinds.number": "many"})
    assert number.content.count(b"aria-invalid") == 1

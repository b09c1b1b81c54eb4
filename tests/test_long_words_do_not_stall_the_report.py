"""A word without an end neither stalls the layout nor is changed: it only gets places to break."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommendations import pdf
from recommendations.templatetags.report import linkbreak, prose, softbreak
from tests.planned import words

BREAK = "\u200b"
ENDLESS = ["W" * 100_000, "\u0301" * 100_000, "a\u0301" * 50_000, "\u200d" * 100_000, "/" * 100_000]


@given(st.text(st.characters(exclude_characters=BREAK), max_size=400))
def test_breaks_are_added_and_nothing_is_taken_away(text: str) -> None:
    assert softbreak(text).replace(BREAK, "") == text
    assert linkbreak(text).replace(BREAK, "") == text


@pytest.mark.parametrize("word", ENDLESS, ids=["letters", "accents", "accented", "joiners", "slashes"])
def test_no_word_runs_on_for_more_than_sixty_characters(word: str) -> None:
    assert max(len(part) for part in softbreak(word).split(BREAK)) <= 60


def test_a_letter_keeps_its_accent() -> None:
    assert softbreak("a" * 39 + "e\u0301" + "b" * 9) == "a" * 39 + "e\u0301" + BREAK + "b" * 9


def test_short_words_stay_as_they_are() -> None:
    assert softbreak("a" * 40) == "a" * 40
    assert prose("one\ntwo") == "one\ntwo"


def test_a_thousand_empty_lines_become_one() -> None:
    assert prose("one" + "\n" * 998 + "two") == "one\n\ntwo"


@pytest.mark.timeout(60)  # without breaks this takes minutes
def test_a_word_of_a_hundred_thousand_letters_is_printed() -> None:
    html = f'<!doctype html><html lang="en"><title>Long</title><body><p>{softbreak("W" * 100_000)}</p>'

    report = pdf.render(html, document=b"{}", identifier="0" * 64, created=datetime(2026, 5, 14, tzinfo=UTC))

    assert words(report).count("W") == 100_000

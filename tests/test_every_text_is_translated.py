"""Every text of pages, API and paper is in every language we offer, and none is left from before."""

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from pytest_django import Settings

TRANSLATED = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
LINE = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)? ?(".*")')
PLACEHOLDER = re.compile(r"%\(\w+\)s|%%")
SOURCES = ("assessment", "config", "projects", "recommendations", "templates")

Entry = dict[str, str]


def texts_of(language: str, folder: Path | None = None) -> Path:
    return (folder or settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def entries(path: Path) -> Iterator[Entry]:
    """The entries of a .po file without its header; `flags` says whether one is fuzzy."""
    for block in path.read_text().split("\n\n")[1:]:
        entry: Entry = {"flags": "".join(line for line in block.splitlines() if line.startswith("#,"))}
        field = ""
        for line in block.splitlines():
            if found := LINE.fullmatch(line):
                field = found[1] or field
                entry[field] = entry.get(field, "") + ast.literal_eval(found[2])
        if "msgid" in entry:
            yield entry


def said(entry: Entry) -> list[str]:
    return [text for field, text in entry.items() if field.startswith("msgstr")]


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_left_open_or_unsure(language: str) -> None:
    found = list(entries(texts_of(language)))

    assert len(found) > 600
    assert [entry["msgid"] for entry in found if not all(said(entry)) or "fuzzy" in entry["flags"]] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_translation_has_the_places_of_its_source(language: str) -> None:
    for entry in entries(texts_of(language)):
        sources = {each for field in ("msgid", "msgid_plural") for each in PLACEHOLDER.findall(entry.get(field, ""))}
        for text in said(entry):
            assert set(PLACEHOLDER.findall(text)) == sources, entry["msgid"]
            for edge in (slice(0, 1), slice(-1, None)):
                assert text[edge].isspace() is entry["msgid"][edge].isspace(), entry["msgid"]


def test_the_program_has_no_text_that_its_translators_have_not_seen(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `manage.py makemessages` would write, made in a copy: it leaves files beside templates while it works."""
    kept = shutil.ignore_patterns("__pycache__", "static", "content", "*.mo")
    for folder in SOURCES:
        shutil.copytree(settings.BASE_DIR / folder, tmp_path / folder, ignore=kept)
    copied = tmp_path / "config" / "locale"
    before = {language: texts_of(language).read_text() for language in TRANSLATED}
    settings.LOCALE_PATHS = [copied]
    monkeypatch.chdir(tmp_path)

    call_command("makemessages", verbosity=0)

    for language, text in before.items():
        texts = texts_of(language, copied)
        seen = {(entry["msgid"], entry.get("msgid_plural")) for entry in entries(texts)}
        texts.write_text(text)
        known = {(entry["msgid"], entry.get("msgid_plural")) for entry in entries(texts)}
        assert seen - known == set(), "run manage.py makemessages, and translate what is new"
        assert known - seen == set(), "run manage.py makemessages: it takes away what is no longer said"

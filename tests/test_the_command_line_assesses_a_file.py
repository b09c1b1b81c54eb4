"""`manage.py assess`: the same answers, the same refusals, no server and no database."""

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command

from recommendations import reporting
from recommendations.core.plan import Plan
from tests import documents

PDF = b"%PDF-1.7 of a test"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[Plan]:
    """The plans that were printed, by a renderer that takes no time."""
    printed: list[Plan] = []

    def render(plan: Plan) -> bytes:
        printed.append(plan)
        return PDF

    monkeypatch.setattr(reporting, "pdf_of", render)
    return printed


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.json"
    path.write_bytes(documents.body(documents.full()))
    return path


def assess(*arguments: Any) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("assess", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def refused(*arguments: Any) -> str:
    with pytest.raises(CommandError) as caught:
        assess(*arguments)
    return str(caught.value)


def test_a_summary_is_printed(answers: Path) -> None:
    out, _ = assess(answers)

    assert "Example Workshop" in out
    assert "Nearest" in out or "kind of project" in out or "No clear match" in out
    assert "1. " in out
    assert "You want more people in Data" in out


def test_edition_and_paper_can_be_chosen(answers: Path, tmp_path: Path, quick: list[Plan]) -> None:
    assess(answers, "--pdf", tmp_path / "report.pdf", "--edition", "public", "--paper", "letter")

    [plan] = quick
    assert (plan.edition, plan.paper) == ("public", "letter")
    assert "data.wanted" not in plan.document


def test_a_report_of_a_file_prints_no_address_to_check_it_at(answers: Path, tmp_path: Path, quick: list[Plan]) -> None:
    assess(answers, "--pdf", tmp_path / "report.pdf")

    html = reporting.html_of(quick[0])
    assert "These answers were never submitted" in html
    assert "/verify/" not in html


def test_json_and_yaml_say_the_same(answers: Path, tmp_path: Path) -> None:
    other = tmp_path / "answers.yaml"
    other.write_text(yaml.safe_dump(documents.full(), allow_unicode=True))

    assert assess(answers, "--json", "-") == assess(other, "--json", "-")


def test_the_result_alone_goes_to_standard_output(answers: Path) -> None:
    out, err = assess(answers, "--json", "-")

    found = json.loads(out)
    assert list(found)[:2] == ["profile", "recommendations"]
    assert "nearest" in found["profile"]["governance_model"]
    assert err == ""


def test_standard_input_is_read(answers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = assess(answers, "--json", "-")

    for text in (answers.read_bytes(), yaml.safe_dump(documents.full()).encode()):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
        assert assess("-", "--json", "-") == expected


def test_files_are_written_whole_and_nothing_is_left_beside_them(
    answers: Path, tmp_path: Path, quick: list[Plan]
) -> None:
    pdf, result = tmp_path / "out.pdf", tmp_path / "out.json"

    out, err = assess(answers, "--pdf", pdf, "--json", result)

    assert pdf.read_bytes() == PDF
    assert json.loads(result.read_text())["profile"]
    assert out == ""
    assert "Making the report" in err
    assert sorted(tmp_path.iterdir()) == sorted([answers, pdf, result])


def test_the_record_is_the_files_own(answers: Path, tmp_path: Path, quick: list[Plan]) -> None:
    os.utime(answers, (1_700_000_000.9, 1_700_000_000.9))

    assess(answers, "--pdf", tmp_path / "out.pdf")

    assert quick[0].record.reference == ""
    assert quick[0].record.submitted_at == "2023-11-14T22:13:20Z"


def test_the_same_file_gives_the_same_report(answers: Path, tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        assess(answers, "--pdf", tmp_path / name)

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert (tmp_path / "one.pdf").read_bytes().startswith(b"%PDF-")


def test_every_fault_is_named_and_nothing_is_written(tmp_path: Path, quick: list[Plan]) -> None:
    path = tmp_path / "bad.yaml"
    data = documents.minimal({"data.nothing": {"value": 1}, "setting.people": {"value": "many"}})
    path.write_text(yaml.safe_dump(data))

    said = refused(path, "--pdf", tmp_path / "out.pdf", "--json", tmp_path / "out.json")

    assert f"{path}: /answers/data.nothing: " in said
    assert f"{path}: /answers/setting.people/value: Choose one of p1_5" in said
    assert list(tmp_path.iterdir()) == [path]
    assert quick == []


def test_hidden_answers_are_refused_as_by_the_api(tmp_path: Path) -> None:
    path = tmp_path / "hidden.json"
    hidden = {documents.STAGES: {"value": ["pre_training"]}, "data.post_release.participation": {"value": "visible"}}
    path.write_bytes(documents.body(documents.minimal(hidden)))

    assert "setting.stages_worked_on to be post_release" in refused(path)


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.yaml", b"schema: x\nanswers: {a: 1\n", "line 3"),
        ("a.yaml", b"schema: x\nschema: y\n", "line 2"),
        ("a.yaml", b"a: &x 1\nb: *x\n", "line 2"),
        ("a.yml", b"a: !!python/object:os.system x\n", "line 1"),
        ("a.json", b'{\n"schema": nope}', "line 2"),
        ("a.json", b"", "empty"),
        ("a.json", b"\xff", "UTF-8"),
        ("a.json", b" " * 300_000, "bytes"),
        ("a.json", b"[" * 100_000, "nested"),
        ("a.json", b'{"a": "\\ud800"}', "half a character"),
        ("a.json", b"[]", "the whole document"),
        ("a.txt", b"{}", "must end in"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, raw: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(raw)

    assert said in refused(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "No such file" in refused(tmp_path / "nothing.json")


def test_a_bad_path_is_named_before_the_report_is_made(answers: Path, tmp_path: Path, quick: list[Plan]) -> None:
    for bad in (tmp_path / "nowhere" / "out.pdf", tmp_path):
        assert f"{bad} cannot be written" in refused(answers, "--json", tmp_path / "out.json", "--pdf", bad)

    assert quick == []
    assert list(tmp_path.iterdir()) == [answers]


def test_a_report_that_fails_leaves_the_old_one(answers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "out.pdf"
    old.write_bytes(b"old")

    def fail(plan: Plan) -> bytes:
        raise MemoryError

    monkeypatch.setattr(reporting, "pdf_of", fail)
    with pytest.raises(MemoryError):
        assess(answers, "--pdf", old, "--json", tmp_path / "out.json")

    assert old.read_bytes() == b"old"
    assert sorted(tmp_path.iterdir()) == sorted([answers, old])


def test_a_pipe_may_take_the_result(answers: Path, tmp_path: Path) -> None:
    assess(answers, "--json", "/dev/null")

    assert not Path("/dev/null").is_file()

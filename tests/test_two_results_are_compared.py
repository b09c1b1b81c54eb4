"""Two results of one project: what moved, and whether the project or the questionnaire moved it."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command
from hypothesis import given

from assessment.core import answering, comparing, questionnaire, scoring, versions
from assessment.core.answers import Answers
from assessment.core.comparing import Comparison
from assessment.core.document import Document, ProjectFacts
from assessment.core.questionnaire import Questionnaire
from tests.answers_of import ASKED, answers, parsed

FIRST = questionnaire.get("0.9")


def document(asked: Questionnaire, found: Answers) -> Document:
    return Document(asked, ProjectFacts("A project"), found)


def compared(old: Document, new: Document) -> Comparison:
    return comparing.compare(
        old, scoring.score(old.questionnaire, old.answers), new, scoring.score(new.questionnaire, new.answers)
    )


@given(answers())
def test_a_result_beside_itself_shows_no_change(found: Answers) -> None:
    same = document(ASKED, found)

    comparison = compared(same, same)

    assert comparison.changes == ()
    assert comparison.answers == ()


@given(answers(), answers())
def test_within_one_version_every_change_is_the_projects(before: Answers, now: Answers) -> None:
    comparison = compared(document(ASKED, before), document(ASKED, now))

    assert {change.cause for change in comparison.changes} <= {"project"}
    assert comparison.to_answer == comparison.dropped == comparison.added == ()


def test_a_cell_that_the_project_raised_names_the_answer_behind_it() -> None:
    question = "evaluation.post_release.participation"
    before = {question: parsed(question, {"value": "visible"})}
    now = {question: parsed(question, {"value": "anyone"})}

    changes = {change.value: change for change in compared(document(ASKED, before), document(ASKED, now)).changes}

    assert changes["cell.evaluation.post_release"].questions == (question,)
    assert changes["cell.evaluation.post_release"].before[1:] == (1, 1)
    assert changes["cell.evaluation.post_release"].now[1:] == (3, 3)


def test_across_versions_what_the_questionnaire_changed_is_told_from_what_the_project_changed() -> None:
    became = versions.fates(FIRST.version, ASKED.version)
    same = next(cell for cell in cells() if became[cell] == "same")
    other = [cell for cell in cells() if became[cell] == "same"][1]
    before = {each: parsed_in(FIRST, each, "visible") for each in (same, other)}
    now = {**before, same: parsed(same, {"value": "invited"})}

    comparison = compared(document(FIRST, before), document(ASKED, now))

    causes = {change.value: change.cause for change in comparison.changes}
    assert causes[f"cell.{same.removesuffix('.participation')}"] == "project"
    assert f"cell.{other.removesuffix('.participation')}" not in causes
    assert comparison.added
    assert {*comparison.added} == ASKED.questions.keys() - FIRST.questions.keys()


def test_an_answer_whose_question_changed_is_not_carried_over() -> None:
    became = versions.fates(FIRST.version, ASKED.version)
    changed = [question for question, fate in became.items() if fate == "changed"]
    everything = {each: parsed_in(FIRST, each, FIRST.questions[each].choice_ids[0]) for each in changed}

    assert versions.carried(everything, FIRST.version, ASKED.version) == {}
    assert changed, "the map would prove nothing without a changed question"


def test_there_is_no_way_back_from_a_newer_version_to_an_older_one() -> None:
    with pytest.raises(LookupError):
        versions.fates(ASKED.version, FIRST.version)


def test_a_map_that_forgets_a_question_or_calls_a_changed_one_the_same_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    right = versions.map_into(ASKED.version)
    assert right is not None
    assert versions.problems(ASKED) == []
    forgotten = next(iter(right.questions))
    wrong = right.model_copy(update={"questions": {k: v for k, v in right.questions.items() if k != forgotten}})
    monkeypatch.setattr(versions, "map_into", lambda _version: wrong)

    assert any(forgotten in problem for problem in versions.problems(ASKED))


def test_the_command_line_compares_two_files(tmp_path: Path) -> None:
    old = written(tmp_path / "old.yaml", "0.9", {"models.pre_training.participation": {"value": "core_team"}})
    new = written(tmp_path / "new.yaml", ASKED.version, {"models.pre_training.participation": {"value": "shared"}})
    out = StringIO()

    call_command("compare", str(old), str(new), stdout=out)

    assert "Models · pre-training (A1): core team → shared (the project changed)" in out.getvalue()
    with pytest.raises(CommandError, match="cannot be compared"):
        call_command("compare", str(new), str(old))


def written(path: Path, version: str, raw: dict[str, Any]) -> Path:
    whole = {
        "schema": "cartograph.document/1",
        "questionnaire": {"id": ASKED.id, "version": version},
        "project": {"name": "A project"},
        "answers": raw,
    }
    path.write_text(yaml.safe_dump(whole))
    return path


def cells() -> list[str]:
    return [question for question in FIRST.questions if question.endswith(".participation")]


def parsed_in(asked: Questionnaire, question: str, choice: str) -> Any:
    value = [choice] if asked.questions[question].type == "multiple" else choice
    return answering.parse(asked.questions[question], {"value": value}, "", [])

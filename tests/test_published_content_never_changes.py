"""Content files: strict shapes, cross-checks that name what is wrong, and pins for what was published."""

import shutil
from pathlib import Path

import pytest
from django.core.management import call_command

from assessment import checks
from assessment.core import crosscheck, questionnaire
from assessment.core.content import BrokenContent
from assessment.core.questionnaire import CONTENT
from tests.answers_of import ASKED


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT / ASKED.version, tmp_path / ASKED.version))


def edit(copy: Path, name: str, old: str, new: str) -> None:
    text = (copy / name).read_text()
    assert old in text
    (copy / name).write_text(text.replace(old, new, 1))


def test_all_content_passes_the_check() -> None:
    call_command("check")


def test_the_same_files_have_the_same_digest(copy: Path) -> None:
    assert questionnaire.load(copy).digest == ASKED.digest


def test_a_comment_changes_nothing_and_a_word_does(copy: Path) -> None:
    edit(copy, "motives.yaml", "question:", "# a comment\nquestion:")
    assert questionnaire.load(copy).digest == ASKED.digest

    edit(copy, "pages/setting.yaml", "text: ", "text: Really, ")
    assert questionnaire.load(copy).digest != ASKED.digest


def test_a_published_version_must_be_pinned_and_a_changed_one_is_refused() -> None:
    assert ASKED.header.status == "published"

    assert list(checks.pin_problems(ASKED, ASKED.digest)) == []
    assert "pin it as" in next(checks.pin_problems(ASKED, None))
    assert "was changed" in next(checks.pin_problems(ASKED, "0" * 64))


def test_a_draft_has_no_pin() -> None:
    draft = questionnaire.get("0.9")

    assert list(checks.pin_problems(draft, None)) == []
    assert "is a draft" in next(checks.pin_problems(draft, draft.digest))


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("pages/data.yaml", "    why: ", "    whi: ", "questions.data.pre_training.participation.whi"),
        ("pages/data.yaml", "type: ladder", "type: slider", "questions.data.pre_training.participation.type"),
        ("dimensions.yaml", "letter: A", "letter: Z", "domains.models.letter"),
        ("motives.yaml", "enough: 3", "enough: many", "motives.democratise_access.served_by.0.enough"),
        ("questionnaire.yaml", "id:", "id: [", "line"),
    ],
)
def test_a_mistake_is_named_by_file_item_and_field(copy: Path, name: str, old: str, new: str, says: str) -> None:
    edit(copy, name, old, new)

    with pytest.raises(BrokenContent, match=name) as broken:
        questionnaire.load(copy)

    assert says in str(broken.value)


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("pages/data.yaml", "any_of: [pre_training]", "any_of: [before]", "has no choice 'before'"),
        ("pages/data.yaml", "{key: P2", "{key: P99", "no source 'P99'"),
        ("motives.yaml", "cell: models.post_release", "cell: models.later", "no cell is called 'models.later'"),
        ("governance_models.yaml", "weight: 3", "weight: 9", "more than a quarter"),
        ("pages/why.yaml", "id: open_science", "id: open_sky", "must offer exactly the motives"),
    ],
)
def test_files_that_disagree_are_told_apart(copy: Path, name: str, old: str, new: str, says: str) -> None:
    edit(copy, name, old, new)

    assert any(says in problem for problem in crosscheck.problems(questionnaire.load(copy)))

"""Golden files: under one questionnaire digest and one scoring version, the same answers give the same bytes.

A difference here means that results people hold would come out otherwise: raise `SCORING_VERSION`, say so in the
changelog, and write the files anew with `python -m tests.test_a_stored_result_never_changes`.
"""

from pathlib import Path

import pytest

from assessment.core import document, questionnaire, scoring, serial
from assessment.core.document import Document
from assessment.core.profile import SCORING_VERSION, Profile
from assessment.core.questionnaire import Questionnaire
from assessment.core.reading import read_yaml

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.stem for path in (Path(__file__).parent.parent / "examples").glob("*.yaml"))


def coded(case: str) -> Document:
    path = Path(__file__).parent.parent / "examples" / f"{case}.yaml"
    return document.parse(read_yaml(path.read_bytes()), _find)


def _find(_name: str, version: str) -> Questionnaire:
    return questionnaire.get(version)


def scored(case: str) -> bytes:
    found = coded(case)
    return serial.dump(Profile, scoring.score(found.questionnaire, found.answers)) + b"\n"


@pytest.mark.parametrize("case", CASES)
def test_a_case_scores_to_the_byte_as_its_golden_file_says(case: str) -> None:
    golden = (GOLDEN / f"{case}.json").read_bytes()

    assert scored(case) == golden


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("scoring-1/*.json")), ids=lambda path: path.stem)
def test_a_profile_of_the_first_scoring_version_can_still_be_read(path: Path) -> None:
    profile = serial.load(Profile, path.read_bytes())

    assert profile.scoring_version == 1 < SCORING_VERSION
    assert profile.openness == ()


if __name__ == "__main__":
    for each in CASES:
        (GOLDEN / f"{each}.json").write_bytes(scored(each))

"""From one questionnaire version to the next: which questions kept their meaning. Pure.

A version's `from_<old>.yaml` says of every question of the old one whether it is the same in the new, changed, or
dropped. What is the same carries an answer over; what changed must be answered anew.
"""

from functools import cache
from pathlib import Path
from typing import Literal

from assessment.core import questionnaire
from assessment.core.answers import Answers
from assessment.core.content import BrokenContent, Content, QuestionId, read_content
from assessment.core.questionnaire import CONTENT, Questionnaire

Fate = Literal["same", "changed", "dropped"]


class VersionMap(Content):
    older: str
    questions: dict[QuestionId, Fate]


@cache
def map_into(version: str) -> VersionMap | None:
    """What became of the version before this one; None for the first. Raises BrokenContent."""
    found = sorted((CONTENT / version).glob("from_*.yaml"))
    return _read(found[0]) if found else None


def _read(path: Path) -> VersionMap:
    return read_content(path, VersionMap)[1]


def fates(older: str, newer: str) -> dict[str, Fate]:
    """What became of each question of `older` on its way to `newer`, over all versions between.

    Raises LookupError when no maps lead from one to the other.
    """
    found: dict[str, Fate] = dict.fromkeys(questionnaire.get(older).questions, "same")
    if older == newer:
        return found
    step = map_into(newer)
    if step is None:
        raise LookupError(f"no map leads from version {older} to version {newer}")
    before = fates(older, step.older)
    return {question: _worst(fate, step.questions.get(question, "dropped")) for question, fate in before.items()}


def _worst(first: Fate, second: Fate) -> Fate:
    order: tuple[Fate, ...] = ("same", "changed", "dropped")
    return max(first, second, key=order.index)


def carried(answers: Answers, older: str, newer: str) -> Answers:
    """The answers that mean in the newer version what they meant in the older one."""
    became = fates(older, newer)
    return {question: answer for question, answer in answers.items() if became.get(question) == "same"}


def problems(newer: Questionnaire) -> list[str]:
    """What is wrong with the map into a version. A question that stays the same must offer all it offered."""
    try:
        step = map_into(newer.version)
    except BrokenContent as error:
        return [str(error)]
    if step is None:
        return []
    older = questionnaire.get(step.older)
    place = f"from_{step.older}.yaml"
    said = [f"{place}: say what became of {each}" for each in older.questions.keys() - step.questions.keys()]
    said += [f"{place}: version {step.older} has no {each}" for each in step.questions.keys() - older.questions.keys()]
    for each, fate in step.questions.items():
        there = each in newer.questions
        if there == (fate == "dropped"):
            said.append(f"{place}: {each} is {fate}, but {'is' if there else 'is not'} in version {newer.version}")
        elif fate == "same" and each in older.questions and not _keeps(older, newer, each):
            said.append(f"{place}: {each} cannot be the same: its type, choices or rows are others")
    return sorted(said)


def _keeps(older: Questionnaire, newer: Questionnaire, question: str) -> bool:
    before, now = older.questions[question], newer.questions[question]
    return (before.type, before.choice_ids, before.row_ids) == (now.type, now.choice_ids, now.row_ids)

"""Two results of one project side by side: what moved, and whether the project or the questionnaire moved it. Pure.

Across versions, the old answers that kept their meaning are scored once more under the new version. What differs
between the old profile and this bridge comes from the questionnaire, or from how it is scored; what differs between the
bridge and the new profile comes from the project.
"""

from dataclasses import dataclass
from typing import Literal

from assessment.core import scoring, versions
from assessment.core.document import Document
from assessment.core.profile import Profile

Cause = Literal["project", "questionnaire", "both"]
Reading = tuple[str | float | None, ...]  # how a value stands: its range, or the names it comes to


@dataclass(frozen=True, slots=True)
class Change:
    """One value that is not what it was."""

    value: str  # "cell.data.pre_training", as `explaining` names it
    before: Reading
    now: Reading
    cause: Cause
    questions: tuple[str, ...]  # the project's own answers behind it that changed


@dataclass(frozen=True, slots=True)
class Comparison:
    older: str  # questionnaire versions
    newer: str
    changes: tuple[Change, ...]
    answers: tuple[str, ...]  # questions the project answers differently
    to_answer: tuple[str, ...]  # questions of the older version that must be answered anew: their meaning changed
    dropped: tuple[str, ...]
    added: tuple[str, ...]


def compare(old: Document, old_profile: Profile, new: Document, new_profile: Profile) -> Comparison:
    """Raises LookupError when no maps lead from the older questionnaire to the newer one."""
    older, newer = old.questionnaire.version, new.questionnaire.version
    became = versions.fates(older, newer)
    kept = versions.carried(old.answers, older, newer)
    bridge = scoring.score(new.questionnaire, kept)
    same = [question for question, fate in became.items() if fate == "same"]
    moved = tuple(question for question in same if old.answers.get(question) != new.answers.get(question))
    return Comparison(
        older=older,
        newer=newer,
        changes=_changes(_readings(old_profile), _readings(bridge), _readings(new_profile), frozenset(moved)),
        answers=moved,
        to_answer=tuple(question for question, fate in became.items() if fate == "changed"),
        dropped=tuple(question for question, fate in became.items() if fate == "dropped"),
        added=tuple(question for question in new.questionnaire.questions if question not in became),
    )


def _changes(
    before: dict[str, tuple[Reading, tuple[str, ...]]],
    bridge: dict[str, tuple[Reading, tuple[str, ...]]],
    now: dict[str, tuple[Reading, tuple[str, ...]]],
    moved: frozenset[str],
) -> tuple[Change, ...]:
    nothing: tuple[Reading, tuple[str, ...]] = ((), ())
    changes = []
    for value in dict.fromkeys((*before, *now)):
        old, carried, new = (each.get(value, nothing)[0] for each in (before, bridge, now))
        if old == new:
            continue
        questions = now.get(value, before.get(value, nothing))[1]
        cause: Cause = "project" if old == carried else "questionnaire" if carried == new else "both"
        changes.append(Change(value, old, new, cause, tuple(each for each in questions if each in moved)))
    return tuple(changes)


def _readings(profile: Profile) -> dict[str, tuple[Reading, tuple[str, ...]]]:
    """Every value that two results can be compared by, with the questions right behind it."""
    found: dict[str, tuple[Reading, tuple[str, ...]]] = {}
    for cell in profile.cells:
        found[f"cell.{cell.id}"] = ((cell.standing, cell.low, cell.high), (cell.question,))
    for stage in profile.stages:
        found[f"stage.{stage.stage}"] = ((stage.low, stage.high), ())
    found["pattern"] = (profile.patterns, ())
    for facet in profile.facets:
        found[f"facet.{facet.id}"] = ((facet.standing, facet.low, facet.high), facet.questions)
        if facet.fit:
            found[f"fit.{facet.id}"] = ((facet.fit.verdict, facet.fit.least, facet.fit.most), ())
    model = profile.governance_model
    found["governance_model"] = ((model.nearest, model.unclear), model.missing)
    for motivation in profile.motivations:
        found[f"motive.{motivation.motive}"] = (tuple(each.target for each in motivation.shortfalls), ())
    for fact in (*profile.openness, *profile.on_ramps, *profile.barriers, *profile.outward, *profile.ties):
        found[f"facts.{fact.question}.{fact.row}"] = ((fact.state, fact.choice), (fact.question,))
    return found

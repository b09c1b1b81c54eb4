"""Two results beside each other, in words: each value that moved, from where to where, and what moved it."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from assessment.core.answers import Answer, State
from assessment.core.comparing import Change, Reading
from assessment.core.profile import Standing
from assessment.core.questionnaire import Questionnaire
from assessment.wording import row_text
from recommendations import wording
from recommendations.presentation.explained import title


def sentence(old: Questionnaire, asked: Questionnaire, change: Change) -> str:
    """One change in a line; `old` is the questionnaire of the earlier result."""
    before, now = reading(old, change.value, change.before), reading(asked, change.value, change.now)
    return f"{titled(old, asked, change.value)}: {before} → {now} ({cause(change)})"


def cause(change: Change) -> str:
    return {
        "project": _("the project changed"),
        "questionnaire": _("the questionnaire changed"),
        "both": _("project and questionnaire changed"),
    }[change.cause]


def titled(old: Questionnaire, asked: Questionnaire, value: str) -> str:
    """A value by name: as it is called now, or as it was called where it is asked no more."""
    kind, _dot, name = value.partition(".")
    if kind != "facts":
        return title(asked, value)
    question, _dot, row = name.rpartition(".")
    found = asked.questions.get(question) or old.questions[question]
    return f"{found.text} {row_text(found, row)}"


def reading(asked: Questionnaire, value: str, found: Reading) -> str:
    """How a value stood, in the words of its own scale; a dash where it was not there."""
    kind, _dot, name = value.partition(".")
    return _KINDS[kind](asked, name, found) if found else "–"


def _cell(asked: Questionnaire, name: str, found: Reading) -> str:
    standing, low, high = found
    match standing:
        case Standing.NOT_APPLICABLE:
            return _("not applicable")
        case Standing.NOT_WORKED_ON:
            return _("stage not worked on")
        case Standing.RANGE:
            return _("not known")
        case _:
            return wording.reach(asked, _n(low), _n(high))


def _stage(asked: Questionnaire, name: str, found: Reading) -> str:
    low, high = found
    return wording.means(*(None if each is None else _n(each) for each in (low, high)))


def _facet(asked: Questionnaire, name: str, found: Reading) -> str:
    _standing, low, high = found
    if low is None or high is None:
        return _("not applicable")
    return _("%(level)s of 4") % {"level": wording.span(_n(low), _n(high))}


def _fit(asked: Questionnaire, name: str, found: Reading) -> str:
    return wording.fit_words(str(found[0]))


def _pattern(asked: Questionnaire, name: str, found: Reading) -> str:
    titles = {pattern.id: pattern.title for pattern in asked.dimensions.patterns}
    return _(" or ").join(titles.get(str(each), str(each)) for each in found)


def _model(asked: Questionnaire, name: str, found: Reading) -> str:
    return asked.model(str(found[0])).title if found[0] else _("No clear match")


def _motive(asked: Questionnaire, name: str, found: Reading) -> str:
    return _("falls short in %(n)s") % {"n": len(found)}


def _fact(asked: Questionnaire, name: str, found: Reading) -> str:
    state, choice = found
    if choice is None:
        return wording.state(Answer(State(str(state))))
    return asked.questions[name.rpartition(".")[0]].choice_text(str(choice))


def _n(value: Any) -> float:
    return float(value or 0)


_KINDS: dict[str, Callable[[Questionnaire, str, Reading], str]] = {
    "cell": _cell,
    "stage": _stage,
    "facet": _facet,
    "fit": _fit,
    "pattern": _pattern,
    "governance_model": _model,
    "motive": _motive,
    "facts": _fact,
}

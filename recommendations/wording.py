"""Short sentences about results, in the reader's language. The core gives facts; here they become words."""

from collections.abc import Sequence
from typing import Protocol

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from assessment.core import naming
from assessment.core.answers import Answer, State
from assessment.core.profile import Cell, FacetResult, GovernanceModel, Standing
from assessment.core.questionnaire import Question, Questionnaire
from assessment.wording import quoted, row_text, value_lines
from recommendations.charts.likeness import FAR, Place


def rung(questionnaire: Questionnaire, level: float) -> str:
    return questionnaire.dimensions.rungs[int(level)].title


def place(questionnaire: Questionnaire, cell_id: str) -> str:
    """A cell in words, with its short form after them: "Data · pre-training (B1)"."""
    domain_id, stage_id = cell_id.split(".")
    domain, stage = questionnaire.domain(domain_id), questionnaire.stage(stage_id)
    return f"{domain.title} · {stage.title.lower()} ({domain.letter}{stage.number})"


def target(questionnaire: Questionnaire, cell: str | None, facet: str | None) -> str:
    return place(questionnaire, cell) if cell else questionnaire.facet(facet or "").title


class Placed(Protocol):
    """Something that serves a motive or gives a reason: a cell, a facet, an artefact, or others' work in a domain."""

    @property
    def cell(self) -> str | None: ...
    @property
    def facet(self) -> str | None: ...
    @property
    def artefact(self) -> str | None: ...
    @property
    def outward(self) -> str | None: ...


def served_place(asked: Questionnaire, served: Placed) -> str:
    """What it is, by name: "Data · pre-training (B1)", "Continuity", "Models: Weights"."""
    if served.artefact:
        domain, row = served.artefact.split(".")
        return f"{asked.domain(domain).title}: {row_text(asked.questions[naming.openness(domain)], row)}"
    if served.outward:
        return _("your part in others’ work on %(domain)s") % {"domain": asked.domain(served.outward).title.lower()}
    return target(asked, served.cell, served.facet)


def served_level(asked: Questionnaire, served: Placed, low: float, high: float) -> str:
    """Where it stands, in the words of its own scale."""
    if served.cell:
        return reach(asked, low, high)
    if served.facet:
        return level_words(asked, served.facet, low, high)
    scale = openness_words() if served.artefact else outward_words()
    return (
        scale[int(low)]
        if low == high
        else _("%(low)s to %(high)s") % {"low": scale[int(low)], "high": scale[int(high)]}
    )


def openness_words() -> tuple[str, ...]:
    """The levels of an artefact's openness, from 0."""
    return _("closed"), _("partly open"), _("open")


def outward_words() -> tuple[str, ...]:
    """The levels of a project's part in others' work, from 0."""
    return _("not part of it"), _("you use it"), _("you give back"), _("you hold rights there")


def listed(names: Sequence[str]) -> str:
    """Names in a row, "and" before the last."""
    *others, last = names or ("",)
    return _("%(others)s and %(last)s") % {"others": ", ".join(others), "last": last} if others else last


def number(value: float) -> str:
    """One decimal where there is one: levels are whole, halves of a facet are not."""
    return number_format(value, 0 if value == int(value) else 1)


def weight(value: float) -> str:
    """A part of a weight, with as many decimals as it has: they are there to be added up."""
    return number_format(value, 2 if round(value * 100) % 10 else 1 if round(value * 10) % 10 else 0)


def span(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return ""
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def means(low: float | None, high: float | None) -> str:
    """A mean always shows its decimal, so that nobody takes it for a rung."""
    if low is None or high is None:
        return _("not worked on")
    if low == high:
        return number_format(low, 1)
    return _("%(low)s to %(high)s") % {"low": number_format(low, 1), "high": number_format(high, 1)}


def reach(questionnaire: Questionnaire, low: float, high: float) -> str:
    """Where a cell stands, by the names of its rungs."""
    if low == high:
        return rung(questionnaire, low)
    return _("%(low)s to %(high)s") % {"low": rung(questionnaire, low), "high": rung(questionnaire, high)}


def standing(questionnaire: Questionnaire, cell: Cell) -> str:
    match cell.standing:
        case Standing.NOT_APPLICABLE:
            return _("not applicable")
        case Standing.NOT_WORKED_ON:
            return _("stage not worked on")
        case _:
            return reach(questionnaire, cell.low or 0, cell.high or 0)


def cell_sentence(questionnaire: Questionnaire, cell: Cell, last: int | None = None) -> str:
    """One cell, as the map's text alternative says it; `last` is its rung last time."""
    parts = {"where": place(questionnaire, cell.id), "how": standing(questionnaire, cell)}
    if cell.standing is Standing.RANGE:
        said = _("%(where)s: not known, between %(low)s and %(high)s") % {
            **parts,
            "low": rung(questionnaire, cell.low or 0),
            "high": rung(questionnaire, cell.high or 0),
        }
    else:
        said = _("%(where)s: %(how)s") % parts
    if cell.wanted is not None:
        said += _("; wanted: %(rung)s") % {"rung": rung(questionnaire, cell.wanted)}
    if last is not None:
        said += _("; last time: %(rung)s") % {"rung": rung(questionnaire, last)}
    return said


def fit(facet: FacetResult) -> str:
    return fit_words(facet.fit.verdict) if facet.fit else ""


def fit_words(verdict: str) -> str:
    return {
        "fits": _("fits what your size, phase and duties call for"),
        "less": _("less than your size, phase and duties call for"),
        "more": _("more than projects like this usually need; keep it if it serves you"),
    }.get(verdict, _("not known whether it fits"))


def fit_reason(questionnaire: Questionnaire, question_id: str, choice: str, level: int) -> str:
    question = questionnaire.questions[question_id]
    return _("%(answer)s calls for %(level)s") % {"answer": quoted(question.choice_text(choice)), "level": level}


def model_sentence(questionnaire: Questionnaire, found: GovernanceModel) -> str:
    if found.unclear == "too_few_answers" or found.second is None:
        return _("The answers do not tell yet which kind of project this is.")
    names = {
        "first": questionnaire.model(found.nearest or _leading(found)).title,
        "second": questionnaire.model(found.second).title,
    }
    match found.unclear:
        case "ranges_overlap":
            return (
                _("No clear match yet: missing answers leave it open between %(first)s, %(second)s and others.") % names
            )
        case "thin_margin":
            return _("No clear match: about as like %(first)s as %(second)s. Mixed kinds are common.") % names
        case _:
            if (found.margin or 0) >= FAR:
                return _("Nearest: %(first)s. No other kind comes near.") % names
            return _("Nearest: %(first)s. Second: %(second)s.") % names


def _leading(found: GovernanceModel) -> str:
    return max(found.likeness, key=lambda each: each.low + each.high).model


def declared_sentence(questionnaire: Questionnaire, found: GovernanceModel) -> str:
    """What the project calls itself. A difference is shown, and not corrected."""
    if found.declared is None:
        return ""
    asked = questionnaire.questions[questionnaire.governance.declared]
    called = {"name": asked.choice_text(found.declared)}
    if found.nearest and found.declared != found.nearest:
        return _("You call yourselves “%(name)s”. The answers point elsewhere; both are worth knowing.") % called
    return _("You call yourselves “%(name)s”.") % called


def likeness_place(place: Place) -> str:
    return {Place.NEAREST: _("nearest"), Place.SECOND: _("second"), Place.OTHER: ""}[place]


def likeness(low: float, high: float) -> str:
    if low == high:
        return _("%(value)s of 1") % {"value": number_format(low, 2)}
    return _("%(low)s to %(high)s of 1") % {"low": number_format(low, 2), "high": number_format(high, 2)}


def level_words(questionnaire: Questionnaire, facet_id: str, low: float, high: float) -> str:
    """A facet's level as the anchor of its one question, or as a number where it is a mean of two or a range."""
    facet = questionnaire.facet(facet_id)
    if low == high == int(low) and len(facet.questions) == 1:
        return questionnaire.questions[facet.questions[0]].choices[int(low)].text
    return _("%(level)s of 4") % {"level": span(low, high)}


def state(answer: Answer) -> str:
    return {
        State.UNKNOWN: _("Not known"),
        State.NOT_APPLICABLE: _("Not applicable: %(reason)s") % {"reason": answer.reason},
        State.WITHHELD: _("Not disclosed"),
        State.UNANSWERED: _("Not answered"),
    }[answer.state]


def answer_lines(asked: Questionnaire, question: Question, answer: Answer) -> tuple[str, ...]:
    """An answer in words, one line a choice."""
    return value_lines(asked, question, answer) if answer.state is State.ANSWERED else (state(answer),)

"""Why a step is advised, what it would change and what it takes: the words around the catalogue's own."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessment.core.profile import Cell
from assessment.core.questionnaire import Questionnaire
from assessment.wording import quoted, row_text
from recommendations import wording
from recommendations.core.advice import BARRIER, FIT, NEED, ON_RAMP, TENSION, WANTED, After, Effect, Match, Reason, Told
from recommendations.core.catalogue import Recommendation


def reasons(asked: Questionnaire, advised: Recommendation, match: Match) -> tuple[str, ...]:
    """Every reason as a sentence about this project. The same thing is not said twice."""
    said = (reason_sentence(asked, advised, reason, match) for reason in match.reasons)
    return tuple(dict.fromkeys(said))


def reason_sentence(asked: Questionnaire, advised: Recommendation, reason: Reason, match: Match) -> str:
    match reason.kind:
        case kind if kind == NEED:
            told = ", ".join(quoted(_told_text(asked, each)) for each in reason.told)
            return (advised.need.sentence if advised.need else "").replace("{answers}", told)
        case kind if kind == BARRIER:
            barrier = next(each.title for each in asked.dimensions.barriers if each.id == reason.named)
            return _("You say that this barrier is felt: %(barrier)s.") % {"barrier": barrier}
        case kind if kind == ON_RAMP:
            way = next(each.title for each in asked.dimensions.on_ramps if each.id == reason.named)
            return _("You opened this way in, and nobody has used it yet: %(way)s.") % {"way": way}
        case kind if kind == WANTED:
            said = _("You want more people in %(where)s: it stands at “%(now)s”, and you want to get to “%(aim)s”.")
            return said % _where(asked, reason)
        case kind if kind == TENSION:
            return _tension(asked, reason, match)
        case kind if kind == FIT:
            said = _("%(where)s stands at “%(now)s”; your size, phase and duties call for “%(aim)s”.")
            return said % _where(asked, reason)
        case _:
            raise ValueError(reason.kind)


def _tension(asked: Questionnaire, reason: Reason, match: Match) -> str:
    facts = {**_where(asked, reason), "motive": asked.motive(reason.motive or "").title}
    said = _("“%(motive)s” matters to you; %(where)s stands at “%(now)s”, and “%(aim)s” would be enough.") % facts
    reached = [each.to for each in match.effects if (each.cell, each.facet) == (reason.cell, reason.facet)]
    if reached and max(reached) < (reason.aim or 0):
        said += " " + _("This is a step on the way.")
    return said


def _where(asked: Questionnaire, reason: Reason) -> dict[str, str]:
    low, high, aim = reason.low or 0, reason.high or 0, reason.aim or 0
    return {
        "where": wording.served_place(asked, reason),
        "now": wording.served_level(asked, reason, low, high),
        "aim": wording.served_level(asked, reason, aim, aim),
    }


def _told_text(asked: Questionnaire, told: Told) -> str:
    question = asked.questions[told.question]
    text = question.choice_text(told.choice)
    return f"{row_text(question, told.row)}: {text}" if told.row else text


def effect_sentence(asked: Questionnaire, effect: Effect) -> str:
    """What taking the advice changes: "Moves Data · pre-training (B1) from invited to anyone"."""
    if effect.cell:
        stands, to = wording.reach(asked, effect.low, effect.high), wording.rung(asked, effect.to)
    else:
        stands, to = wording.span(effect.low, effect.high), wording.number(effect.to)
    where = wording.target(asked, effect.cell, effect.facet)
    if effect.question:
        where += f" ({quoted(asked.questions[effect.question].text)})"
    return _("Moves %(where)s from %(now)s to %(to)s") % {"where": where, "now": stands, "to": to}


def after_sentences(asked: Questionnaire, after: After) -> tuple[str, ...]:
    """What the whole profile would say once the step is done, scored again."""
    said = [
        _("The mean of %(stage)s would go from %(old)s to %(new)s.")
        % {
            "stage": asked.stage(each.stage).title.lower(),
            "old": wording.means(each.low, each.high),
            "new": wording.means(each.new_low, each.new_high),
        }
        for each in after.stages
    ]
    if after.patterns:
        shapes = {pattern.id: pattern.title for pattern in asked.dimensions.patterns}
        named = _(" or ").join(quoted(shapes[each]) for each in after.patterns)
        said.append(_("The shape over the stages would be %(shapes)s.") % {"shapes": named})
    settled = _("Nothing would be known to fall short of “%(motive)s” any more.")
    eased = _("Less would fall short of “%(motive)s”.")
    said += [settled % _motive(asked, motive) for motive in after.settled]
    said += [eased % _motive(asked, motive) for motive in after.eased]
    return tuple(said)


def _motive(asked: Questionnaire, motive: str) -> dict[str, str]:
    return {"motive": asked.motive(motive).title}


def unserved_sentence(asked: Questionnaire, cell: Cell) -> str:
    """Why a wish brings no advice."""
    parts = {"where": wording.place(asked, cell.id), "aim": wording.rung(asked, cell.wanted or 0)}
    if cell.low is None:
        return _("You want more people in %(where)s, and say that it does not apply to you.") % parts
    if cell.low >= (cell.wanted or 0):
        return _("You want “%(aim)s” in %(where)s, and it is there already.") % parts
    return _("You also want “%(aim)s” in %(where)s. We have no step for that yet.") % parts


def lacks(missing: tuple[str, ...]) -> tuple[str, ...]:
    """What the step takes and the project says it has not."""
    said = {
        "hours": _("It takes more hours a week than you say you have."),
        "money": _("It takes money that you say you do not have."),
        "agreement": _("It needs a signed agreement, and others must agree to that before you."),
    }
    return tuple(said[each] for each in missing)


def effort(size: str) -> str:
    return {"S": _("small effort"), "M": _("medium effort"), "L": _("large effort")}[size]


def impact(level: int) -> str:
    return {1: _("some impact"), 2: _("clear impact"), 3: _("large impact")}[level]


def upkeep(hours: int) -> str:
    if not hours:
        return _("hardly any upkeep")
    return ngettext("about %(hours)s hour a week afterwards", "about %(hours)s hours a week afterwards", hours) % {
        "hours": hours
    }


def money(amount: str) -> str:
    return {
        "none": _("no money"),
        "some": _("up to a month’s pay of one person"),
        "much": _("more than a month’s pay of one person"),
    }[amount]


def agreement(kind: str) -> str:
    return {
        "team": _("the team can decide it"),
        "management": _("management or a sponsor decides it"),
        "contract": _("it needs a signed agreement"),
    }[kind]


def audience(kinds: tuple[str, ...]) -> str:
    names = {
        "maintainer": _("maintainers"),
        "company": _("companies"),
        "institute": _("institutes"),
        "foundation": _("foundations"),
        "platform": _("platforms"),
    }
    return ", ".join(names[each] for each in kinds)


def bonus(name: str) -> str:
    return {
        "wanted": _("wanted"),
        "tension": _("serves a motive"),
        "need": _("called for by facts"),
        "barrier": _("eases a barrier"),
        "on_ramp": _("a way in stands unused"),
        "impact": _("impact"),
        "fit": _("known in projects of your kind"),
        "effort": _("little effort"),
    }[name]

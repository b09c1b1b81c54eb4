"""Where aims and practice part, and what to do about it: motives with their tensions, and the advice in its order."""

from django.utils.translation import gettext as _

from assessment.core.profile import Motivation, Profile, Shortfall
from assessment.core.questionnaire import Questionnaire
from recommendations import wording
from recommendations.charts.bars import tension_line
from recommendations.charts.palette import Theme
from recommendations.core.catalogue import Catalogue, Recommendation
from recommendations.core.matching import Match
from recommendations.core.plan import Plan
from recommendations.presentation.pieces import cited, drawn
from recommendations.presentation.shapes import AdviceShown, ExampleShown, GapShown, MotivationShown


def motivations(asked: Questionnaire, profile: Profile, theme: Theme) -> tuple[MotivationShown, ...]:
    return tuple(_motivation(asked, motivation, theme) for motivation in profile.motivations)


def _motivation(asked: Questionnaire, found: Motivation, theme: Theme) -> MotivationShown:
    motive = asked.motive(found.motive)
    if found.shortfalls:
        sentence = _("Practice is known to fall short of this aim.")
    elif found.unsettled:
        sentence = _("Missing answers hide whether practice serves this aim.")
    else:
        sentence = _("Nothing that serves this aim is known to fall short.")
    headings = {"social": _("social"), "economic": _("economic"), "technological": _("technological")}
    return MotivationShown(
        title=motive.title,
        heading=headings[motive.heading],
        sentence=sentence,
        tensions=tuple(_gap(asked, short, theme) for short in found.shortfalls),
        unsettled=tuple(_gap(asked, short, theme) for short in found.unsettled),
    )


def _gap(asked: Questionnaire, short: Shortfall, theme: Theme) -> GapShown:
    if short.cell:
        now, enough = wording.reach(asked, short.low, short.high), wording.rung(asked, short.enough)
    else:
        now = wording.level_words(asked, short.facet or "", short.low, short.high)
        enough = wording.level_words(asked, short.facet or "", short.enough, short.enough)
    words = _("stands at “%(now)s”; “%(enough)s” would be enough") % {"now": now, "enough": enough}
    where = wording.target(asked, short.cell, short.facet)
    says = f"{where}: {words}" if theme == "print" else ""
    return GapShown(
        where=where, line=drawn(tension_line(short, says=says, theme=theme)), words=words, because=short.because
    )


def actions(asked: Questionnaire, catalogue: Catalogue, plan: Plan) -> tuple[AdviceShown, ...]:
    nearest = plan.profile.governance_model.nearest
    return tuple(
        _shown(asked, catalogue.by_id[match.recommendation], match, number, nearest)
        for number, match in enumerate(plan.advice.matches, 1)
    )


def orientation(asked: Questionnaire, catalogue: Catalogue, plan: Plan) -> tuple[AdviceShown, ...]:
    nearest = plan.profile.governance_model.nearest
    found = (catalogue.by_id[each] for each in plan.advice.orientation)
    return tuple(_shown(asked, each, None, number, nearest) for number, each in enumerate(found, 1))


def _shown(
    asked: Questionnaire, advised: Recommendation, match: Match | None, number: int, nearest: str | None
) -> AdviceShown:
    need = advised.need.sentence if advised.need else ""
    return AdviceShown(
        id=advised.id,
        number=number,
        title=advised.title,
        why=tuple(wording.reason_sentence(reason, asked, need) for reason in match.reasons) if match else (),
        moves=tuple(wording.effect_sentence(effect, asked) for effect in match.effects) if match else (),
        brings=advised.brings,
        steps=advised.steps,
        sign=advised.sign,
        effort=wording.effort(advised.effort),
        impact=wording.impact(advised.impact),
        upkeep=wording.upkeep(advised.upkeep_hours),
        who_must_agree=advised.who_must_agree,
        way=_way(asked, advised, nearest),
        weight=_weight(match) if match else "",
        examples=tuple(ExampleShown(each.text, cited(asked, each.sources)) for each in advised.examples),
        sources=cited(asked, advised.sources),
    )


def _way(asked: Questionnaire, advised: Recommendation, nearest: str | None) -> str:
    """How projects of the nearest model do it: said for the model itself, or for its family."""
    if nearest is None:
        return ""
    return advised.ways.get(nearest) or advised.ways.get(asked.model(nearest).family, "")


def _weight(match: Match) -> str:
    """How its place was found, so that nobody has to trust it."""
    parts = ["1", *(f"{wording.bonus(name)} {wording.weight(bonus)}" for name, bonus in match.bonuses if bonus)]
    return " + ".join(parts) + f" = {wording.weight(match.weight)}"

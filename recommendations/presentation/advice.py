"""Where aims and practice part, and what to do about it: motives with their tensions, and the advice in its order."""

from dataclasses import replace
from itertools import count

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assessment.citing import cited
from assessment.core import naming
from assessment.core.profile import Motivation, Profile, Served
from assessment.core.questionnaire import Questionnaire
from assessment.core.tables import Motive
from recommendations import advice_in_words as words
from recommendations import wording
from recommendations.charts.bars import tension_line
from recommendations.charts.palette import Theme
from recommendations.charts.steps import steps_glyph
from recommendations.core.advice import Effect, Match
from recommendations.core.catalogue import Catalogue, Recommendation
from recommendations.core.plan import Plan
from recommendations.presentation import decided
from recommendations.presentation.pieces import drawn
from recommendations.presentation.shapes import (
    AdviceShown,
    DecisionShown,
    ExampleShown,
    GapShown,
    KeptShown,
    MotivationShown,
    MoveShown,
)


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
        weight=_weight_of(found),
        explained=f"motive.{found.motive}",
        tensions=tuple(_gap(asked, motive, each, theme) for each in found.shortfalls),
        unsettled=tuple(_gap(asked, motive, each, theme) for each in found.unsettled),
        enough=tuple(_gap(asked, motive, each, theme) for each in found.enough),
    )


def _weight_of(found: Motivation) -> str:
    said = [_("among your first three")] if found.first else []
    if found.importance is not None:
        said.append(_("importance %(n)s of 4") % {"n": found.importance})
    return ", ".join(said)


def _gap(asked: Questionnaire, motive: Motive, served: Served, theme: Theme) -> GapShown:
    facts = {
        "now": wording.served_level(asked, served, served.low, served.high),
        "enough": wording.served_level(asked, served, served.enough, served.enough),
    }
    if served.low >= served.enough:
        words = _("stands at “%(now)s”, which is enough") % facts
    else:
        words = _("stands at “%(now)s”; “%(enough)s” would be enough") % facts
    where = wording.served_place(asked, served)
    says = f"{where}: {words}" if theme == "print" else ""
    drawable = bool(served.cell or served.facet)
    line = drawn(tension_line(served, says=says, theme=theme) if drawable else "")
    return GapShown(where=where, line=line, words=words, because=_because(motive, served))


def _because(motive: Motive, served: Served) -> str:
    """The reason in the reader's language; as it was stored where the content has no such link any more."""
    named = {served.cell, served.facet, served.artefact, served.outward} - {None}
    return next((each.because for each in motive.served_by if {*each.named} == named), served.because)


def actions(asked: Questionnaire, catalogue: Catalogue, plan: Plan) -> tuple[AdviceShown, ...]:
    """All of them, in their order; those that lack something stand last."""
    return _in_order(asked, plan, [(catalogue.by_id[match.recommendation], match) for match in plan.advice.matches])


def kept(asked: Questionnaire, catalogue: Catalogue, plan: Plan) -> tuple[KeptShown, ...]:
    return tuple(
        KeptShown(
            domain=asked.domain(each.domain).title,
            because=asked.questions[naming.stands_because(each.domain)].choice_text(each.because),
            advice=tuple(catalogue.by_id[one].title for one in each.recommendations),
        )
        for each in plan.advice.kept
    )


def orientation(asked: Questionnaire, catalogue: Catalogue, plan: Plan) -> tuple[AdviceShown, ...]:
    return _in_order(asked, plan, [(catalogue.by_id[each], None) for each in plan.advice.orientation])


def _in_order(
    asked: Questionnaire, plan: Plan, found: list[tuple[Recommendation, Match | None]]
) -> tuple[AdviceShown, ...]:
    """What is settled takes no number, so that the others count from one."""
    stands, numbers = decided.by_id(plan), count(1)

    def shown(advised: Recommendation, match: Match | None) -> AdviceShown:
        decision = stands.get(advised.id)
        number = 0 if decision and decision.settled else next(numbers)
        return _shown(asked, plan, advised, match, number=number, decision=decision)

    return tuple(shown(advised, match) for advised, match in found)


def _pictured(asked: Questionnaire, profile: Profile, match: Match) -> tuple[MoveShown, ...]:
    """Each move beside the cell it moves, drawn with the rung it would reach as if that were wanted."""

    def glyph(effect: Effect) -> SafeString:
        return drawn(steps_glyph(replace(profile.cell(effect.cell), wanted=effect.to)) if effect.cell else "")

    return tuple(MoveShown(words.effect_sentence(asked, effect), glyph(effect)) for effect in match.effects)


def _shown(
    asked: Questionnaire,
    plan: Plan,
    advised: Recommendation,
    match: Match | None,
    *,
    number: int,
    decision: DecisionShown | None,
) -> AdviceShown:
    nearest = plan.profile.governance_model.nearest
    return AdviceShown(
        id=advised.id,
        explained=f"advice.{advised.id}" if match else "",
        number=number,
        title=advised.title,
        decision=decision,
        why=words.reasons(asked, advised, match) if match else (),
        moves=tuple(words.effect_sentence(asked, effect) for effect in match.effects) if match else (),
        pictured=_pictured(asked, plan.profile, match) if match else (),
        brings=advised.brings,
        steps=advised.steps,
        sign=advised.sign,
        effort=words.effort(advised.effort),
        impact=words.impact(advised.impact),
        upkeep=words.upkeep(advised.upkeep_hours),
        who_must_agree=advised.who_must_agree,
        needs=(words.money(advised.money), words.agreement(advised.agreement)),
        audience=words.audience(advised.audience),
        after=words.after_sentences(asked, match.after) if match else (),
        lacks=words.lacks(match.lacks) if match else (),
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
    parts = ["1", *(f"{words.bonus(name)} {wording.weight(bonus)}" for name, bonus in match.bonuses if bonus)]
    return " + ".join(parts) + f" = {wording.weight(match.weight)}"

"""What a profile says in plain words: short sentences about this project, each true by the profile alone.

Every paragraph leads to the section that tells it in detail. A paragraph with nothing to say is left out; nothing here
praises or blames.
"""

from collections import Counter
from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from assessment.core.profile import Cell, FacetResult, Profile, Standing
from assessment.core.questionnaire import Questionnaire
from assessment.wording import quoted
from recommendations import wording
from recommendations.presentation.shapes import SaidShown

NAMED = 3  # more places or people than this are counted instead of named
OPEN, INVITED, VISIBLE = "open", 2, 1

Sentences = list[str]


def plain(asked: Questionnaire, profile: Profile) -> tuple[SaidShown, ...]:
    paragraphs: tuple[tuple[str, str, Callable[[Questionnaire, Profile], Sentences]], ...] = (
        (_("How far others come"), "cells", _participation),
        (_("Who decides, and how"), "govern", _governance),
        (_("What kind of project"), "like", _kind),
        (_("What others can get"), "openness", _openness),
        (_("Who takes part"), "people", _people),
        (_("Ways in"), "on-ramps", _ways_in),
        (_("What stands in the way"), "barriers", _barriers),
        (_("Your part elsewhere"), "others", _elsewhere),
    )
    said = (SaidShown(title, tuple(tell(asked, profile)), section) for title, section, tell in paragraphs)
    return tuple(each for each in said if each.sentences)


def _participation(asked: Questionnaire, profile: Profile) -> Sentences:
    known = [cell for cell in profile.cells if cell.standing is Standing.KNOWN]
    if not known:
        return []
    top = max(cell.high or 0 for cell in known)
    furthest, alone = [cell for cell in known if cell.high == top], [cell for cell in known if cell.high == 0]
    said = []
    if top:
        counted = _("%(n)s cells") % {"n": len(furthest)}
        places = _places(asked, furthest) if len(furthest) <= NAMED else counted
        facts = {"rung": quoted(wording.rung(asked, top)), "places": places}
        said.append(_("The furthest that others are known to come is %(rung)s, in %(places)s.") % facts)
    if alone and len(alone) <= NAMED:
        said.append(_("The core team works alone in %(places)s.") % {"places": _places(asked, alone)})
    elif alone:
        said.append(_("The core team works alone in %(n)s of 18 cells.") % {"n": len(alone)})
    return said


def _places(asked: Questionnaire, cells: Iterable[Cell]) -> str:
    return wording.listed([wording.place(asked, cell.id) for cell in cells])


def _governance(asked: Questionnaire, profile: Profile) -> Sentences:
    facets = {facet.id: facet for facet in profile.facets if facet.standing is Standing.KNOWN}
    said = []
    if control := facets.get("control"):
        answer = quoted(wording.level_words(asked, "control", control.low or 0, control.high or 0))
        said.append(_("Your last big decision: %(answer)s.") % {"answer": answer})
    said += _protection(asked, [facet for facet in facets.values() if facet.kind == "protective"])
    fits = {facet.fit.verdict: wording.fit(facet) for facet in facets.values() if facet.fit}
    for verdict, words in fits.items():
        same = [facet for facet in facets.values() if facet.fit and facet.fit.verdict == verdict]
        if verdict != "unclear":
            titles = wording.listed([asked.facet(facet.id).title for facet in same])
            said.append(_("%(facets)s: %(fit)s.") % {"facets": titles, "fit": words})
    return said


def _protection(asked: Questionnaire, known: list[FacetResult]) -> Sentences:
    """The highest and the lowest of the facets that protect others; one alone compares with nothing."""
    if len(known) <= 1:
        return []
    levels = [facet.low or 0 for facet in known]
    if min(levels) == max(levels):
        level = wording.number(levels[0])
        return [_("What protects others stands at %(level)s of 4 throughout.") % {"level": level}]

    def at(level: float) -> str:
        return wording.listed([asked.facet(facet.id).title for facet in known if facet.low == level])

    facts = {"most": at(max(levels)), "high": wording.number(max(levels)), "least": at(min(levels))}
    facts |= {"low": wording.number(min(levels))}
    told = _("Of what protects others, the highest is %(most)s (%(high)s of 4), the lowest %(least)s (%(low)s of 4).")
    return [told % facts]


def _kind(asked: Questionnaire, profile: Profile) -> Sentences:
    found = profile.governance_model
    declared = wording.declared_sentence(asked, found)
    if found.unclear == "too_few_answers":
        return [declared] if declared else []
    return [each for each in (wording.model_sentence(asked, found), declared) if each]


def _openness(asked: Questionnaire, profile: Profile) -> Sentences:
    told = Counter(fact.choice for fact in profile.openness if fact.choice)
    made = told.total() - told["never_made"]
    if not made:
        return []
    counts = (
        (told[OPEN], _("%(n)s open")),
        (told["partial"], _("%(n)s partly open")),
        (told["closed"], _("%(n)s closed")),
    )
    parts = wording.listed([words % {"n": count} for count, words in counts if count])
    said = [_("Of what you make and told of: %(parts)s.") % {"parts": parts}]
    if apart := _apart(asked, profile, lambda made, reach: made == {OPEN} and reach <= VISIBLE):
        said.append(_("Open to get, and yet made by the core team: %(domains)s.") % {"domains": apart})
    if apart := _apart(asked, profile, lambda made, reach: OPEN not in made and reach >= INVITED):
        said.append(_("Made with others, and yet not open to get: %(domains)s.") % {"domains": apart})
    return said


def _apart(asked: Questionnaire, profile: Profile, part: Callable[[set[str], int], bool]) -> str:
    """Domains in which what can be got and who takes part differ, of those where all of both is known."""
    found = []
    for domain in asked.dimensions.domains:
        rows = [fact for fact in profile.openness if fact.question.startswith(f"{domain.id}.")]
        cells = [cell for cell in profile.cells if cell.domain == domain.id and cell.low is not None]
        made = {fact.choice for fact in rows if fact.choice and fact.choice != "never_made"}
        whole = rows and all(fact.choice for fact in rows) and all(each.standing is Standing.KNOWN for each in cells)
        if whole and made and cells and part(made, max(cell.high or 0 for cell in cells)):
            found.append(domain.title)
    return wording.listed(found)


def _people(asked: Questionnaire, profile: Profile) -> Sentences:
    titles = {kind.id: kind.title for kind in asked.dimensions.stakeholders}
    told = [fact for fact in profile.taking_part if fact.choice]
    parts = {kind: {fact.choice for fact in told if fact.row == kind} for kind in titles}
    deciding = [titles[kind] for kind, part in parts.items() if "deciding" in part]
    open_kinds = {fact.row for fact in profile.taking_part if not fact.choice}  # at another stage they may be asked
    aside = [
        titles[kind]
        for kind, part in parts.items()
        if part and part <= {"absent", "informed"} and kind not in open_kinds
    ]
    said = []
    if deciding:
        said.append(_("At some stage these helped to decide: %(kinds)s.") % {"kinds": wording.listed(deciding)})
    elif told:
        said.append(_("Of those you told of, nobody from outside helped to decide."))
    if aside and len(aside) <= NAMED:
        said.append(_("Told at most, and never asked: %(kinds)s.") % {"kinds": wording.listed(aside)})
    elif aside:
        said.append(_("Told at most, and never asked: %(n)s kinds of people.") % {"n": len(aside)})
    return said


def _ways_in(asked: Questionnaire, profile: Profile) -> Sentences:
    told = Counter(fact.choice for fact in profile.on_ramps if fact.choice)
    if not told:
        return []
    counts = {"all": told.total(), "used": told["used"], "unused": told["open_unused"]}
    if counts["unused"]:
        return [_("Used by others: %(used)s of %(all)s ways in. Open, and not used yet: %(unused)s.") % counts]
    return [_("Used by others: %(used)s of %(all)s ways in.") % counts]


def _barriers(asked: Questionnaire, profile: Profile) -> Sentences:
    told = [fact for fact in profile.barriers if fact.choice]
    felt = [fact for fact in told if fact.choice != "not_felt"]
    if not told:
        return []
    if not felt:
        return [_("You told of no barrier that is felt.")]
    counts = {"n": len(felt), "all": len(told), "can": sum(fact.choice == "yes" for fact in profile.barriers_change)}
    said = [_("Felt: %(n)s of %(all)s barriers that you told of.") % counts]
    if counts["can"]:
        said.append(_("You could change %(can)s of these by yourselves.") % counts)
    return said


def _elsewhere(asked: Questionnaire, profile: Profile) -> Sentences:
    said = []
    for choice, words in (
        ("hold_rights", _("In others’ work you hold rights on %(domains)s.")),
        ("give_back", _("You give back to others’ work on %(domains)s.")),
        ("use", _("You use others’ work on %(domains)s.")),
    ):
        found = [asked.domain(fact.row).title.lower() for fact in profile.outward if fact.choice == choice]
        if found:
            said.append(words % {"domains": wording.listed(found)})
    if not said and profile.outward and all(fact.choice == "none" for fact in profile.outward):
        said.append(_("You take no part in others’ work."))
    return said

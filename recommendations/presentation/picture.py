"""The map of a profile with its keys, and the words that map and icon need."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assessment.core.profile import Profile
from assessment.core.questionnaire import Questionnaire
from recommendations import wording
from recommendations.charts import legend
from recommendations.charts import map as maps
from recommendations.charts.palette import Theme
from recommendations.charts.words import Words
from recommendations.presentation.headline import open_cells
from recommendations.presentation.participation import Rungs
from recommendations.presentation.pieces import drawn
from recommendations.presentation.shapes import KeyShown


@dataclass(frozen=True, slots=True)
class Picture:
    map: SafeString
    map_phone: SafeString
    legend: tuple[KeyShown, ...]


def picture(asked: Questionnaire, profile: Profile, name: str, then: Rungs, theme: Theme) -> Picture:
    words = chart_words(asked, profile, name, then)
    # On a phone pennants and dots together are too many marks; the table below says what was.
    few = {} if profile.wanted else then
    small = maps.collaboration_map(profile, words, size=maps.PHONE, theme=theme, prefix="map-phone", then=few)
    keys = legend.keys(words, last=bool(then), theme=theme)
    return Picture(
        map=drawn(maps.collaboration_map(profile, words, theme=theme, then=then)),
        map_phone=drawn(small),
        legend=tuple(KeyShown(drawn(key.picture), key.words) for key in keys),
    )


def chart_words(asked: Questionnaire, profile: Profile, name: str, then: Rungs | None = None) -> Words:
    dimensions, last = asked.dimensions, then or {}
    return Words(
        title=_("Collaboration map of %(name)s") % {"name": name},
        desc=" ".join(
            [
                *(
                    _("%(stage)s: mean rung %(mean)s.")
                    % {"stage": asked.stage(each.stage).title, "mean": wording.means(each.low, each.high)}
                    for each in profile.stages
                ),
                *open_cells(profile),
                _("All values are in the table below."),
            ]
        ),
        domains={domain.id: domain.short for domain in dimensions.domains},
        stages={stage.id: stage.title for stage in dimensions.stages},
        cells={cell.id: wording.cell_sentence(asked, cell, last.get(cell.id)) for cell in profile.cells},
        rungs=tuple(rung.title for rung in dimensions.rungs),
        unknown=_("not known: 2 to 4"),
        not_applicable=_("not applicable"),
        wanted=_("where you want more people"),
        last=_("last assessment"),
    )

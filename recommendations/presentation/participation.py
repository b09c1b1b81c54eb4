"""Where others take part: the exact table of 18 cells that stands below the map, and the stage means."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessment.core.profile import Cell, Profile, Standing
from assessment.core.questionnaire import Questionnaire
from recommendations import wording
from recommendations.charts.bars import mean_bar
from recommendations.charts.palette import Theme
from recommendations.charts.steps import steps_glyph
from recommendations.core.plan import Last
from recommendations.presentation.pieces import anchor, drawn
from recommendations.presentation.shapes import CellShown, DomainShown, StageShown

Rungs = Mapping[str, int]  # of the last assessment, by cell, as far as they were known


def moved(now: Profile, last: Last | None) -> str:
    """How many cells of last time stand elsewhere now; a range that still holds the old rung has not moved for sure."""
    if last is None:
        return ""
    placed = [(cell.low, cell.high, last.rungs[cell.id]) for cell in now.cells if cell.id in last.rungs]
    count = sum(low is not None and high is not None and not low <= then <= high for low, high, then in placed)
    facts = {"n": count, "day": date_format(datetime.fromisoformat(last.submitted_at), "DATE_FORMAT")}
    return (
        ngettext(
            "Open dots show the last assessment, of %(day)s: %(n)s cell stands elsewhere now.",
            "Open dots show the last assessment, of %(day)s: %(n)s cells stand elsewhere now.",
            count,
        )
        % facts
    )


def domains(asked: Questionnaire, profile: Profile, then: Rungs, theme: Theme) -> tuple[DomainShown, ...]:
    return tuple(
        DomainShown(
            letter=domain.letter,
            title=domain.title,
            usual=domain.usual,
            cells=tuple(
                _cell(asked, cell, then.get(cell.id), theme) for cell in profile.cells if cell.domain == domain.id
            ),
        )
        for domain in asked.dimensions.domains
    )


def _cell(asked: Questionnaire, cell: Cell, last: int | None, theme: Theme) -> CellShown:
    says = _silent(theme, wording.cell_sentence(asked, cell, last))
    wanted = "" if cell.wanted is None else _("wanted: %(rung)s") % {"rung": wording.rung(asked, cell.wanted)}
    return CellShown(
        stage=asked.stage(cell.stage).title,
        reference=cell.reference,
        value=wording.span(cell.low, cell.high),
        words=wording.standing(asked, cell),
        wanted=wanted,
        last="" if last is None else _("was: %(rung)s") % {"rung": wording.rung(asked, last)},
        glyph=drawn(steps_glyph(cell, last=last, says=says, theme=theme)),
        explained=f"cell.{cell.id}",
        anchor="" if cell.standing is Standing.NOT_WORKED_ON else anchor(cell.question),
    )


def stages(asked: Questionnaire, profile: Profile, theme: Theme) -> tuple[StageShown, ...]:
    shown = []
    for stage in profile.stages:
        title, words = asked.stage(stage.stage).title, wording.means(stage.low, stage.high)
        bar = mean_bar(stage.low, stage.high, says=_silent(theme, f"{title}: {words}"), theme=theme)
        shown.append(StageShown(title, f"stage.{stage.stage}", words, drawn(bar)))
    return tuple(shown)


def _silent(theme: Theme, says: str) -> str:
    """On a page the words stand beside the small picture, so it is silent; on paper it needs an alternative."""
    return says if theme == "print" else ""

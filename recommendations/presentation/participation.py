"""Where others take part: the exact table of 18 cells that stands below the map, and the stage means."""

from django.utils.translation import gettext as _

from assessment.core.profile import Cell, Profile, Standing
from assessment.core.questionnaire import Questionnaire
from recommendations import wording
from recommendations.charts.bars import mean_bar
from recommendations.charts.palette import Theme
from recommendations.charts.steps import steps_glyph
from recommendations.presentation.pieces import anchor, drawn
from recommendations.presentation.shapes import CellShown, DomainShown, StageShown


def domains(asked: Questionnaire, profile: Profile, theme: Theme) -> tuple[DomainShown, ...]:
    return tuple(
        DomainShown(
            letter=domain.letter,
            title=domain.title,
            usual=domain.usual,
            cells=tuple(_cell(asked, cell, theme) for cell in profile.cells if cell.domain == domain.id),
        )
        for domain in asked.dimensions.domains
    )


def _cell(asked: Questionnaire, cell: Cell, theme: Theme) -> CellShown:
    wanted = "" if cell.wanted is None else _("wanted: %(rung)s") % {"rung": wording.rung(asked, cell.wanted)}
    return CellShown(
        stage=asked.stage(cell.stage).title,
        reference=cell.reference,
        value=wording.span(cell.low, cell.high),
        words=wording.standing(asked, cell),
        wanted=wanted,
        glyph=drawn(steps_glyph(cell, says=_silent(theme, wording.cell_sentence(asked, cell)), theme=theme)),
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

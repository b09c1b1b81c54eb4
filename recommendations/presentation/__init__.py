"""A plan in words and pictures, in the reader's language: what the results page and the report both show."""

from recommendations.presentation.action_plan import ActionPlan, action_plan
from recommendations.presentation.compose import present
from recommendations.presentation.explained import explained, listed
from recommendations.presentation.on_paper import OnPaper, on_paper
from recommendations.presentation.shapes import Result
from recommendations.presentation.side_by_side import Side, side_by_side

__all__ = [
    "ActionPlan",
    "OnPaper",
    "Result",
    "Side",
    "action_plan",
    "explained",
    "listed",
    "on_paper",
    "present",
    "side_by_side",
]

"""A plan in words and pictures, in the reader's language: what the results page and the report both show."""

from recommendations.presentation.compose import present
from recommendations.presentation.explained import explained, listed
from recommendations.presentation.on_paper import OnPaper, on_paper
from recommendations.presentation.shapes import Result

__all__ = ["OnPaper", "Result", "explained", "listed", "on_paper", "present"]

"""Marked words of the questionnaire as links to what they mean: `{{ page.intro|explained:asked }}`.

Every piece of the text is escaped; what the glossary does not know stays plain.
"""

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from assessment.core import terms
from assessment.core.questionnaire import Questionnaire

register = template.Library()


@register.filter
def explained(text: str, asked: Questionnaire) -> SafeString:
    """Each marked word leads to the glossary, in a new tab: what stands typed in the form must not be lost."""
    return _linked(text, asked, format_html('href="{}#{{}}" target="_blank"', reverse("glossary")))


@register.filter
def explained_here(text: str, asked: Questionnaire) -> SafeString:
    """Each marked word leads to its meaning further down: the sheet holds the glossary too."""
    return _linked(text, asked, 'href="#{}"')


def _linked(text: str, asked: Questionnaire, address: str) -> SafeString:
    link = f'<a class="term" {address}>{{}}</a>'
    pieces = ((_piece(link, asked, piece, marked=marked),) for piece, marked in terms.parts(text))
    return format_html_join("", "{}", pieces)


def _piece(link: str, asked: Questionnaire, piece: str, *, marked: bool) -> SafeString:
    term = asked.term_of.get(piece.casefold()) if marked else None
    return format_html(link, term.id, piece) if term else format_html("{}", piece)

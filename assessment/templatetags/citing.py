"""How near a source is to the study, in one word of the reader's language; `components/marks.html` explains each."""

from django import template
from django.utils.translation import pgettext

register = template.Library()


@register.filter
def mark_word(mark: str) -> str:
    return {
        "paper": pgettext("mark of a source", "paper"),
        "author": pgettext("mark of a source", "author"),
        "digest": pgettext("mark of a source", "digest"),
        "related": pgettext("mark of a source", "related"),
        "inferred": pgettext("mark of a source", "inferred"),
    }.get(mark, mark)

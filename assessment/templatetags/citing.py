"""How near a source is to the study: in one word, and what the word means, in the reader's language."""

from django import template
from django.utils.translation import gettext as _
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


@register.filter
def mark_meaning(mark: str) -> str:
    return {
        "paper": _("the study itself"),
        "author": _("its authors, elsewhere"),
        "digest": _("a digest by others"),
        "related": _("another work or project"),
        "inferred": _("our own reading"),
    }.get(mark, mark)

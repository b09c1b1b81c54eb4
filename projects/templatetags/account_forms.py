"""Forms of allauth in the words and markup of every other form of ours."""

from django import template
from django.conf import settings
from django.forms import BaseForm, BoundField
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

register = template.Library()

LABELS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "oldpassword": _("Current password"),
    "password2": _("The new password once more"),
    "code": _("Code"),
}
PASSKEY_NAME = _("Name of the passkey")
PASSWORD_HINT = format_lazy(
    _("At least {length} characters. Several words are good; your name, your address or a common password is not."),
    length=settings.PASSWORD_LENGTH,
)
HINTS = {"password": "", "oldpassword": "", "password1": PASSWORD_HINT}


@register.simple_tag
def worded(field: BoundField) -> BoundField:
    """A field with our label and hint. What vanishes as soon as somebody types is left out: the label says it."""
    unnamed = PASSKEY_NAME if field.field.label is None else field.label
    field.label = str(LABELS.get(field.name, unnamed))
    field.help_text = str(HINTS.get(field.name, field.help_text))
    field.field.widget.attrs.pop("placeholder", None)
    return field


@register.simple_tag
def faults(*forms: BaseForm | str | None) -> list[dict[str, str]]:
    """What is wrong with any of a page's forms, for the summary on top: the text, and the control it is about."""
    found: list[dict[str, str]] = []
    for form in dict.fromkeys(each for each in forms if isinstance(each, BaseForm)):
        shown = {field.name: worded(field) for field in form.visible_fields()}
        for name, errors in form.errors.items():
            about = shown.get(name)
            target = about or next(iter(shown.values()), None)
            lead = f"{about.label}: " if about else ""
            found += [{"target": target.auto_id if target else "main", "text": f"{lead}{text}"} for text in errors]
    return found

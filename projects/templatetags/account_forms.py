"""Forms of accounts in the words and markup of every other form of ours."""

from django import template
from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def faults(*forms: BaseForm | str | None) -> list[dict[str, str]]:
    """What is wrong with any of a page's forms, for the summary on top: the text, and the control it is about."""
    found: list[dict[str, str]] = []
    for form in dict.fromkeys(each for each in forms if isinstance(each, BaseForm)):
        first = next(iter(form.visible_fields()), None)
        for name, errors in form.errors.items():
            about = form[name] if name in form.fields else first
            found += [{"target": about.auto_id if about else "main", "text": str(text)} for text in errors]
    return found


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """A control without words inside it that vanish as soon as somebody types: its label says them."""
    field.field.widget.attrs.pop("placeholder", None)
    return field.as_widget()

"""A letter to one person, in their language: plain text, its first line is the subject."""

from collections.abc import Mapping

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation


def send(
    name: str, *, to: str, language: str, context: Mapping[str, object], headers: Mapping[str, str] | None = None
) -> None:
    """Send `templates/mail/<name>.txt`. Raises OSError or smtplib.SMTPException when the mail server does not take it.

    No text of a stranger can add a header: the subject is one line, whatever stands in it.
    """
    with translation.override(language):
        subject, _newline, body = render_to_string(f"mail/{name}.txt", dict(context)).strip().partition("\n")
    EmailMessage(" ".join(subject.split()), body.strip() + "\n", to=[to], headers=dict(headers or {})).send()

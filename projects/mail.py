"""A letter to one person, in their language: plain text, its first line is the subject."""

import logging
import smtplib
from collections.abc import Mapping

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from projects.models import Membership, Person

log = logging.getLogger("cartograph.mail")

REFUSED = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)  # of one letter; another may go out all the same
UNSUBSCRIBE = "projects.unsubscribe"  # salt of the signature in an unsubscribe link


def send(
    name: str, *, to: str, language: str, context: Mapping[str, object], headers: Mapping[str, str] | None = None
) -> None:
    """Send `templates/mail/<name>.txt`. Raises OSError when the mail server does not take it.

    No text of a stranger can add a header: the subject is one line, whatever stands in it.
    """
    with translation.override(language):
        subject, _newline, body = render_to_string(f"mail/{name}.txt", dict(context)).strip().partition("\n")
    letter = EmailMessage(" ".join(subject.split()), body.strip() + "\n", to=[to], headers=dict(headers or {}))
    try:
        letter.send()
    except UnicodeError as error:  # a host that cannot be written for mail, in an address that is otherwise well formed
        raise smtplib.SMTPRecipientsRefused({to: (553, b"no such host")}) from error


def for_good(refused: OSError) -> bool:
    """Whether a server that refused a letter would refuse it again. One that is busy, or careful, says so (4xx)."""
    match refused:
        case smtplib.SMTPRecipientsRefused():
            return all(code >= 500 for code, _text in refused.recipients.values())
        case smtplib.SMTPDataError():
            return refused.smtp_code >= 500
        case _:
            return False


def send_optional(name: str, *, membership: Membership, context: Mapping[str, object]) -> None:
    """Send a member what they need not get; with a link, and a button of their mail program, to get no more of it.

    The caller asks `wants_mail` first. Raises as `send`.
    """
    token = signing.dumps(membership.pk, salt=UNSUBSCRIBE)
    link = settings.SITE_URL + reverse("unsubscribe", args=[token])
    headers = {"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    told = {**context, "project": membership.project, "unsubscribe": link}
    send(name, to=membership.person.email, language=reads(membership.person), context=told, headers=headers)


def announce(name: str, *, to: Person, context: Mapping[str, object]) -> None:
    """Send a person word of what has happened. That it happened does not depend on the letter, which may fail."""
    try:
        send(name, to=to.email, language=reads(to), context=context)
    except OSError as error:
        log.warning("a letter (%s) was not sent: %s", name, type(error).__name__)  # its text may name the address


def reads(person: Person) -> str:
    return person.language or settings.LANGUAGE_CODE

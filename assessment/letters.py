"""Letters about submissions: the receipt when one came in, and a word to its owners when it is a year old.

A row is the truth: it says when its letter went out. A run finds what is due, sends, then marks. So a run that dies may
send one letter twice and never loses one, and a mail server that is away, or busy, only makes letters late.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from assessment.models import Assessment, Submission
from projects import entry, mail
from projects.models import Membership, Role

log = logging.getLogger("cartograph.mail")

RECEIPTS_FOR = timedelta(days=2)  # later, a receipt would only puzzle
A_YEAR = timedelta(days=365)
AWAY = 3  # rows in one run that the server did not even answer: it is away, and not at odds with one letter
HAD_FOR = timedelta(days=7)  # so long it is known who of several readers had a letter that others still wait for


def send_receipts(*, now: datetime, at_most: int) -> int:
    """Tell the owners, and the member who submitted, that it came in. Returns how many letters went out."""
    due = _of_members().filter(receipt_sent_at=None, submitted_at__gt=now - RECEIPTS_FOR)
    return _send(due, "receipt_sent_at", _receipt, now, at_most)


def send_reminders(*, now: datetime, at_most: int) -> int:
    """Tell owners who want mail that the newest answers are a year old. Not where a new draft has begun."""
    newer = Submission.objects.filter(project=OuterRef("project"), submitted_at__gt=OuterRef("submitted_at"))
    begun = Assessment.objects.filter(project=OuterRef("project"), created_at__gt=OuterRef("submitted_at"))
    old = _of_members().filter(reminded_at=None, submitted_at__lte=now - A_YEAR)
    return _send(old.exclude(Exists(newer)).exclude(Exists(begun)), "reminded_at", _reminder, now, at_most)


def _of_members() -> QuerySet[Submission]:
    """Submissions of projects that somebody belongs to, and that are not being deleted."""
    members = Membership.objects.filter(project=OuterRef("project"))
    return Submission.objects.filter(Exists(members), project__closing_at=None).order_by("submitted_at")


def _send(due: QuerySet[Submission], mark: str, send: Callable[[Submission], int], now: datetime, at_most: int) -> int:
    sent = failed = 0
    for found in list(due.values_list("pk", flat=True)[:at_most]):
        if sent >= at_most or failed >= AWAY:
            break
        row = _still_due(found, mark)
        if row is None:
            continue
        try:
            sent += send(row)
        except OSError as error:  # the next run finds the row again
            log.warning("a letter about submission %s waits: %s", found, type(error).__name__)
            failed += not isinstance(error, mail.REFUSED)
            continue
        Submission.objects.filter(pk=found).update(**{mark: now})
    return sent


def _still_due(found: UUID, mark: str) -> Submission | None:
    """Another run may be under way, and the project may be gone."""
    rows = Submission.objects.filter(pk=found, **{mark: None}).defer("document", "profile")
    return rows.select_related("project").first()


def _receipt(submission: Submission) -> int:
    readers = _staying(submission).filter(Q(role=Role.OWNER) | Q(person=submission.by_id))
    link = _link("submitted", submission, submission.pk)
    told = {"submission": submission, "project": submission.project, "link": link}

    def send(to: Membership) -> None:
        mail.send("receipt", to=to.person.email, language=mail.reads(to.person), context=told)

    return _each(f"receipt-{submission.pk}", readers, send)


def _reminder(submission: Submission) -> int:
    told = {"submission": submission, "link": _link("overview", submission)}

    def send(to: Membership) -> None:
        mail.send_optional("a_year_old", membership=to, context=told)

    readers = _staying(submission).filter(role=Role.OWNER, wants_mail=True)
    return _each(f"a-year-old-{submission.pk}", readers, send)


def _link(name: str, submission: Submission, *parts: object) -> str:
    return settings.SITE_URL + reverse(name, args=[entry.by_membership(submission.project_id), *parts])


def _staying(submission: Submission) -> QuerySet[Membership]:
    return submission.project.memberships.filter(person__leaving_at=None).select_related("person", "project")


def _each(letter: str, readers: Iterable[Membership], send: Callable[[Membership], None]) -> int:
    """Send to each who has not had it; an address that is refused must not keep the others from theirs.

    Raises OSError in the end where somebody is to be tried again.
    """
    sent, waits = 0, None
    for reader in readers:
        had = f"{letter}-{reader.pk}"
        if cache.get(had):
            continue
        try:
            send(reader)
        except mail.REFUSED as error:
            log.warning("a letter was refused: %s", type(error).__name__)  # its text would name the address
            waits = waits if mail.for_good(error) else error
        else:
            cache.set(had, True, timeout=HAD_FOR.total_seconds())  # noqa: FBT003 -- the cache's own signature
            sent += 1
    if waits:
        raise waits
    return sent

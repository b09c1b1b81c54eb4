"""Mail about comments: few letters, each with all that is new, to those who answer and want it.

The rows are the truth: `told_until` says up to where a member has been told, and is set after the letter went out. So
a run that dies may send one letter twice, and never loses one.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from assessment.core import questionnaire
from assessment.models import Comment
from projects import entry, mail
from projects.models import Membership, Role

log = logging.getLogger("cartograph.mail")

SETTLING = timedelta(minutes=5)  # what is said within so long goes into one letter
PAUSE = timedelta(hours=1)  # between two letters to the same member
KEPT = timedelta(days=7)  # nobody is told of what is older
A_DAY = 10  # letters to one person, over all projects
SHOWN = 20  # comments in one letter


@dataclass(frozen=True, slots=True)
class Told:
    """One comment as a letter tells it."""

    comment: Comment
    question: str
    link: str


def tell(*, now: datetime) -> int:
    """Tell every member what others said since they were last told. Returns how many letters went out."""
    sent = 0
    for membership in _due(now):
        if sent >= settings.MAIL_AT_MOST:
            break
        if _today(membership, now) < A_DAY:
            sent += _tell(membership, now)
    return sent


def _due(now: datetime) -> QuerySet[Membership]:
    """Members who answer, want mail, had none within the pause, and have something to read; who waits longest first."""
    since = Coalesce(OuterRef("told_until"), OuterRef("joined_at"))
    said = Comment.objects.filter(_news(now), assessment__project=OuterRef("project"), at__gt=since)
    said = said.exclude(by=OuterRef("person"))
    members = Membership.objects.filter(
        Exists(said),
        Q(told_until=None) | Q(told_until__lte=now - SETTLING - PAUSE),
        wants_mail=True,
        role__in=[Role.OWNER, Role.EDITOR],
        project__closing_at=None,
        person__leaving_at=None,
    )
    return members.select_related("person", "project").order_by(F("told_until").asc(nulls_first=True), "pk")


def _news(now: datetime) -> Q:
    return Q(at__gt=now - KEPT, at__lte=now - SETTLING, resolved_at=None)


def _tell(membership: Membership, now: datetime) -> bool:
    """One letter. What a mail server does not take is tried again by the next run, unless it refused it for good."""
    since = membership.told_until or membership.joined_at
    said = Comment.objects.filter(_news(now), assessment__project=membership.project_id, at__gt=since)
    news = list(said.exclude(by=membership.person_id).select_related("by", "assessment").order_by("at", "pk"))
    shown = list(_told(membership, news[:SHOWN]))
    try:
        mail.send_optional("comments", membership=membership, context={"told": shown, "count": len(news)})
    except OSError as error:
        log.warning("a letter about comments to membership %s waits: %s", membership.pk, type(error).__name__)
        if not mail.for_good(error):
            return False
    Membership.objects.filter(pk=membership.pk).update(told_until=now - SETTLING)
    cache.set(_counter(membership, now), _today(membership, now) + 1, timeout=86_400)
    return True


def _told(membership: Membership, news: Iterable[Comment]) -> Iterable[Told]:
    language, way = mail.reads(membership.person), entry.by_membership(membership.project_id)
    for comment in news:
        asked = questionnaire.get(comment.assessment.questionnaire_version, language)
        question = asked.questions.get(comment.question)
        link = settings.SITE_URL + reverse("discussion", args=[way, comment.question])
        yield Told(comment, question.text if question else comment.question, link)


def _today(membership: Membership, now: datetime) -> int:
    """Letters to this person today. A cache that forgets lets some more pass, which does no harm."""
    return int(cache.get(_counter(membership, now), 0))


def _counter(membership: Membership, now: datetime) -> str:
    return f"comment-letters-{membership.person_id}-{now:%Y-%m-%d}"

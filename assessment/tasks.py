"""What the schedule does for assessments."""

from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from assessment import letters, services, telling


@shared_task
def expire_drafts() -> None:
    """Delete anonymous drafts that nobody touched for the stated time."""
    services.expire_drafts(now=timezone.now(), kept=timedelta(days=settings.DRAFT_DAYS))


@shared_task
def tell_of_comments() -> None:
    """Mail members what others said."""
    telling.tell(now=timezone.now())


@shared_task
def send_receipts() -> None:
    """Mail what came in to those it concerns."""
    letters.send_receipts(now=timezone.now(), at_most=settings.MAIL_AT_MOST)


@shared_task
def send_reminders() -> None:
    """Mail owners whose answers are a year old."""
    letters.send_reminders(now=timezone.now(), at_most=settings.MAIL_AT_MOST)

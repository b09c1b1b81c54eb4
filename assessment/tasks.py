"""What the schedule does for assessments."""

from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from assessment import services, telling


@shared_task
def expire_drafts() -> None:
    """Delete anonymous drafts that nobody touched for the stated time."""
    services.expire_drafts(now=timezone.now(), kept=timedelta(days=settings.DRAFT_DAYS))


@shared_task
def tell_of_comments() -> None:
    """Mail members what others said."""
    telling.tell(now=timezone.now())

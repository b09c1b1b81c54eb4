"""What the schedule does for assessments."""

from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from assessment import services


@shared_task
def expire_drafts() -> None:
    """Delete anonymous drafts that nobody touched for the stated time."""
    services.expire_drafts(now=timezone.now(), kept=timedelta(days=settings.DRAFT_DAYS))

"""What the schedule does for people and projects."""

from celery import shared_task
from django.utils import timezone

from projects import closing


@shared_task
def purge() -> None:
    """Delete for good the projects and accounts whose time to be brought back is over."""
    closing.purge(now=timezone.now())

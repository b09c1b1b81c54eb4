"""What the schedule does for people and projects."""

from importlib import import_module

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from projects import closing, sessions


@shared_task
def clear_sessions() -> None:
    """Delete sessions that have ended, so that neither whose they were nor from where is kept."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    sessions.forget_ended()


@shared_task
def purge() -> None:
    """Delete for good what nobody brought back in time, and what else is no longer needed."""
    closing.purge(now=timezone.now())

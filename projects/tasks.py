"""What the schedule does for people and projects."""

from importlib import import_module

from celery import shared_task
from django.conf import settings


@shared_task
def clear_sessions() -> None:
    """Delete sessions that have ended, so that whom they belonged to is not kept."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()

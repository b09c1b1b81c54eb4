"""How the service is put together: settings, URLs, the task queue, and what no app owns."""

from config.celery import app as celery_app

__all__ = ["celery_app"]

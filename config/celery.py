"""The Celery app, and the limits each worker process sets on itself before its first task."""

import os
import resource
from typing import Any

from celery import Celery
from celery.signals import worker_init, worker_process_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("cartograph")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def refuse_unsafe_production(**kwargs: Any) -> None:
    from config import checks  # noqa: PLC0415 -- Django is not set up when this module is imported

    checks.refuse_unsafe_production()


@worker_process_init.connect
def limit_process(**kwargs: Any) -> None:
    """A document that would take a machine's memory or disk ends its own process, not the machine."""
    from django.conf import settings  # noqa: PLC0415 -- as above

    resource.setrlimit(resource.RLIMIT_AS, (settings.WORKER_MEMORY_LIMIT, settings.WORKER_MEMORY_LIMIT))
    if "sqlite" not in settings.DATABASES["default"]["ENGINE"]:  # there the database is a file of this process too
        resource.setrlimit(resource.RLIMIT_FSIZE, (settings.WORKER_FILE_LIMIT, settings.WORKER_FILE_LIMIT))

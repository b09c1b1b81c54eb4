"""Wakes a worker, if the broker is there. What must not be lost is a row or a file; the bell only saves waiting."""

import logging
import time
from typing import Any

from celery import current_app

log = logging.getLogger("cartograph.reports")

SILENCE = 30.0  # seconds without ringing after the broker failed: requests must not queue up behind it


class Bell:
    """It never raises, and no two requests in a row wait for a broker that cannot be reached."""

    def __init__(self) -> None:
        self.silent_until = 0.0

    def ring(self, task: str, **kwargs: Any) -> None:
        if time.monotonic() < self.silent_until:
            return
        try:
            current_app.send_task(task, kwargs=kwargs)
        except Exception as error:  # noqa: BLE001 -- each transport has its own errors
            self.silent_until = time.monotonic() + SILENCE
            log.warning("%s %s: the broker cannot be reached (%s)", task, kwargs, error)


bell = Bell()

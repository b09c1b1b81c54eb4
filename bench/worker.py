"""The service's Celery app with one task more: an empty one, the floor that the start of a report is compared with."""

import time
from pathlib import Path
from typing import Any
from unittest import mock

from celery.signals import worker_process_init

from config.celery import app

__all__ = ["WITHOUT_PAGES", "app", "empty"]  # Celery finds its app here

WITHOUT_PAGES = "without-pages"  # the name of a worker whose reports cost nothing: only their start is of interest


@app.task(name="bench.empty")
def empty(*, note: str) -> None:
    """Write down when it started, by the clock that the sender has too."""
    started = time.time()
    Path(note).write_text(repr(started))


@worker_process_init.connect
def leave_out_pages(sender: str, **kwargs: Any) -> None:
    from recommendations import reporting  # noqa: PLC0415 -- Django is not set up when this module is imported

    if sender.startswith(f"{WITHOUT_PAGES}@"):
        mock.patch.object(reporting, "pdf_of", return_value=b"%PDF-").start()

"""A real Chromium against a live server, and a worker that takes each report as soon as it is asked for."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer

from recommendations import tasks
from recommendations.bell import bell
from tests.browser.site import Site, furnished

CHROMIUM = Path("/usr/bin/chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright's sync API runs a loop in this thread


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Makes reports in a thread, as a worker does in its process."""
    threads: list[threading.Thread] = []

    def take(task: str, kwargs: dict[str, str]) -> None:
        try:
            getattr(tasks, task.rpartition(".")[2])(**kwargs)
        finally:
            connection.close()

    def ring(task: str, **kwargs: str) -> None:
        threads.append(threading.Thread(target=take, args=[task, kwargs]))
        threads[-1].start()

    monkeypatch.setattr(bell, "ring", ring)
    yield
    for thread in threads:
        thread.join()


@pytest.fixture
def site(live_server: LiveServer) -> Site:
    """A live server with something of everything in it."""
    return furnished(live_server.url)

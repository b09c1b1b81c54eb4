"""Typing is saved by itself with its state in sight, and outlives a dead server, no network and an ended session."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.sessions.models import Session
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from assessment import services
from assessment.models import Answer, Assessment, Revision
from projects.models import Person
from tests import people

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(120)]

TEXT = "setting.lead_circle"
CHOICE = "setting.scope"


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context()
    yield context
    context.close()


@pytest.fixture
def ana() -> Person:
    who = people.person()
    who.set_password(people.PASSWORD)
    who.save(update_fields=["password"])
    return who


class Restartable(LiveServerThread):
    """A server that another can follow at the same address at once."""

    def _create_server(self, connections_override: object = None) -> object:
        return self.server_class((self.host, self.port), self.handler, allow_reuse_address=True)  # type: ignore[attr-defined]

"""A key is a project's whole credential: it stands in its links and nowhere else."""

import logging
import re

import pytest
from django.test import Client
from django.utils import timezone

from config.logs import RedactKeys
from projects import keys, services
from projects.models import AccessKey, Role

pytestmark = pytest.mark.django_db


def test_the_database_holds_digests_only() -> None:
    _, issued = services.start(name="Aurora", url="", now=timezone.now())

    rows = str(list(AccessKey.objects.values()))
    assert issued.edit not in rows
    assert issued.view not in rows


def test_keys_are_long_and_different() -> None:
    made = {keys.new_edit_key() for _ in range(100)}

    assert len(made) == 100
    assert all(len(key) >= 32 for key in made)  # 192 bits in base64


def test_who_may_edit_can_show_the_link_for_viewing_and_not_the_other_way() -> None:
    project, issued = services.start(name="Aurora", url="", now=timezone.now())

    editor = services.open_with(key=issued.edit, needed=Role.EDITOR)
    viewer = services.open_with(key=issued.view, needed=Role.VIEWER)

    assert editor.project == viewer.project == project
    assert editor.view_key == viewer.view_key == issued.view
    with pytest.raises(services.NoAccess):
        services.open_with(key=issued.view, needed=Role.EDITOR)


def test_a_revoked_key_opens_nothing() -> None:
    _, issued = services.start(name="Aurora", url="", now=timezone.now())
    AccessKey.objects.filter(role=Role.VIEWER).update(revoked_at=timezone.now())

    with pytest.raises(services.NoAccess):
        services.open_with(key=issued.view, needed=Role.VIEWER)
    assert services.open_with(key=issued.edit, needed=Role.EDITOR)


def test_logs_show_no_key(caplog: pytest.LogCaptureFixture) -> None:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", ("/k/ s3cret-key/x/",), None)
    RedactKeys().filter(record)
    assert record.getMessage() == "Not Found: /k/…"

    try:
        raise ValueError("no page at /api/v1/k/s3cret-key/submissions/")
    except ValueError as error:
        record.exc_info = (ValueError, error, error.__traceback__)
    RedactKeys().filter(record)
    assert "s3cret" not in (record.exc_text or "")


@pytest.mark.parametrize("place", ["/k/", "/invitations/", "/mail/"])
def test_logs_show_no_secret_that_waits_behind_the_sign_in(client: Client, place: str) -> None:
    page = client.get("/accounts/login/", {"next": f"{place}s3cret/"}).content.decode()
    [sign_up] = re.findall(r'href="(/accounts/signup/\?[^"]*s3cret[^"]*)"', page)
    record = logging.LogRecord("gunicorn.access", logging.INFO, "", 0, "GET %s", (sign_up,), None)

    RedactKeys().filter(record)

    assert "s3cret" not in record.getMessage()


def test_a_page_behind_a_key_tells_nobody_where_it_was(client: Client) -> None:
    _, issued = services.start(name="Aurora", url="", now=timezone.now())

    response = client.get(f"/k/{issued.edit}/")

    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cache-Control"] == "no-store"

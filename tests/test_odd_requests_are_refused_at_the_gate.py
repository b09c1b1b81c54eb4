"""What no page or endpoint could read is refused before anything of it is read, and never a 500."""

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("charset", ["hex", "rot13", "utf-7", "unicode_escape", "no-such"])
def test_another_charset_never_decodes_the_query(charset: str) -> None:
    from config import wsgi  # noqa: PLC0415 -- builds the whole application, which wants the folder of static files

    environ = RequestFactory().get("/api/v1/questionnaires/?a=%41").environ
    answered: list[str] = []

    list(
        wsgi.application(
            environ | {"CONTENT_TYPE": f"text/plain; charset={charset}"}, lambda *told: answered.append(told[0])
        )
    )

    assert answered == ["200 OK"]


def test_a_large_upload_is_refused_before_it_is_read(client: Client) -> None:
    body = f"--{BOUNDARY}\r\n".encode() + b"x" * 2_000_000

    assert client.generic("POST", "/start/", body, content_type=MULTIPART_CONTENT).status_code == 413
    assert client.generic("POST", "/api/v1/submissions/", body, content_type="application/json").status_code == 413


@pytest.mark.parametrize("path", ["/api/docs/", "/api/schema/", "/api/v1/submissions/", "/api/v1/questionnaires/"])
def test_options_is_never_a_server_error(client: Client, path: str) -> None:
    assert client.options(path).status_code < 500


def test_nobody_changes_the_description_for_others(client: Client) -> None:
    client.get("/api/schema/?version=evil")

    assert b"evil" not in client.get("/api/schema/").content


def test_there_is_room_for_the_counters_of_many_addresses() -> None:
    for number in range(400):
        cache.set(f"address-{number}", [1.0])

    assert cache.get("address-0") == [1.0]

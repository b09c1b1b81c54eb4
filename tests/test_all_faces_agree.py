"""The API, a dry run, the command line and the page tell one document the same way."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.html import escape

from tests import documents
from tests.calling import SUBMISSIONS, send, submit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("data", [documents.minimal(), *(documents.full(level) for level in (0, 2, 4))])
def test_one_document_has_one_result(client: Client, tmp_path: Path, data: Any) -> None:
    path = tmp_path / "answers.json"
    path.write_bytes(documents.body(data))
    printed = io.StringIO()

    made = submit(client, data)
    advised = client.get(made["links"]["recommendations"]).json()
    tried = send(client, data, to=f"{SUBMISSIONS}?dry_run=true").json()
    call_command("assess", str(path), json="-", stdout=printed)

    assert tried == advised | {"profile": made["profile"]}
    assert json.loads(printed.getvalue()) == tried


def test_the_page_gives_the_same_advice_for_the_same_reasons(client: Client) -> None:
    made = submit(client)
    advised = client.get(made["links"]["recommendations"]).json()["recommendations"]

    page = client.get(made["links"]["page"]).content.decode()

    places = [page.index(str(escape(each["title"]))) for each in advised]
    assert places == sorted(places)
    assert all(str(escape(reason)) in page for each in advised for reason in each["why"])

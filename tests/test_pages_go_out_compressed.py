"""Pages and the API's answers are compressed for who can read that; a PDF already is, and keeps its length."""

import gzip

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from recommendations.models import Report, Status
from tests.submitted import NOW, opened

pytestmark = pytest.mark.django_db
GZIP = {"accept-encoding": "gzip, deflate, br"}


@pytest.mark.parametrize("address", ["/glossary/", "/api/v1/questionnaires/1.0/", "/nowhere/"])
def test_texts_are_compressed_when_asked_for(client: Client, address: str) -> None:
    plain, packed = client.get(address), client.get(address, headers=GZIP)

    assert "Content-Encoding" not in plain.headers
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert gzip.decompress(packed.content) == plain.content


def test_a_pdf_keeps_its_length(client: Client) -> None:
    submission, keys = opened({"governance.transparency": {"value": "announced"}})
    pdf = b"%PDF-1.7 " + b"the same again " * 100
    name = default_storage.save("reports/it.pdf", ContentFile(pdf))
    report = Report.objects.create(
        submission=submission, input="{}", status=Status.READY, file=name, bell_at=NOW, requested_at=NOW
    )

    answer = client.get(f"/k/{keys.view}/reports/{report.id}/report.pdf", headers=GZIP)

    assert "Content-Encoding" not in answer.headers
    assert answer["Content-Length"] == str(len(pdf))
    assert b"".join(answer) == pdf

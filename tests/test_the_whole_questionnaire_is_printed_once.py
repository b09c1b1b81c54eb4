"""The whole questionnaire as PDF: made by a worker for the first reader, kept for the next, whole and tagged."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from assessment.core import questionnaire
from recommendations import printed, tasks
from recommendations.bell import bell
from tests.planned import squeezed
from tests.submitted import NOW

pytestmark = pytest.mark.django_db

PAGE = "/questionnaire/questionnaire.pdf"
Rung = list[tuple[str, dict[str, str]]]


@pytest.fixture
def asked_for(monkeypatch: pytest.MonkeyPatch) -> Rung:
    heard: Rung = []
    monkeypatch.setattr(bell, "ring", lambda task, **kwargs: heard.append((task, kwargs)))
    return heard


def test_the_first_reader_is_asked_to_wait_and_a_worker_is_called_once(client: Client, asked_for: Rung) -> None:
    first, again = client.get(PAGE), client.get(PAGE)

    assert first.status_code == again.status_code == 503
    assert first["Retry-After"]
    assert reverse("whole") in first.content.decode()
    current = questionnaire.current().version
    assert asked_for == [(printed.TASK, {"version": current, "language": "en"})]


def test_the_next_reader_gets_every_question_on_paper(client: Client, asked_for: Rung) -> None:
    client.get(PAGE)
    tasks.print_questionnaire(**asked_for[0][1])

    response = client.get(PAGE)

    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    pdf = PdfReader(BytesIO(b"".join(response.streaming_content)))  # type: ignore[attr-defined]
    told = squeezed("".join(page.extract_text() for page in pdf.pages))
    asked = questionnaire.current()
    missing = [each.id for each in asked.questions.values() if squeezed(each.text) not in told]
    assert missing == []
    assert pdf.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]


def test_making_it_again_changes_nothing(asked_for: Rung) -> None:
    asked = questionnaire.current()
    default_storage.save(printed.file_of(asked), ContentFile(b"kept"))

    printed.make(version=asked.version, language="en", now=NOW)

    with default_storage.open(printed.file_of(asked)) as file:
        assert file.read() == b"kept"


def test_another_content_or_language_is_another_file() -> None:
    asked = questionnaire.current()

    assert printed.file_of(asked) != printed.file_of(asked.model_copy(update={"digest": "0" * 64}))
    assert printed.file_of(asked) != printed.file_of(questionnaire.get("0.9"))

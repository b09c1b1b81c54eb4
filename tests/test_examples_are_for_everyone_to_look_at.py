"""The cases in `examples/`: loaded once, open to everyone for viewing, and never shown as a project's own word."""

import pytest
from django.test import Client
from django.utils import timezone

from assessment import examples
from assessment.models import Submission

pytestmark = pytest.mark.django_db


def test_examples_are_loaded_once_and_listed_on_the_start_page(client: Client) -> None:
    assert examples.load(now=timezone.now()) == 7
    assert examples.load(now=timezone.now()) == 0

    page = client.get("/").content.decode()

    assert Submission.objects.count() == 7
    assert all(example.submission.project.name in page for example in examples.listed())


def test_an_example_says_that_the_project_did_not_fill_it_in(client: Client) -> None:
    examples.load(now=timezone.now())
    bloom = next(example for example in examples.listed() if example.key == "example-bloom")

    page = client.get(f"/k/{bloom.key}/results/{bloom.submission.id}/").content.decode()

    assert "Nobody of the project took part" in page
    assert "filled in by us" in page


def test_an_example_can_be_looked_at_and_not_changed(client: Client) -> None:
    examples.load(now=timezone.now())

    assert client.get("/k/example-bloom/").status_code == 200
    assert client.get("/k/example-bloom/pages/data/").status_code == 404

"""What was submitted stays as it is, whoever writes to the database: people hold a reference to it."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from assessment.models import Submission
from tests.people import person
from tests.submitted import NOW, submitted

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("document", "{}"),
        ("digest", "0" * 64),
        ("profile", "{}"),
        ("questionnaire_version", "0.9"),
        ("submitted_at", NOW),
    ],
)
def test_the_database_refuses_to_change_what_was_submitted(column: str, value: Any) -> None:
    submission = submitted()
    before = Submission.objects.values().get()

    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.filter(pk=submission.pk).update(**{column: value})

    assert Submission.objects.values().get() == before


def test_saving_a_changed_row_is_refused_too() -> None:
    submission = submitted()
    submission.document = "{}"

    with pytest.raises(IntegrityError), transaction.atomic():
        submission.save()


def test_which_letters_went_out_is_no_part_of_it() -> None:
    submitted()

    assert Submission.objects.update(receipt_sent_at=NOW, reminded_at=NOW) == 1


def test_somebody_who_submitted_can_still_leave() -> None:
    ana = person()
    submission = submitted()
    Submission.objects.filter(pk=submission.pk).update(by=ana, by_link=False)

    ana.delete()

    submission.refresh_from_db()
    assert submission.author == "somebody who has left"

"""A receipt for what came in, and one reminder after a year: to those it concerns, once, and never lost."""

import smtplib
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from assessment import letters, services
from assessment.models import Submission
from projects.models import Membership, Person, Role
from projects.services import Actor
from tests import again, browsing
from tests.again import CELL
from tests.people import NOW, member, person, signed_in

pytestmark = pytest.mark.django_db

SOON, NEXT_YEAR = NOW + timedelta(minutes=1), NOW + timedelta(days=366)


@pytest.fixture
def ana() -> Person:
    return person()


@pytest.fixture
def submission(ana: Person) -> Submission:
    """Of a project that Ana owns; Bo, who may edit, submitted it; Cy may only look."""
    draft = services.start_owned(name="Aurora", url="", owner=ana, language="en", now=NOW)
    again.save(draft, {CELL: {"value": "anyone"}})
    member(draft.project, bo := person("bo@example.org", "Bo"), Role.EDITOR)
    member(draft.project, person("cy@example.org", "Cy"), Role.VIEWER)
    return services.submit(assessment=draft, now=NOW, actor=Actor(bo))


def receipts(at_most: int = 200) -> int:
    return letters.send_receipts(now=SOON, at_most=at_most)


def reminders(at_most: int = 200) -> int:
    return letters.send_reminders(now=NEXT_YEAR, at_most=at_most)


def readers() -> list[str]:
    return sorted(address for letter in mail.outbox for address in letter.to)


def test_who_submitted_and_the_owners_get_one_receipt(submission: Submission) -> None:
    assert (receipts(), receipts()) == (2, 0)

    assert readers() == ["ana@example.org", "bo@example.org"]
    letter = mail.outbox[0]
    assert letter.subject == f"Submitted: Aurora, record {submission.reference}"
    assert "on 14 May 2026, 09:30 UTC" in letter.body
    assert f"http://localhost:8000/projects/{submission.project_id}/submitted/{submission.pk}/" in letter.body


def test_the_receipt_leads_to_a_page_that_is_there(submission: Submission, ana: Person) -> None:
    receipts()

    link = next(line for line in str(mail.outbox[0].body).splitlines() if line.startswith("http"))

    page = signed_in(ana, Client()).get(link.removeprefix("http://localhost:8000"))
    assert submission.reference in browsing.words(page)


def test_a_reader_gets_it_in_their_language(submission: Submission, ana: Person) -> None:
    Person.objects.filter(pk=ana.pk).update(language="es")

    receipts()

    assert {letter.to[0]: "14 de mayo de 2026" in str(letter.body) for letter in mail.outbox} == {
        "ana@example.org": True,
        "bo@example.org": False,
    }


def test_nobody_is_written_to_about_a_project_that_has_no_members() -> None:
    again.assessed()

    assert receipts() == 0


def test_no_receipt_comes_late(submission: Submission) -> None:
    assert letters.send_receipts(now=NOW + timedelta(days=3), at_most=200) == 0


def test_while_the_mail_server_is_away_letters_wait(submission: Submission, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*args: Any, **kwargs: Any) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr(mail.EmailMessage, "send", away)
        assert receipts() == 0

    assert receipts() == 2


def test_an_address_that_is_refused_keeps_nobody_else_from_theirs(
    submission: Submission, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = mail.EmailMessage.send

    def picky(self: mail.EmailMessage, *args: Any, **kwargs: Any) -> int:
        if self.to == ["ana@example.org"]:
            raise smtplib.SMTPRecipientsRefused({})
        return send(self, *args, **kwargs)

    monkeypatch.setattr(mail.EmailMessage, "send", picky)

    assert (receipts(), receipts()) == (1, 0)
    assert readers() == ["bo@example.org"]


def busy(refuses: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that does not take letters to Ana."""
    send = mail.EmailMessage.send

    def picky(self: mail.EmailMessage, *args: Any, **kwargs: Any) -> int:
        if self.to == ["ana@example.org"]:
            raise refuses
        return send(self, *args, **kwargs)

    monkeypatch.setattr(mail.EmailMessage, "send", picky)


@pytest.mark.parametrize(
    "says",
    [
        smtplib.SMTPRecipientsRefused({"ana@example.org": (450, b"greylisted")}),
        smtplib.SMTPDataError(454, b"too many in a minute"),
        smtplib.SMTPServerDisconnected(),
    ],
    ids=["comes again later", "sends more slowly", "is gone in the middle"],
)
def test_who_is_asked_to_wait_gets_it_later_and_the_others_get_it_once(
    submission: Submission, monkeypatch: pytest.MonkeyPatch, says: Exception
) -> None:
    with monkeypatch.context() as while_busy:
        busy(says, while_busy)
        for _minute in range(3):
            receipts()

    assert readers().count("bo@example.org") <= 1
    receipts()
    assert readers() == ["ana@example.org", "bo@example.org"]


def test_a_row_that_never_goes_keeps_no_other_from_going(
    submission: Submission, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = services.start_owned(name="Borealis", url="", owner=person("di@example.org", "Di"), language="en", now=NOW)
    again.save(other, {CELL: {"value": "anyone"}})
    services.submit(assessment=other, now=NOW + timedelta(seconds=1), actor=Actor(None))
    busy(smtplib.SMTPServerDisconnected(), monkeypatch)

    reminders()

    assert readers() == ["di@example.org"]


def test_owners_are_reminded_once_when_their_answers_are_a_year_old(submission: Submission) -> None:
    assert letters.send_reminders(now=NOW + timedelta(days=364), at_most=200) == 0

    assert (reminders(), reminders()) == (1, 0)

    [letter] = mail.outbox
    assert letter.to == ["ana@example.org"]
    assert letter.subject == "The answers of Aurora are a year old"
    assert "You last submitted the answers of Aurora on 14 May 2026" in letter.body
    assert f"http://localhost:8000/projects/{submission.project_id}/" in letter.body
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_who_wants_no_mail_gets_no_reminder(submission: Submission) -> None:
    Membership.objects.update(wants_mail=False)

    assert reminders() == 0


def test_a_newer_submission_is_reminder_enough(submission: Submission) -> None:
    assert submission.assessment is not None
    again.save(submission.assessment, {CELL: {"value": "visible"}})
    services.submit(assessment=submission.assessment, now=NOW + timedelta(days=300))

    assert reminders() == 0


def test_who_has_begun_the_next_assessment_is_not_reminded(submission: Submission) -> None:
    again.begun(submission.project, NOW + timedelta(days=360))

    assert reminders() == 0


def test_nobody_is_written_to_about_a_project_that_is_being_deleted(submission: Submission) -> None:
    submission.project.closing_at = NOW + timedelta(days=30)
    submission.project.save(update_fields=["closing_at"])

    assert receipts() == reminders() == 0


def test_a_run_sends_no_more_than_it_may_and_the_next_one_goes_on(ana: Person) -> None:
    for number in range(3):
        draft = services.start_owned(name=f"Aurora {number}", url="", owner=ana, language="en", now=NOW)
        again.save(draft, {CELL: {"value": "anyone"}})
        services.submit(assessment=draft, now=NOW, actor=Actor(ana))

    assert [reminders(2), reminders(2), reminders(2)] == [2, 1, 0]

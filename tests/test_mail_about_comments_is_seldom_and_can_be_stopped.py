"""Members hear by mail what others said: in one letter, seldom, never twice, and no more once they say so."""

import smtplib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from pytest_django import Settings

from assessment import discussing, services, telling
from assessment.core import questionnaire
from assessment.models import Assessment, Comment
from projects.models import Membership, Person, Project, Role
from projects.services import WITH_LINK, Actor
from tests import browsing, people
from tests.people import NOW

pytestmark = pytest.mark.django_db

Letters = list[EmailMessage]
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def draft() -> Assessment:
    assessment, _keys = services.start(name="Northern Lights LM", url="", language="en", now=NOW)
    return assessment


@pytest.fixture
def ana(draft: Assessment) -> Person:
    """An editor who reads of what others say."""
    made = people.person()
    people.member(draft.project, made, Role.EDITOR)
    return made


def say(draft: Assessment, text: str, *, after: timedelta = MINUTE, by: Person | None = None, **where: str) -> Comment:
    question = where.get("question", "governance.path")
    actor = Actor(by) if by else WITH_LINK
    return discussing.say(assessment=draft, question=question, text=text, now=NOW + after, actor=actor)


def tell(after: timedelta) -> int:
    return telling.tell(now=NOW + after)


def test_one_letter_holds_all_that_was_said_with_links_to_where_it_was(
    draft: Assessment, ana: Person, mailoutbox: Letters
) -> None:
    say(draft, "Is this still so?")
    say(draft, "w" * 300, after=2 * MINUTE, question="models.openness")

    sent = tell(10 * MINUTE)

    [letter] = mailoutbox
    assert sent == 1
    assert letter.to == ["ana@example.org"]
    assert letter.subject == "2 new comments on Northern Lights LM"
    assert "How far has a newcomer been able to go?\nsomebody with the link: Is this still so?" in letter.body
    assert f"http://localhost:8000/projects/{draft.project_id}/questions/governance.path/" in letter.body
    assert "w" * 199 + "…" in letter.body
    assert "/k/" not in letter.body


def test_nobody_is_told_twice_nor_of_their_own_words(draft: Assessment, ana: Person, mailoutbox: Letters) -> None:
    say(draft, "Mine", by=ana)
    tell(10 * MINUTE)
    assert mailoutbox == []

    say(draft, "Yours", after=11 * MINUTE)
    for minutes in (20, 25, 90, 200):
        tell(minutes * MINUTE)

    [letter] = mailoutbox
    assert "Mine" not in letter.body


def test_who_is_still_typing_is_waited_for(draft: Assessment, ana: Person, mailoutbox: Letters) -> None:
    say(draft, "First", after=MINUTE)

    assert tell(3 * MINUTE) == 0
    assert tell(6 * MINUTE) == 1


def test_there_is_an_hour_between_two_letters_and_nothing_is_lost_meanwhile(
    draft: Assessment, ana: Person, mailoutbox: Letters
) -> None:
    say(draft, "First")
    tell(10 * MINUTE)
    say(draft, "Second", after=8 * MINUTE)
    say(draft, "Third", after=20 * MINUTE)

    assert tell(60 * MINUTE) == 0
    assert tell(71 * MINUTE) == 1
    assert "Second" in mailoutbox[1].body
    assert "Third" in mailoutbox[1].body


def test_one_person_gets_at_most_ten_a_day_over_all_projects(ana: Person, mailoutbox: Letters) -> None:
    for number in range(12):
        other, _keys = services.start(name=f"Project {number}", url="", language="en", now=NOW)
        people.member(other.project, ana)
        say(other, "Hello")

    tell(10 * MINUTE)
    assert len(mailoutbox) == 10

    tell(timedelta(days=1))
    assert len(mailoutbox) == 12


def test_one_run_sends_no_more_than_the_setting_says_and_the_next_goes_on(
    draft: Assessment, settings: Settings, mailoutbox: Letters
) -> None:
    settings.MAIL_AT_MOST = 2
    for name in "abc":
        people.member(draft.project, people.person(f"{name}@example.org"))
    say(draft, "Hello")

    assert [tell(10 * MINUTE), tell(15 * MINUTE), tell(20 * MINUTE)] == [2, 1, 0]
    assert sorted(letter.to[0] for letter in mailoutbox) == ["a@example.org", "b@example.org", "c@example.org"]


def viewer(member: Membership) -> None:
    Membership.objects.filter(pk=member.pk).update(role=Role.VIEWER)


def unwilling(member: Membership) -> None:
    Membership.objects.filter(pk=member.pk).update(wants_mail=False)


def leaving(member: Membership) -> None:
    Person.objects.filter(pk=member.person_id).update(leaving_at=NOW)


def closing(member: Membership) -> None:
    Project.objects.filter(pk=member.project_id).update(closing_at=NOW)


def just_joined(member: Membership) -> None:
    Membership.objects.filter(pk=member.pk).update(joined_at=NOW + 2 * MINUTE)


@pytest.mark.parametrize("change", [viewer, unwilling, leaving, closing, just_joined])
def test_who_need_not_know_is_not_written_to(
    draft: Assessment, ana: Person, mailoutbox: Letters, change: Callable[[Membership], None]
) -> None:
    say(draft, "Hello")
    change(Membership.objects.get(person=ana))

    assert tell(10 * MINUTE) == 0


def test_what_is_a_week_old_or_resolved_is_no_news(draft: Assessment, ana: Person, mailoutbox: Letters) -> None:
    resolved = say(draft, "Settled")
    discussing.resolve(assessment=draft, comment_id=resolved.pk, now=NOW + 2 * MINUTE, actor=WITH_LINK)
    assert tell(10 * MINUTE) == 0

    say(draft, "Old", after=3 * MINUTE)
    assert tell(timedelta(days=8)) == 0


def test_a_mail_server_that_fails_costs_nobody_a_letter(
    draft: Assessment, ana: Person, mailoutbox: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.member(draft.project, people.person("bo@example.org", "Bo"))
    say(draft, "Hello")
    send = EmailMessage.send

    def refuses_ana(letter: EmailMessage, *args: Any, **kwargs: Any) -> int:
        if letter.to == ["ana@example.org"]:
            raise smtplib.SMTPServerDisconnected("gone")
        return send(letter, *args, **kwargs)

    with monkeypatch.context() as broken:
        broken.setattr(EmailMessage, "send", refuses_ana)
        assert tell(10 * MINUTE) == 1
    tell(15 * MINUTE)

    assert [letter.to for letter in mailoutbox] == [["bo@example.org"], ["ana@example.org"]]


def test_a_letter_is_in_the_language_of_its_reader(draft: Assessment, ana: Person, mailoutbox: Letters) -> None:
    Person.objects.filter(pk=ana.pk).update(language="es")
    say(draft, "Hello")

    tell(10 * MINUTE)

    spanish = questionnaire.get(draft.questionnaire_version, "es").questions["governance.path"].text
    assert spanish in mailoutbox[0].body


def link_of(letter: EmailMessage) -> str:
    return str(letter.extra_headers["List-Unsubscribe"]).strip("<>").removeprefix("http://localhost:8000")


def test_opening_the_link_stops_nothing_and_its_button_does(
    client: Client, draft: Assessment, ana: Person, mailoutbox: Letters
) -> None:
    say(draft, "Hello")
    tell(10 * MINUTE)
    link = link_of(mailoutbox[0])
    assert link in mailoutbox[0].body

    asked = browsing.words(client.get(link))
    assert "Northern Lights LM" in asked
    assert Membership.objects.get().wants_mail

    stopped = browsing.words(client.post(link))
    assert "You get no more of these letters" in stopped
    say(draft, "Again", after=2 * HOUR)
    assert tell(3 * HOUR) == 0

    assert "You get these letters again" in browsing.words(client.post(link, {"mail": "on"}))
    assert tell(3 * HOUR) == 1


def test_a_mail_program_stops_them_with_one_click(draft: Assessment, ana: Person, mailoutbox: Letters) -> None:
    say(draft, "Hello")
    tell(10 * MINUTE)
    strict = Client(enforce_csrf_checks=True)

    assert mailoutbox[0].extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    response = strict.post(link_of(mailoutbox[0]), {"List-Unsubscribe": "One-Click"})

    assert response.status_code == 200
    assert not Membership.objects.get().wants_mail


def test_who_has_left_has_nothing_to_stop_and_a_made_up_link_is_not_found(
    client: Client, draft: Assessment, ana: Person, mailoutbox: Letters
) -> None:
    say(draft, "Hello")
    tell(10 * MINUTE)
    link = link_of(mailoutbox[0])
    Membership.objects.all().delete()

    assert "There is nothing to stop" in browsing.words(client.get(link))
    assert "There is nothing to stop" in browsing.words(client.post(link))
    for bad in ("/mail/x/", link[:-2] + "/", link.replace(":", ".")):
        assert client.get(bad).status_code == 404
        assert client.post(bad).status_code == 404

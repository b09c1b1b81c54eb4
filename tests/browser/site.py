"""A service with something of everything: drafts, submissions, and a report in each state it can have."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page

from assessment import discussing, examples, services
from assessment.core.answers import Answer, State
from assessment.models import Assessment, Submission
from assessment.services import Given
from projects import closing, entry, invitations
from projects.mail import UNSUBSCRIBE
from projects.models import Person, Project, Role
from projects.services import WITH_LINK, Actor, Keys
from recommendations.core.deciding import Typed
from recommendations.models import Report, Status
from tests import again, people, planned, steps
from tests.answers_of import parsed
from tests.submitted import opened

NOW = datetime(2026, 5, 14, 9, 30, tzinfo=UTC)
TALKED_ABOUT = "governance.path"
LONG = "Open Models for Everyone, Everywhere " + "A" * 60  # as long as names get, and nothing to break it at


@dataclass(frozen=True)
class Site:
    url: str
    draft: Assessment
    ana: Person  # owns `{project}`, which is the full draft entered as a member; has no password
    berta: Person  # has a password, a passkey, an authenticator app and recovery codes
    values: dict[str, str]  # what stands in addresses, by the name in braces

    REPORTS: ClassVar = ("next", "behind others", "making", "ready", "failed")

    def value(self, part: str) -> str:
        return self.values[part.strip("{}")] if part.startswith("{") else part

    def sign_in(self, page: Page, who: str = "ana") -> None:
        """Give the browser a session, as if somebody had just shown who they are."""
        self.keep(page, people.session_of({"ana": self.ana, "berta": self.berta}[who]))

    def keep(self, page: Page, session: str) -> None:
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.url}])

    def sign_out(self, page: Page) -> None:
        page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)

    def save_meanwhile(self, question: str, value: str) -> None:
        version = services.draft(project=self.draft.project).version(question)  # type: ignore[union-attr]
        _record(self.draft, {question: Answer(State.ANSWERED, value)}, version)


def furnished(url: str) -> Site:
    examples.load(now=NOW)
    example = next(each for each in examples.listed() if each.key == "example-bloom")
    _, empty = services.start(name="A new project", url="", language="en", now=NOW)
    draft, full = services.start(name=LONG, url="https://example.org/", language="en", now=NOW)
    _record(draft, {question: parsed(question, raw) for question, raw in _answers().items()})
    submission = services.submit(assessment=draft, now=NOW)
    undecided, _planned, dismissed, *_rest = _decided(submission)
    ana = people.person()
    belongs = people.member(draft.project, ana)
    berta = people.person("berta@example.org", "Berta")
    passkey = people.guard(berta)
    cache.clear()  # whoever came in an earlier test has spent nothing of this one's allowance
    bo = people.person("bo@example.org", "Bo " + "B" * 60)
    people.member(draft.project, bo, Role.EDITOR)
    _said(draft, bo)
    gone, closed = services.start(name="A project too many", url="", language="en", now=NOW)
    closing.close(project=gone.project, actor=WITH_LINK, now=NOW)
    little, reader = opened({"governance.transparency": {"value": "announced"}})
    return Site(
        url,
        draft,
        ana,
        berta,
        {
            "passkey": str(passkey.pk),
            "project": entry.by_membership(draft.project.pk),
            "new": entry.by_key(empty.edit),
            **_of("", full, submission),
            **_of("little", reader, little),
            "digest": submission.digest,
            "invitation": _invited(draft.project, ana),
            "closing": entry.by_key(closed.edit),
            "undecided": undecided,
            "dismissed": dismissed,
            "letter": signing.dumps(belongs.pk, salt=UNSUBSCRIBE),
            "example": example.entry,
            "example_submission": str(example.submission.id),
            **_again(),
            **_older(),
            **{f"report {each}": str(report.id) for each, report in _reports(submission).items()},
        },
    )


def _of(prefix: str, keys: Keys, submission: Submission) -> dict[str, str]:
    if prefix:
        return {prefix: entry.by_key(keys.view), f"{prefix}_submission": str(submission.id)}
    return {"edit": entry.by_key(keys.edit), "view": entry.by_key(keys.view), "submission": str(submission.id)}


def _invited(project: Project, owner: Person) -> str:
    """The secret of an invitation that is still good: its time is counted on the real clock."""
    told: list[str] = []

    def link(secret: str) -> str:
        told.append(secret)
        return secret

    invitations.invite(
        project=project, email="cy@example.org", role=Role.VIEWER, inviter=owner, link=link, now=timezone.now()
    )
    return told[0]


def _decided(submission: Submission) -> list[str]:
    """Something of each: open, planned and overdue, not for them, and done though it is still advised."""
    project, found = submission.project, steps.advised(submission)
    who, reason = "Working group on data " + "w" * 60, "Our sponsor’s rules forbid it.\n" + "r" * 80
    steps.decide(project, found[1], Typed("planned", who, "2026-05-01", reason))
    steps.decide(project, found[2], Typed("dismissed", reason=reason))
    steps.decide(project, found[3], Typed("done", who))
    return found


def _said(draft: Assessment, bo: Person) -> None:
    for text, actor in (("Is this still so?\n\n" + "w" * 90, WITH_LINK), ("Yes, since May.", Actor(bo))):
        said = discussing.say(assessment=draft, question=TALKED_ABOUT, text=text, now=NOW, actor=actor)
    discussing.resolve(assessment=draft, comment_id=said.pk, now=NOW, actor=Actor(bo))


def _again() -> dict[str, str]:
    """A project that was assessed three times, the last time without a change, and has begun the fourth."""
    first, edit = again.assessed(_answers(), name=LONG)
    changed = {
        "data.pre_training.participation": {"value": "anyone"},
        "models.post_release.participation": {"value": "core_team"},
        "governance.transparency": {"value": "announced"},
        "why.top_three": {"value": ["own_need", "open_science"]},
    }
    second = _submitted_again(first, changed, again.LATER)
    third = _submitted_again(first, {}, again.LATER + timedelta(days=1))
    again.begun(first.project, again.LATER + timedelta(days=2))
    named = {"first": first, "second": second, "third": third}
    return {"again": edit, **{f"again_{name}": str(each.pk) for name, each in named.items()}}


def _older() -> dict[str, str]:
    """A project that answered 0.9 and then 1.0, where some questions mean something else."""
    cells = dict.fromkeys(("models.pre_training.participation", "models.post_release.participation"), "visible")
    first, edit = again.assessed_by("0.9", {**cells, "governance.control": "one_decides"})
    second = _submitted_again(first, {"models.pre_training.participation": {"value": "shared"}}, again.LATER)
    return {"older": edit, "older_first": str(first.pk), "older_second": str(second.pk)}


def _submitted_again(last: Submission, changed: dict[str, Any], now: datetime) -> Submission:
    """Begin the next assessment, change something, confirm the rest and submit."""
    made = again.begun(last.project, now)
    again.save(made, changed)
    again.confirm(made)
    return services.submit(assessment=made, now=now)


def _answers() -> dict[str, dict[str, object]]:
    answers = planned.every_question()
    answers["data.pre_training.participation"] = {"unknown": True}
    answers["compute.post_release.participation"] = {"not_applicable": "We rent all of it"}
    answers["governance.path"]["note"] = "Two newcomers became maintainers this year."
    answers["governance.path"]["evidence"] = ["https://example.org/" + "maintainers" * 12]
    return answers


def _record(draft: Assessment, answers: dict[str, Answer], version: int = 0) -> None:
    given = {question: Given(answer, version) for question, answer in answers.items()}
    services.record(assessment=draft, given=given, now=NOW)


def _reports(submission: Submission) -> dict[str, Report]:
    states = {
        "next": {"status": Status.QUEUED, "requested_at": NOW - timedelta(minutes=5)},
        "making": {"status": Status.MAKING, "requested_at": NOW - timedelta(minutes=4)},
        "behind others": {"status": Status.QUEUED, "requested_at": NOW},
        "ready": {"status": Status.READY, "requested_at": NOW, "file": "reports/it.pdf", "size": 213_028},
        "failed": {"status": Status.FAILED, "requested_at": NOW},
    }
    return {
        name: Report.objects.create(
            submission=submission,
            input="{}",
            input_sha256=name,
            document_digest=submission.digest,
            language="en",
            bell_at=NOW,
            **facts,
        )
        for name, facts in states.items()
    }

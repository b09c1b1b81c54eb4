"""What can be done with an assessment: start it, record answers, submit. Every face calls these and nothing below."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction

from assessment import saving
from assessment.core import answering, branching, document, questionnaire, scoring, serial
from assessment.core.answers import UNANSWERED, Answers, State
from assessment.core.document import Document, ProjectFacts
from assessment.core.faults import Fault, InvalidDocument, Words, joined
from assessment.core.faults import gettext_noop as _
from assessment.core.overlay import SOURCE
from assessment.core.profile import Profile
from assessment.core.questionnaire import Questionnaire, UnknownVersion
from assessment.models import Answer, Assessment, Submission
from projects import services as projects
from projects.models import Person, Project
from projects.services import WITH_LINK, Actor, Keys

Given = saving.Given
record = saving.record  # how answers come in; its rules have a room of their own


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it stands: its answers, and the row of each, which knows who saved it and in which version."""

    assessment: Assessment
    questionnaire: Questionnaire
    answers: Answers
    rows: Mapping[str, Answer]

    def version(self, question: str) -> int:
        """What the next save of this answer is made from; 0 where there is none yet."""
        return self.rows[question].version if question in self.rows else 0

    @property
    def counted(self) -> Answers:
        """The answers that count. One from the last assessment counts once somebody has said that it still holds."""
        return {question: answer for question, answer in self.answers.items() if not self.rows[question].to_confirm}

    @property
    def waiting(self) -> tuple[str, ...]:
        """The questions that are asked and whose answers from the last assessment nobody has confirmed yet."""
        carried = {row.question for row in self.rows.values() if row.to_confirm}
        if not carried:
            return ()
        closed = branching.hidden(self.questionnaire, self.answers)
        return tuple(each for each in self.questionnaire.questions if each in carried and each not in closed)


def find_questionnaire(name: str, version: str, language: str = SOURCE) -> Questionnaire:
    """The questionnaire a document names. Raises UnknownVersion, saying which there are."""
    known = questionnaire.versions()
    if name != questionnaire.current().id or version not in known:
        raise UnknownVersion(_not_offered(name, version))
    return questionnaire.get(version, language)


def _not_offered(name: str, version: str) -> Words:
    told = _("There is no questionnaire %(name)s in version %(version)s; there is %(known)s in version %(versions)s.")
    versions = joined(_("%(one)s and %(other)s"), map(repr, questionnaire.versions()))
    known = repr(questionnaire.current().id)
    return Words(told, {"name": repr(name), "version": repr(version), "known": known, "versions": versions})


@transaction.atomic
def start(*, name: str, url: str, language: str, now: datetime) -> tuple[Assessment, Keys]:
    """Begin an assessment without an account. Raises InvalidDocument for a bad name or address."""
    name, url = _facts(name, url)
    project, keys = projects.start(name=name, url=url, now=now)
    return _new_assessment(project, language, now), keys


@transaction.atomic
def start_owned(*, name: str, url: str, owner: Person, language: str, now: datetime) -> Assessment:
    """Begin an assessment that belongs to somebody's account. Raises InvalidDocument for a bad name or address."""
    name, url = _facts(name, url)
    return _new_assessment(projects.start_owned(name=name, url=url, owner=owner, now=now), language, now)


def _facts(name: str, url: str) -> tuple[str, str]:
    name, url = name.strip(), url.strip()
    if faults := document.project_faults(name, url):
        raise InvalidDocument(tuple(faults))
    return name, url


def _new_assessment(project: Project, language: str, now: datetime) -> Assessment:
    return Assessment.objects.create(
        project=project, questionnaire_version=questionnaire.current().version, language=language, created_at=now
    )


def draft(*, project: Project) -> Draft | None:
    """The project's newest draft, or None: one that came in by the API has none."""
    assessment = project.assessments.order_by("-created_at").first()
    return None if assessment is None else _draft(assessment)


def _draft(assessment: Assessment) -> Draft:
    rows = list(assessment.answers.select_related("by"))
    return Draft(
        assessment=assessment,
        questionnaire=questionnaire.get(assessment.questionnaire_version),
        answers={row.question: row.given() for row in rows},
        rows={row.question: row for row in rows},
    )


@transaction.atomic
def submit(*, assessment: Assessment, now: datetime, actor: Actor = WITH_LINK) -> Submission:
    """Make an immutable submission of a draft. The same draft submitted twice makes one.

    Raises InvalidDocument when the draft cannot be submitted as it stands; hidden answers stay in the draft only.
    """
    assessment = Assessment.objects.select_for_update().select_related("project").get(pk=assessment.pk)
    made = document_of(_draft(assessment))
    faults = answering.wanted_faults(made.questionnaire, made.answers) + empty_faults(made) + document.size_faults(made)
    if faults:
        raise InvalidDocument(tuple(faults))
    last = assessment.submissions.order_by("-submitted_at").first()
    if last is not None and last.digest == made.digest:
        return last
    return _store(made, assessment.project, assessment=assessment, language=assessment.language, now=now, actor=actor)


def document_of(found: Draft) -> Document:
    """The document a draft would submit: what is asked, answered and counts, nothing hidden."""
    closed = branching.hidden(found.questionnaire, found.counted)
    answers = {
        question: answer
        for question, answer in found.counted.items()
        if question in found.questionnaire.questions and question not in closed and answer != UNANSWERED
    }
    project = found.assessment.project
    return Document(found.questionnaire, ProjectFacts(project.name, project.url), answers)


def empty_faults(made: Document) -> list[Fault]:
    """A document that says nothing has no profile worth storing."""
    if any(answer.state in (State.ANSWERED, State.NOT_APPLICABLE) for answer in made.answers.values()):
        return []
    return [Fault("/answers", "missing", _("Answer at least one question."))]


@transaction.atomic
def submit_document(*, made: Document, language: str, now: datetime) -> tuple[Submission, Keys]:
    """Store a document that came in whole, as a new project with keys of its own. Raises InvalidDocument when empty."""
    if faults := empty_faults(made):
        raise InvalidDocument(tuple(faults))
    project, keys = projects.start(name=made.project.name, url=made.project.url, now=now)
    return _store(made, project, assessment=None, language=language, now=now, actor=WITH_LINK), keys


def _store(
    made: Document, project: Project, *, assessment: Assessment | None, language: str, now: datetime, actor: Actor
) -> Submission:
    profile = scoring.score(made.questionnaire, made.answers)
    return Submission.objects.create(
        project=project,
        assessment=assessment,
        document=made.canonical.decode(),
        digest=made.digest,
        questionnaire_version=made.questionnaire.version,
        questionnaire_digest=made.questionnaire.digest,
        scoring_version=profile.scoring_version,
        profile=serial.dump(Profile, profile).decode(),
        language=language,
        submitted_at=now,
        **actor.columns,
    )


def submission_before(submission: Submission) -> Submission | None:
    """What the same project submitted last before."""
    earlier = Submission.objects.filter(project=submission.project_id, submitted_at__lt=submission.submitted_at)
    return earlier.order_by("-submitted_at").first()


def document_in(submission: Submission, language: str = SOURCE) -> Document:
    find = partial(find_questionnaire, language=language)
    return document.restore(json.loads(submission.document), find)


def profile_in(submission: Submission) -> Profile:
    return serial.load(Profile, submission.profile.encode())


def expire_drafts(*, now: datetime, kept: timedelta) -> int:
    """Delete projects of nobody that hold nothing but a draft nobody touched for so long. Returns how many."""
    forgotten = Project.objects.untouched_since(now - kept).filter(submissions=None, memberships=None)
    count = forgotten.count()
    forgotten.delete()
    return count

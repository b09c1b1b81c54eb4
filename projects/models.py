"""Who: people, projects, who belongs to which as what, and the keys that open a project to whoever holds the link."""

import uuid
from datetime import datetime
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    OWNER = "owner", _("owner")
    EDITOR = "editor", _("can edit")
    VIEWER = "viewer", _("can view")

    def covers(self, needed: "Role") -> bool:
        """Whether this role may do what `needed` may: each may do all that the next one may."""
        order = list(Role)
        return order.index(self) <= order.index(needed)


LINK_ROLES = [Role.EDITOR, Role.VIEWER]  # nobody owns a project by holding a link


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None) -> "Person":
        person = self.model(email=self.normalize_email(email))
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Someone with an account, known by e-mail."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=20, blank=True)  # of mail to them; "" until they are known to read one
    joined_at = models.DateTimeField(default=timezone.now)
    leaving_at = models.DateTimeField(null=True, blank=True)  # when the account is deleted; None: it stays

    USERNAME_FIELD = "email"
    objects: ClassVar[PersonManager] = PersonManager()

    @property
    def called(self) -> str:
        """What others see: never the address of somebody who gave a name."""
        return self.name or self.email.partition("@")[0]


class ProjectQuerySet(models.QuerySet["Project"]):
    def untouched_since(self, moment: datetime) -> "ProjectQuerySet":
        return self.filter(touched_at__lt=moment)

    def of(self, person: Person) -> "ProjectQuerySet":
        """Those a person belongs to, and that are not being deleted."""
        return self.filter(memberships__person=person, closing_at=None)


class Project(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    url = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()
    touched_at = models.DateTimeField(db_index=True)  # by whoever edits; a visit by a reader does not count
    closing_at = models.DateTimeField(null=True, blank=True)  # when it is deleted; until then only owners can find it

    objects = ProjectQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def is_claimed(self) -> bool:
        """Whether somebody with an account owns it. Otherwise its edit link is all there is."""
        return self.memberships.filter(role=Role.OWNER).exists()


class Authored(models.Model):
    """A row that somebody made: a person, or whoever held the link. A person who is gone leaves no name behind."""

    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    by_link = models.BooleanField(default=False)

    class Meta:
        abstract = True

    @property
    def author(self) -> str:
        if self.by is not None:
            return self.by.called
        return str(_("somebody with the link") if self.by_link else _("somebody who has left"))


class Membership(models.Model):
    """A person belongs to a project, as something."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices)
    joined_at = models.DateTimeField()
    wants_mail = models.BooleanField(default=True)  # about comments and reminders; what must be known comes anyway
    told_until = models.DateTimeField(null=True, blank=True)  # comments up to here have been mailed

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "person"], name="one_membership_a_person"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_has_a_role"),
        ]


class Home(models.Model):
    """An address where a project lives. A project may have several of a kind; the others are its aliases."""

    class Kind(models.TextChoices):
        REPOSITORY = "repository", _("Source repository")
        HUB = "hub", _("Model or data hub")
        PAPER = "paper", _("Paper")
        SITE = "site", _("Website")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="homes")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    url = models.CharField(max_length=500)  # as it is shown
    normal = models.CharField(max_length=500)  # as it is compared: one form for all ways to write the address
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "normal"], name="one_home_an_address"),
            models.CheckConstraint(
                condition=Q(kind__in=["repository", "hub", "paper", "site"]), name="home_has_a_kind"
            ),
        ]


class AccessKey(models.Model):
    """A link's secret, as its digest: which project it opens, and as what."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="keys")
    role = models.CharField(max_length=10, choices=Role.choices)
    sha256 = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(role__in=LINK_ROLES), name="access_key_has_a_role")]


class Invitation(Authored):
    """An offer of a role to whoever proves to have this e-mail address. Its secret is kept as a digest."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=10, choices=Role.choices)
    sha256 = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(role__in=Role.values), name="invitation_has_a_role")]


class Event(Authored):
    """Something that happened to a project as such. Rows are only ever added."""

    class Kind(models.TextChoices):
        CLAIMED = "claimed"
        INVITED = "invited"
        UNINVITED = "uninvited"
        JOINED = "joined"
        ROLE_CHANGED = "role_changed"
        REMOVED = "removed"
        LEFT = "left"
        LINK_MADE = "link_made"
        LINK_CLOSED = "link_closed"
        RENAMED = "renamed"
        HOMES_CHANGED = "homes_changed"
        CLOSING = "closing"
        REOPENED = "reopened"

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    about = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    detail = models.CharField(max_length=500, blank=True)  # a role, or a name: never an e-mail address
    at = models.DateTimeField(db_index=True)

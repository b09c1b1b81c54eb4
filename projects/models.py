"""Who: projects, people, and the keys that open a project to whoever holds the link."""

import uuid
from datetime import datetime
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    EDITOR = "editor", _("can edit")
    VIEWER = "viewer", _("can view")

    def covers(self, needed: "Role") -> bool:
        """Whether this role may do what `needed` may: an editor may do all that a viewer may."""
        return self is Role.EDITOR or self is needed


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None) -> "Person":
        person = self.model(email=self.normalize_email(email))
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Someone with an account, known by e-mail. Nothing needs one yet; what people will own refers to this table."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)

    USERNAME_FIELD = "email"
    objects: ClassVar[PersonManager] = PersonManager()


class ProjectQuerySet(models.QuerySet["Project"]):
    def untouched_since(self, moment: datetime) -> "ProjectQuerySet":
        return self.filter(touched_at__lt=moment)


class Project(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    url = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()
    touched_at = models.DateTimeField(db_index=True)  # by whoever edits; a visit by a reader does not count

    objects = ProjectQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class AccessKey(models.Model):
    """A link's secret, as its digest: which project it opens, and as what."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="keys")
    role = models.CharField(max_length=10, choices=Role.choices)
    sha256 = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(role__in=Role.values), name="access_key_has_a_role")]

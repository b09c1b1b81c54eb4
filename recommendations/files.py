"""A report's file goes when its row goes, however the row goes: with its project, its submission, or by itself."""

from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from recommendations.models import Report


@receiver(post_delete, sender=Report)
def delete_file(instance: Report, **kwargs: Any) -> None:
    if name := instance.file:
        transaction.on_commit(lambda: default_storage.delete(name))

"""Projects, people, and who may do what. Knows nothing of questionnaires or reports."""

from django.apps import AppConfig
from django.urls import register_converter

from projects.entry import EntryConverter


class ProjectsConfig(AppConfig):
    name = "projects"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        register_converter(EntryConverter, "entry")

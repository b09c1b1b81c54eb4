"""Projects and who may do what with them. Knows nothing of questionnaires or reports."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "projects"
    default_auto_field = "django.db.models.BigAutoField"

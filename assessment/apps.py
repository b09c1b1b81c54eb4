"""What we ask, what was answered, and what it means."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "assessment"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from assessment import checks  # noqa: F401, PLC0415 -- importing registers the check

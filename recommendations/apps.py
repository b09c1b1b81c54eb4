"""What we advise, and the report."""

from django.apps import AppConfig


class RecommendationsConfig(AppConfig):
    name = "recommendations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from recommendations import checks, files  # noqa: F401, PLC0415 -- importing registers what they hold

"""Registers the checks that belong to no app: what a production start must not have."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        from config import checks  # noqa: F401, PLC0415 -- importing registers them, and needs the apps to be loaded

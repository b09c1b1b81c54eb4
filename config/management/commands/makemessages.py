"""`manage.py makemessages` with our habits, so that it gives the same file to everybody who runs it.

All languages but the source unless some are named; tests and the bench have no texts for readers; places are given
without line numbers, which would change with every edit; what is no longer used goes.
"""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.core.management.commands import makemessages

NO_TEXTS = ["bench", "data", "tests"]


class Command(makemessages.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(ignore_patterns=list(NO_TEXTS), add_location="file", no_obsolete=True)

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["locale"] and not options["all"]:
            options["locale"] = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
        super().handle(*args, **options)

"""Offers the real cases in `examples/` as profiles to look at."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from assessment import examples


class Command(BaseCommand):
    help = "Load the example projects whose file is new or changed."

    def handle(self, *args: Any, **options: Any) -> None:
        if count := examples.load(now=timezone.now()):
            self.stdout.write(f"Loaded {count} example projects.")

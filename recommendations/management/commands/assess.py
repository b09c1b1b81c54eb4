"""`manage.py assess FILE`: score an answer file, show the result, and write the report. Needs no server or database."""

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from assessment import services as assessments
from assessment.core import document
from assessment.core.faults import InvalidDocument
from assessment.core.reading import MAX_BYTES, Unreadable, read_json, read_yaml
from recommendations import reporting, results
from recommendations.core.plan import Plan
from recommendations.presentation import present

STANDARD = "-"
READERS: dict[str, Callable[[bytes], Any]] = {".json": read_json, ".yaml": read_yaml, ".yml": read_yaml}
FIRST = 3  # recommendations in the summary


class Command(BaseCommand):
    help = "Score a project's answer file (JSON or YAML): print a summary, or write the result and the PDF report."
    requires_system_checks: list[str] = []  # they read all content; this command reads one file

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the document, .json, .yaml or .yml; - reads standard input")
        parser.add_argument("--pdf", metavar="OUT", help="write the report to this file")
        parser.add_argument(
            "--json", metavar="OUT", help="write profile and recommendations to this file; - prints them"
        )
        parser.add_argument(
            "--language", default=settings.LANGUAGE_CODE, choices=[code for code, _ in settings.LANGUAGES]
        )

    def handle(self, *args: Any, **options: Any) -> None:
        plan = _plan(options["file"], options["language"])
        printed = options["json"] == STANDARD
        with ExitStack() as outputs:  # opened before the work, so that a bad path costs nobody a render
            pdf = outputs.enter_context(Output(options["pdf"])) if options["pdf"] else None
            result = outputs.enter_context(Output(options["json"])) if options["json"] and not printed else None
            if pdf:
                pdf.write(self._report(plan))
            if result:
                result.write(_readable(plan).encode())
        if printed:
            self.stdout.write(_readable(plan), ending="")
        elif result is None:
            self.stdout.write(_summary(plan))

    def _report(self, plan: Plan) -> bytes:
        self.stderr.write("Making the report …", ending="")
        self.stderr.flush()
        try:
            pdf = reporting.pdf_of(plan)
        finally:
            self.stderr.write("")  # ends the line, also before an error
        self.stderr.write(f"The report has {len(pdf) / 1000:.0f} kB.")
        return pdf


class Output:
    """A file that appears at its place when all went well, and not at all otherwise."""

    def __init__(self, name: str) -> None:
        self.name, self.path = name, Path(name).resolve()
        device = Path(name).exists() and not Path(name).is_file()
        self.part = None if device else self.path.with_name(f".{self.path.name}.{os.getpid()}.part")

    def __enter__(self) -> "Output":
        try:
            self.file: IO[bytes] = self.part.open("xb") if self.part else Path(self.name).open("wb")
        except OSError as error:
            raise self._refused(error) from error
        return self

    def write(self, data: bytes) -> None:
        try:
            self.file.write(data)
            self.file.flush()
        except OSError as error:
            raise self._refused(error) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.file.close()
        if self.part is None:
            return
        if kind is not None:
            self.part.unlink(missing_ok=True)
            return
        try:
            self.part.replace(self.path)
        except OSError as failed:
            self.part.unlink(missing_ok=True)
            raise self._refused(failed) from failed

    def _refused(self, error: OSError) -> CommandError:
        return CommandError(f"{self.name} cannot be written: {error.strerror}.")


def _plan(name: str, language: str) -> Plan:
    raw, read, changed = _input(name)
    try:
        made = document.parse(read(raw), assessments.find_questionnaire)
        return results.unsubmitted(made=made, submitted_at=changed, language=language)
    except Unreadable as error:
        raise CommandError(f"{name}: {error}") from error
    except InvalidDocument as error:
        told = [f"{name}: {fault.pointer or 'the whole document'}: {fault.detail}" for fault in error.faults]
        raise CommandError("\n".join(told)) from error


def _input(name: str) -> tuple[bytes, Callable[[bytes], Any], datetime]:
    """The bytes, how to read them, and when they last changed: the same file gives the same report."""
    if name == STANDARD:
        raw = sys.stdin.buffer.read(MAX_BYTES + 1)
        return raw, read_json if raw.lstrip().startswith((b"{", b"[")) else read_yaml, datetime.now(UTC)
    path = Path(name)
    read = READERS.get(path.suffix.lower())
    if read is None:
        raise CommandError(f"{name}: the name must end in {', '.join(READERS)}, so that we know how to read it.")
    try:
        with path.open("rb") as file:
            changed = datetime.fromtimestamp(int(os.fstat(file.fileno()).st_mtime), UTC)
            return file.read(MAX_BYTES + 1), read, changed
    except OSError as error:
        raise CommandError(f"{name} cannot be read: {error.strerror}.") from error


def _readable(plan: Plan) -> str:
    """The API's own result, with line breaks for people, and what most look for first."""
    found = json.loads(results.body(results.assessed(plan)))
    data = {"profile": found.pop("profile"), "recommendations": found.pop("recommendations"), **found}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _summary(plan: Plan) -> str:
    with translation.override(plan.language):
        shown = present(plan)
        lines = [shown.project_name, shown.headline, shown.model.sentence]
        for each in (shown.advice or shown.orientation)[:FIRST]:
            lines += ["", f"{each.number}. {each.title}", *(f"   {reason}" for reason in each.why)]
    return "\n".join(lines)

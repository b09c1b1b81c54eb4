"""`manage.py assess FILE`: score an answer file, show the result, and write the report. Needs no server or database."""

import json
import os
from argparse import ArgumentParser
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from assessment.core.explaining import NoSuchValue
from assessment.core.faults import InvalidDocument
from recommendations import reporting, results
from recommendations.answer_files import STANDARD, read_document, refused
from recommendations.core.plan import EDITIONS, PAPERS, Plan
from recommendations.presentation import present

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
            "--explain",
            metavar="VALUE",
            nargs="?",
            const="",
            help="say where a value comes from, such as cell.data.pre_training; without one, list what there is",
        )
        parser.add_argument(
            "--language", default=settings.LANGUAGE_CODE, choices=[code for code, _ in settings.LANGUAGES]
        )

        parser.add_argument(
            "--edition", default=EDITIONS[0], choices=EDITIONS, help="public: made from the public answers alone"
        )
        parser.add_argument("--paper", default=PAPERS[0], choices=PAPERS)

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(options["language"]):
            plan = _plan(options["file"], **{name: options[name] for name in ("language", "edition", "paper")})
        printed = options["json"] == STANDARD
        with ExitStack() as outputs:  # opened before the work, so that a bad path costs nobody a render
            pdf = outputs.enter_context(Output(options["pdf"])) if options["pdf"] else None
            result = outputs.enter_context(Output(options["json"])) if options["json"] and not printed else None
            if pdf:
                pdf.write(self._report(plan))
            if result:
                result.write(_readable(plan).encode())
        if options["explain"] is not None:
            self.stdout.write(_explained(plan, options["explain"]))
        elif printed:
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


def _plan(name: str, **chosen: Any) -> Plan:
    made, changed = read_document(name)
    try:
        return results.unsubmitted(made=made, submitted_at=changed, **chosen)
    except InvalidDocument as error:
        raise refused(name, error) from error


def _readable(plan: Plan) -> str:
    """The API's own result, with line breaks for people, and what most look for first."""
    found = json.loads(results.body(results.assessed(plan)))
    data = {"profile": found.pop("profile"), "recommendations": found.pop("recommendations"), **found}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _explained(plan: Plan, value: str) -> str:
    if not value:
        return "\n".join(results.explainable(plan).values)
    try:
        found = results.explained(plan, value)
    except NoSuchValue as error:
        raise CommandError(f"There is no value {error}; --explain alone lists what there is.") from error
    lines = [f"{found.title}: {found.result}" if found.result else found.title, ""]
    for part in found.parts:
        points = f" [{part.points}]" if part.points else ""
        lines += [f"{part.title}{points}", *(f"   {line}" for line in part.answer), *_cited(part.sources)]
    for rule in found.rules:
        lines += ["", f"{rule.title}. {rule.text}", *_cited(rule.sources)]
    return "\n".join(lines)


def _cited(sources: tuple[results.Citation, ...]) -> list[str]:
    return [f"   ({each.mark}) {each.title}{f', {each.at}' if each.at else ''}" for each in sources]


def _summary(plan: Plan) -> str:
    with translation.override(plan.language):
        shown = present(plan)
        lines = [shown.project_name, shown.headline, shown.model.sentence]
        for each in (shown.advice or shown.orientation)[:FIRST]:
            lines += ["", f"{each.number}. {each.title}", *(f"   {reason}" for reason in each.why)]
    return "\n".join(lines)

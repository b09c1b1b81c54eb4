"""Answer files of the command line: read one, or say by name what is wrong with it."""

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from assessment import services as assessments
from assessment.core import document
from assessment.core.document import Document
from assessment.core.faults import InvalidDocument
from assessment.core.reading import MAX_BYTES, Unreadable, read_json, read_yaml
from assessment.wording import fault_text, words_text

STANDARD = "-"
READERS: dict[str, Callable[[bytes], Any]] = {".json": read_json, ".yaml": read_yaml, ".yml": read_yaml}


def read_document(name: str) -> tuple[Document, datetime]:
    """The document, and when its file last changed: the same file gives the same report. Raises CommandError."""
    raw, read, changed = _input(name)
    try:
        return document.parse(read(raw), assessments.find_questionnaire), changed
    except Unreadable as error:
        raise CommandError(f"{name}: {words_text(error.words)}") from error
    except InvalidDocument as error:
        raise refused(name, error) from error


def refused(name: str, error: InvalidDocument) -> CommandError:
    whole = _("the whole document")
    told = [f"{name}: {fault.pointer or whole}: {fault_text(fault)}" for fault in error.faults]
    return CommandError("\n".join(told))


def _input(name: str) -> tuple[bytes, Callable[[bytes], Any], datetime]:
    if name == STANDARD:
        raw = sys.stdin.buffer.read(MAX_BYTES + 1)
        return raw, read_json if raw.lstrip().startswith((b"{", b"[")) else read_yaml, datetime.now(UTC)
    path = Path(name)
    read = READERS.get(path.suffix.lower())
    if read is None:
        told = _("%(name)s: the name must end in %(endings)s, so that we know how to read it.")
        raise CommandError(told % {"name": name, "endings": ", ".join(READERS)})
    try:
        with path.open("rb") as file:
            changed = datetime.fromtimestamp(int(os.fstat(file.fileno()).st_mtime), UTC)
            return file.read(MAX_BYTES + 1), read, changed
    except OSError as error:
        told = _("%(name)s cannot be read: %(problem)s.")
        raise CommandError(told % {"name": name, "problem": error.strerror}) from error

"""Mail on a machine that has no mail server: each letter becomes a file, and the log says where."""

import logging

from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend

logger = logging.getLogger("cartograph.mail")


class FileBackend(EmailBackend):
    def write_message(self, message: EmailMessage) -> None:
        super().write_message(message)
        logger.info("A letter, “%s”, is in %s", message.subject, self._get_filename())  # type: ignore[attr-defined]

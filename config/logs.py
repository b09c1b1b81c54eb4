"""Keeps access keys and other secrets out of the logs: a page's address is its credential."""

import logging
import re

KEY_IN_PATH = re.compile(
    r"(/k/|/invitations/|/mail/)[^\n]*"
)  # to the end of the line: no odd character may end the redaction early


class RedactKeys(logging.Filter):
    """Rewrites the finished message, so that neither the text nor its arguments can carry a key."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        record.msg, record.args = KEY_IN_PATH.sub(r"\1…", message), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = KEY_IN_PATH.sub(r"\1…", record.exc_text)
        return True

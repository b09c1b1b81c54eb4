"""Keeps access keys and other secrets out of the logs: a page's address is its credential."""

import logging
import re

# To the end of the line, because no odd character may end the redaction early. As %2F they stand in `?next=` of the
# pages to sign in and up.
KEY_IN_PATH = re.compile(r"((?:/|%2F)(?:k|invitations|mail)(?:/|%2F))[^\n]*", re.IGNORECASE)


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

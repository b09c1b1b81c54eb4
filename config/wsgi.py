"""The web application for gunicorn."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django_application = get_wsgi_application()

from config.checks import refuse_unsafe_production  # noqa: E402 -- needs the settings

refuse_unsafe_production()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Django, spared charsets other than UTF-8: it would decode query and form with them, before any middleware.

    Some make that fail (`hex`), some smuggle half characters (`utf-7`). Whoever reads the body refuses its new type.
    """
    kind, _, parameters = environ.get("CONTENT_TYPE", "").partition(";")
    if "charset" in parameters.lower() and "utf-8" not in parameters.lower():
        environ["CONTENT_TYPE"] = f"{kind}+unsupported-charset"
    return django_application(environ, start_response)

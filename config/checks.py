"""What a production start must not have. `manage.py check --deploy` lists them; with PRODUCTION set a start refuses."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register, run_checks
from django.core.exceptions import ImproperlyConfigured


@register(Tags.security, deploy=True)
def check_deployment(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if settings.DEBUG:
        found.append(
            Error("DEBUG is on: error pages would show settings and source.", hint="Unset DEBUG.", id="cartograph.E001")
        )
    if settings.SECRET_KEY_IS_GENERATED:
        found.append(
            Error(
                "SECRET_KEY is the one this machine made for itself; other machines would have another.",
                hint="Set SECRET_KEY (or SECRET_KEY_FILE) to one long random text for web and workers.",
                id="cartograph.E002",
            )
        )
    if not settings.REDIS_URL:
        found.append(
            Error(
                "The broker is a folder on this machine: workers elsewhere would never hear of a report.",
                hint="Set REDIS_URL, for example rediss://user:password@host:6379/0.",
                id="cartograph.E003",
            )
        )
    elif not urlsplit(settings.REDIS_URL).password:
        found.append(
            Error(
                "REDIS_URL has no password: whoever reaches the port can run tasks.",
                hint="Give Redis a user and a password, and put both into REDIS_URL.",
                id="cartograph.E004",
            )
        )
    if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        found.append(
            Error(
                "The database is a file on this machine.",
                hint="Set DATABASE_URL to a PostgreSQL database.",
                id="cartograph.E005",
            )
        )
    if not settings.SITE_URL.startswith("https://"):
        found.append(
            Error(
                "SITE_URL is not a secure address: reports would send their readers there to check them.",
                hint="Set SITE_URL to where this service is reached, for example https://cartograph.example.",
                id="cartograph.E006",
            )
        )
    if not settings.EMAIL_HOST:
        found.append(
            Error(
                "There is no mail server: letters would become files here, and nobody could prove an address.",
                hint="Set EMAIL_HOST, EMAIL_HOST_USER and EMAIL_HOST_PASSWORD, and DEFAULT_FROM_EMAIL to who writes.",
                id="cartograph.E007",
            )
        )
    return found


def refuse_unsafe_production() -> None:
    """Stop a web or worker process that calls itself production and is not fit for it."""
    if not settings.PRODUCTION:
        return
    faults = [each for each in run_checks(include_deployment_checks=True) if each.is_serious()]
    if faults:
        raise ImproperlyConfigured("Refusing to start in production:\n" + "\n".join(str(fault) for fault in faults))

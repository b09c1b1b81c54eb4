"""What allauth asks us about people: what a new one is, and how mail to them is sent."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from django.contrib import messages
from django.http import Http404, HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _

from projects import mail
from projects.models import Person

logger = logging.getLogger("cartograph.mail")


NAMES = {"login", "preferred_username"}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # it brings no types
    def new_user(self, request: HttpRequest) -> Person:
        """Whoever signs up on a Spanish page reads Spanish mail, until they say otherwise."""
        return Person(language=translation.get_language() or "")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail server that is away breaks no page: codes can be asked for again."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, UnicodeError) as error:  # the latter: a host that cannot be written for mail
            logger.warning("A letter could not be sent: %s: %s", template_prefix, type(error).__name__)
            messages.error(self.request, _("The mail could not be sent just now. Please try again in a few minutes."))

    def send_notification_mail(
        self, template_prefix: str, user: Person, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """In the language they read, which an intruder's browser does not change."""
        with translation.override(mail.reads(user)):
            super().send_notification_mail(template_prefix, user, context, email)


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:  # noqa: A002 -- its name there
        """What stands in the form until somebody writes a better one."""
        return _("Passkey %(number)d") % {"number": Authenticator.objects.filter(user=user, type=type).count() + 1}


class IdentityAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    def get_app(self, request: HttpRequest, provider: str, client_id: str | None = None) -> SocialApp:
        """A service without keys is not there, whatever address somebody types."""
        try:
            return super().get_app(request, provider, client_id)
        except SocialApp.DoesNotExist:
            raise Http404 from None

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Of all that a service tells we keep what somebody is called there, to tell identities apart."""
        account = sociallogin.account
        account.extra_data = _names(account.extra_data)
        if account.pk:  # allauth has just brought what it keeps up to date
            account.save(update_fields=["extra_data"])

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> Person:
        person: Person = super().populate_user(request, sociallogin, data)
        person.name = (data.get("name") or "")[:200]
        return person


def _names(told: dict[str, Any]) -> dict[str, Any]:
    parts = ((key, _names(value) if isinstance(value, dict) else value) for key, value in told.items())
    return {key: value for key, value in parts if key in NAMES or (isinstance(value, dict) and value)}

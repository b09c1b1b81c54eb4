"""How a passkey is added: as one that lets somebody in by itself, unless they choose otherwise."""

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # it brings no types
    passwordless = forms.BooleanField(
        label=_("Sign in with it alone"),
        help_text=_("It then asks for your finger, your face or a PIN. Otherwise we ask for it besides your password."),
        initial=True,
        required=False,
    )

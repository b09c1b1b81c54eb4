"""What people are asked about themselves."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from projects.models import Person


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        help_text=_("People you share a project with see it. Without one they see the first part of your address."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class SignUpForm(NameForm):
    """allauth builds its own forms of signing up on this one, and calls `signup` when the person is kept."""

    field_order = ["email", "name", "password1"]

    def signup(self, request: HttpRequest, user: Person) -> None:
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])


class ProfileForm(NameForm):
    language = forms.ChoiceField(label=_("Language of mail to you"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            (code, get_language_info(code)["name_local"].capitalize()) for code, _name in settings.LANGUAGES
        ]

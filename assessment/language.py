"""The language of whoever asks: what the middleware settled, for every face."""

from django.conf import settings
from django.utils.translation import get_language


def reader() -> str:
    return get_language() or settings.LANGUAGE_CODE

"""Whether a member gets the letters that nobody must get. What stands in such a letter's link is the credential."""

from django.core import signing

from projects.mail import UNSUBSCRIBE
from projects.models import Membership


class NoSuchLetter(LookupError):
    """No letter of ours holds this token."""


def addressee(*, token: str) -> Membership | None:
    """Whom the letter went to; None when they have left since. Raises NoSuchLetter."""
    return Membership.objects.filter(pk=_member(token)).select_related("project").first()


def choose(*, token: str, wanted: bool) -> Membership | None:
    """Raises NoSuchLetter."""
    Membership.objects.filter(pk=_member(token)).update(wants_mail=wanted)
    return addressee(token=token)


def _member(token: str) -> int:
    try:
        return int(signing.loads(token, salt=UNSUBSCRIBE))
    except signing.BadSignature:
        raise NoSuchLetter from None

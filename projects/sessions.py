"""What is remembered of sign-ins beside the session itself: from which address, and with which browser."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef


def forget_ended() -> None:
    """Otherwise a row goes only when its owner looks at the list of sessions, and most people never look."""
    there = Session.objects.filter(session_key=OuterRef("session_key"))
    UserSession.objects.filter(~Exists(there)).delete()

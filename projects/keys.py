"""Access keys: what stands in a project's link and is its whole credential. Pure.

An edit key is random. Its view key is derived from it one way: whoever may edit can always show the link for viewing,
and nobody can get from the link for viewing to the one for editing. The database holds digests of both, nothing else.
"""

import hashlib
import secrets
from base64 import urlsafe_b64encode

BYTES = 24  # 192 bits, 32 characters in a link


def new_edit_key() -> str:
    return secrets.token_urlsafe(BYTES)


def view_key_of(edit_key: str) -> str:
    return urlsafe_b64encode(hashlib.sha256(f"cartograph view key:{edit_key}".encode()).digest()[:BYTES]).decode()


def digest(key: str) -> str:
    """What the database keeps. Plain SHA-256 is enough for a random text that nobody can guess."""
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()

"""Typed reading of the environment. A bad value stops the process and names the variable.

Any variable may be given as `NAME_FILE`, the path of a file that holds the value: how secrets are mounted.
"""

import contextlib
import os
import secrets
from pathlib import Path

from environs import FileAwareEnv

env = FileAwareEnv()


def generated_secret(folder: Path) -> str:
    """A secret of this machine alone, made on first use: enough for one machine, and never one that others know."""
    path = folder / "secret-key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        half = folder / f".secret-key.{os.getpid()}"  # another process may start now, and must not read half of it
        half.touch(mode=0o600)
        half.write_text(secrets.token_urlsafe(50))
        with contextlib.suppress(FileExistsError):
            os.link(half, path)
        half.unlink()
    return path.read_text()

"""The embedded broker: kombu's filesystem transport, made safe for a web process and a worker that poll one folder.

As it comes, a message is visible before it is written, so a worker that polls often reads half a message and dies of
it (seen: "Unrecoverable error: JSONDecodeError"). Here a message is renamed into place whole, and the table of queues
is read and written under one lock.
"""

import fcntl
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.transport import filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    def _put(self, queue: str, payload: Any, **kwargs: Any) -> None:  # type: ignore[override]  # as in the base class
        folder = Path(self.data_folder_out)
        name = f"{time.time_ns():020d}_{uuid.uuid4()}.{queue}.msg"  # read in the order of their names
        half = folder / f".{name}.part"
        half.write_text(dumps(payload))
        half.rename(folder / name)

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        try:
            return super()._get(queue)
        except ValueError:  # a message from before a crash; it was taken out, and whoever needs it rings again
            raise Empty from None

    def get_table(self, exchange: str) -> Any:
        with self._alone():
            return super().get_table(exchange)

    def _queue_bind(self, *args: Any) -> None:
        with self._alone():
            super()._queue_bind(*args)

    def _delete(self, *args: Any, **kwargs: Any) -> None:
        with self._alone():
            super()._delete(*args, **kwargs)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.control_folder / "lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)  # until the file is closed
            yield


class Transport(filesystem.Transport):
    Channel = Channel

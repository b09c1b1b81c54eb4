"""The folder that stands in for a broker: a reader that polls without rest only ever meets whole messages."""

import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty
from typing import Any

import pytest
from kombu import Connection

MANY = 300


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    (tmp_path / "messages").mkdir()
    (tmp_path / "control").mkdir()
    options = {
        "data_folder_in": str(tmp_path / "messages"),
        "data_folder_out": str(tmp_path / "messages"),
        "control_folder": str(tmp_path / "control"),
    }
    with Connection("filesystem://localhost", transport="config.broker:Transport", transport_options=options) as made:
        yield made


def opened(connection: Connection) -> Any:
    return connection.channel()


def test_every_message_arrives_whole_and_once(connection: Connection) -> None:
    received: list[int] = []
    done = threading.Event()

    def read() -> None:
        channel = opened(connection)
        while not done.is_set() or channel._size("bell"):
            try:
                received.append(channel._get("bell")["number"])
            except Empty:
                continue

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    channel = opened(connection)
    for number in range(MANY):
        channel._put("bell", {"number": number, "padding": "x" * 5000})
    done.set()
    for reader in readers:
        reader.join()

    assert sorted(received) == list(range(MANY))


def test_half_a_message_from_a_crash_stops_nobody(connection: Connection, tmp_path: Path) -> None:
    channel = opened(connection)
    (tmp_path / "messages" / f"{0:020d}_half.bell.msg").write_text('{"number": ')
    channel._put("bell", {"number": 1})

    with pytest.raises(Empty):
        channel._get("bell")
    assert channel._get("bell") == {"number": 1}


def test_messages_are_read_in_the_order_they_were_put(connection: Connection) -> None:
    channel = opened(connection)
    for number in range(20):
        channel._put("bell", number)

    assert [channel._get("bell") for _ in range(20)] == list(range(20))


def test_queues_are_bound_while_others_look_them_up(connection: Connection) -> None:
    failed: list[Exception] = []

    def bind(number: int) -> None:
        try:
            channel = opened(connection)
            for turn in range(20):
                channel._queue_bind("bells", f"key-{number}-{turn}", "", "bell")
                channel.get_table("bells")
        except Exception as error:  # noqa: BLE001 -- a thread has no other way to tell
            failed.append(error)

    threads = [threading.Thread(target=bind, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    assert len(opened(connection).get_table("bells")) == 80

"""The web service as it is served, with one process of four threads, and a small client that keeps it busy."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings

CONNECTIONS = 4  # as many as the server has threads
PATIENCE = 30.0  # seconds


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request, byte for byte, and the status that answers it."""

    request: bytes
    status: int


def get(path: str) -> Exchange:
    return Exchange(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode(), 200)


def post(path: str, body: bytes) -> Exchange:
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    return Exchange(head.encode() + b"\r\n\r\n" + body, 201)


@contextmanager
def served() -> Iterator[int]:
    """The port of gunicorn with one process and four threads, as long as the block lasts."""
    port = _free_port()
    command = ["setpriv", "--pdeathsig", "TERM", sys.executable, "-m", "gunicorn", "config.wsgi"]
    command += ["--bind", f"127.0.0.1:{port}", "--worker-class", "gthread", "--workers", "1", "--threads", "4"]
    command += ["--no-control-socket", "--log-level", "warning"]
    with subprocess.Popen(command, cwd=settings.BASE_DIR) as server:
        try:
            _wait_for(port)
            yield port
        finally:
            server.terminate()


def seconds_each(port: int, exchange: Exchange, times: int) -> float:
    """Seconds a request, when four connections ask without a pause. Raises when an answer is not the expected one."""
    broken: list[Exception] = []

    def ask() -> None:
        try:
            _ask(port, exchange, times // CONNECTIONS)
        except Exception as error:  # noqa: BLE001 -- a thread's error is raised where it can be seen
            broken.append(error)

    threads = [threading.Thread(target=ask) for _ in range(CONNECTIONS)]
    began = time.perf_counter()
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    if broken:
        raise broken[0]
    return (time.perf_counter() - began) / (times // CONNECTIONS * CONNECTIONS)


def _ask(port: int, exchange: Exchange, times: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for _ in range(times):
            connection.sendall(exchange.request)
            status = _answer(connection)
            if status != exchange.status:
                asked = exchange.request.splitlines()[0].decode()
                raise RuntimeError(f"Answered {status} where {exchange.status} was expected: {asked}")


def _answer(connection: socket.socket) -> int:
    """Read one answer to its end; its status."""
    head = b""
    while b"\r\n\r\n" not in head:
        head += _more(connection)
    head, _, body = head.partition(b"\r\n\r\n")
    fields = dict(line.split(b": ", 1) for line in head.lower().split(b"\r\n")[1:])
    left = int(fields[b"content-length"]) - len(body)
    while left > 0:
        left -= len(_more(connection))
    return int(head[9:12])


def _more(connection: socket.socket) -> bytes:
    if not (found := connection.recv(65536)):
        raise ConnectionError("The server closed the connection in the middle of an answer.")
    return found


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return _ask(port, get("/livez"), 1)
        except ConnectionError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)

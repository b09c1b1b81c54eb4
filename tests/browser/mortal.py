"""The service as a process of its own, with its own data: it can be killed as a power cut would, and started again."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
ELSEWHERE = ("DATABASE_URL", "REDIS_URL")  # where the tests themselves keep things
NOT_OURS = ("drf_spectacular_sidecar", "rest_framework")  # static files of no page of ours


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Mortal:
    data: Path
    port: int = field(default_factory=_free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def env(self) -> dict[str, str]:
        mine = {key: value for key, value in os.environ.items() if key not in ELSEWHERE}
        return mine | {"DATA_DIR": str(self.data), "DJANGO_SETTINGS_MODULE": "config.settings"}

    def prepare(self) -> None:
        for command in ("migrate -v0", "createcachetable", "collectstatic --noinput -v0 -i " + " -i ".join(NOT_OURS)):
            arguments = [sys.executable, "manage.py", *command.split()]
            subprocess.run(arguments, env=self.env, cwd=ROOT, check=True, capture_output=True, timeout=60)

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{self.port}"]
        command += ["--worker-class", "gthread", "--threads", "4", "--no-control-socket", "--log-level", "error"]
        self.process = subprocess.Popen(command, env=self.env, cwd=ROOT, start_new_session=True)
        until = time.monotonic() + 30
        while not self._answers():
            assert time.monotonic() < until, "the service did not start"
            time.sleep(0.05)

    def kill(self) -> None:
        """All of its processes, at once."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/livez", timeout=5):
                return True
        except OSError:
            return False

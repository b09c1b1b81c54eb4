"""Goal 13: thirty people who save answers of one draft at once, against one of them alone. No answer may be lost."""

import json
import threading
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection
from statistics import median
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from assessment import services
from assessment.core import questionnaire
from assessment.models import Assessment, Revision
from assessment.web.typed import ONE_OF
from bench.outcome import Asked, Outcome, measured, of_ratio
from bench.pairs import Bound, percentile
from bench.served import PATIENCE, served
from projects import entry

BOUND = Bound(0.8, at_most=False)
EDITORS = 30
SAVES = 240  # a reading, by one or by all together
TOKEN = "b" * 32  # a cookie and a form that agree on it are what the protection against forgery wants


@dataclass
class Editor:
    """One person with a connection, who answers one question again and again, each time over the last version."""

    port: int
    path: str
    question: str
    name: str
    accepted: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def save(self, times: int) -> None:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        base = 0
        for number in range(times):
            text, began = f"{self.name}, {number}", time.perf_counter()
            base = self._post(connection, text, base)
            self.seconds.append(time.perf_counter() - began)
            self.accepted.append(text)
        connection.close()

    def _post(self, connection: HTTPConnection, text: str, base: int) -> int:
        """Save as the page's script does. Returns the version it has made; raises when it was not accepted."""
        controls = {"": "state:unknown", "~note": text, "~base": base, "~was": ""}
        form = {f"{self.question}{name}": value for name, value in controls.items()}
        headers = {"Accept": "application/json", "Cookie": f"csrftoken={TOKEN}"}
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("POST", self.path, urlencode(form | {"csrfmiddlewaretoken": TOKEN}), headers)
        told = json.load(connection.getresponse())["questions"][self.question]
        if told["state"] != "saved":
            raise RuntimeError(f"Not saved: {told}")
        version: int = told["base"]
        return version


def run(asked: Asked) -> list[Outcome]:
    alone, together = list[float](), list[float]()
    with served() as port:
        costs = measured(
            "goal 13",
            floor=lambda: _seconds_a_save(port, 1, alone),
            ours=lambda: _seconds_a_save(port, EDITORS, together),
            asked=asked,
        )
    saves = len(alone) + len(together)
    return [
        of_ratio(
            13,
            f"saves/s of {EDITORS} editors of one draft at once / of one",
            costs.inverted(),
            BOUND,
            f"lost answers: 0 of {saves}; history, conflict check and permissions included; gunicorn 1 × 4 threads",
            f"a save alone: {_milliseconds(alone)}",
            f"a save among {EDITORS}: {_milliseconds(together)}",
        )
    ]


def _seconds_a_save(port: int, count: int, taken: list[float]) -> float:
    assessment, keys = services.start(name="Northern Lights LM", url="", language="en", now=timezone.now())
    questions = [each for each in questionnaire.current().questions.values() if each.type in ONE_OF][:count]
    editors = []
    for question in questions:
        page = questionnaire.current().page_of[question.id]
        path = reverse("section", args=[entry.by_key(keys.edit), page.id])
        editors.append(Editor(port, path, question.id, f"Editor of {question.id}"))
    threads = [threading.Thread(target=each.save, args=[SAVES // count]) for each in editors]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lasted = time.perf_counter() - began
    _must_have_all(assessment, editors, SAVES // count * count)
    taken += [seconds for each in editors for seconds in each.seconds]
    return lasted / SAVES


def _must_have_all(assessment: Assessment, editors: list[Editor], count: int) -> None:
    """What was accepted is in the history, the last of it is the answer, and everybody got through."""
    kept = {*Revision.objects.filter(assessment=assessment).values_list("question", "note")}
    stands = {*assessment.answers.values_list("question", "note")}
    accepted = [(each.question, text) for each in editors for text in each.accepted]
    lost = {*accepted} - kept | {(each.question, each.accepted[-1]) for each in editors} - stands
    if lost or len(accepted) != count:
        raise RuntimeError(f"{len(lost)} answers were lost, and {count - len(accepted)} were refused.")


def _milliseconds(taken: list[float]) -> str:
    return f"p50 {1000 * median(taken):.1f} ms, p95 {1000 * percentile(taken, 0.95):.1f} ms"

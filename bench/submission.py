"""Goal 7: a whole document sent in, checked, scored and stored, against reading it and one insert."""

import json

from django.urls import reverse
from django.utils import timezone

from assessment.core import document
from bench import cases, floors
from bench.counted import queries_of_post
from bench.outcome import Asked, Outcome, measured, of_ratio
from bench.pairs import Bound
from bench.served import post, seconds_each, served
from projects.models import Project

BOUND = Bound(0.5, at_most=False)
FLOOR, ALONE = "/bench/submission-floor/", "/bench/submission/"
TIMES = 200  # requests a reading, of the floor twice as many: each lasts about half a second


def run(asked: Asked) -> list[Outcome]:
    now = timezone.now()
    Project.objects.create(id=floors.PROJECT, name="The floor", created_at=now, touched_at=now)
    made = cases.everything_answered()
    body = json.dumps(document.to_data(made), ensure_ascii=False).encode()
    public = reverse("api-submissions")
    counts = [queries_of_post(path, body) for path in (FLOOR, ALONE, public)]
    with served() as port:

        def cost(path: str) -> float:
            return seconds_each(port, post(path, body), 2 * TIMES if path == FLOOR else TIMES)

        costs = measured("goal 7", floor=lambda: cost(FLOOR), ours=lambda: cost(ALONE), asked=asked)
        throttled = measured("goal 7, throttles", floor=lambda: cost(ALONE), ours=lambda: cost(public), asked=asked)
    return [
        of_ratio(
            7,
            f"req/s of a submission ({len(made.answers)} answers) / of its floor",
            costs.inverted(),
            BOUND,
            f"{len(body) / 1024:.0f} KB, a note and a link on each answer; floor: json.loads and one insert; both with "
            "the same middleware and API settings, no throttles; gunicorn 1 × 4 threads",
            f"its two throttles, as it is served, leave {1 / throttled.ratio:.2f} of that speed",
            f"queries: {counts[0]} in the floor, {counts[1]} in the submission, {counts[2]} with throttles",
        )
    ]

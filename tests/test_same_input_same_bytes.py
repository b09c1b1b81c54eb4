"""The same plan gives the same report to the byte: now, later, in this process and in any other."""

import hashlib
import os
import subprocess
import sys

from recommendations import reporting
from recommendations.core import plan as plans
from tests.planned import plan_of

ELSEWHERE = """
import sys, hashlib, django
django.setup()
from recommendations import reporting
from recommendations.core import plan
print(hashlib.sha256(reporting.pdf_of(plan.from_json(sys.stdin.buffer.read()))).hexdigest())
"""


def test_the_same_plan_gives_the_same_bytes_here_and_in_another_process() -> None:
    plan = plan_of({"governance.path": {"value": "can_ask", "note": "Zażółć gęślą jaźń, Ωμέγα"}})

    first = reporting.pdf_of(plan)
    other = reporting.pdf_of(plan_of({}, name="Another"))
    again = reporting.pdf_of(plans.from_json(plans.to_json(plan)))

    assert first == again
    assert first != other
    assert hashlib.sha256(first).hexdigest() == _made_elsewhere(plans.to_json(plan))


def _made_elsewhere(plan: bytes) -> str:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-c", ELSEWHERE]
    found = subprocess.run(command, input=plan, env=environment, capture_output=True, check=True)
    return found.stdout.decode().strip()

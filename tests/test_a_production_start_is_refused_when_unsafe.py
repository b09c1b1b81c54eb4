"""What is only fit for one's own machine must not be taken for production."""

from types import SimpleNamespace

import pytest
from django.core.checks.registry import registry
from django.core.exceptions import ImproperlyConfigured

from config import checks

SAFE = "rediss://web:secret@redis.internal:6379/0"


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A machine that may start, for tests to spoil."""
    safe = SimpleNamespace(
        PRODUCTION=True,
        DEBUG=False,
        SECRET_KEY_IS_GENERATED=False,
        REDIS_URL=SAFE,
        SITE_URL="https://cartograph.example",
        EMAIL_HOST="mail.internal",
        DATABASES={"default": {"ENGINE": "django.db.backends.postgresql"}},
    )
    monkeypatch.setattr(checks, "settings", safe)
    monkeypatch.setattr(checks, "run_checks", lambda **_: checks.check_deployment(None))
    return safe


def faults() -> set[str]:
    return {each.id or "" for each in checks.check_deployment(None)}


def test_a_safe_setting_starts() -> None:
    assert faults() == set()
    checks.refuse_unsafe_production()


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("DEBUG", True, "cartograph.E001"),
        ("SECRET_KEY_IS_GENERATED", True, "cartograph.E002"),
        ("REDIS_URL", "", "cartograph.E003"),
        ("REDIS_URL", "redis://redis.internal:6379/0", "cartograph.E004"),
        ("DATABASES", {"default": {"ENGINE": "django.db.backends.sqlite3"}}, "cartograph.E005"),
        ("SITE_URL", "http://localhost:8000", "cartograph.E006"),
        ("EMAIL_HOST", "", "cartograph.E007"),
    ],
)
def test_each_unsafe_setting_is_named_and_refused(
    machine: SimpleNamespace, name: str, value: object, fault: str
) -> None:
    setattr(machine, name, value)

    assert faults() == {fault}
    with pytest.raises(ImproperlyConfigured, match=fault):
        checks.refuse_unsafe_production()


def test_ones_own_machine_may_start_with_anything(machine: SimpleNamespace) -> None:
    machine.PRODUCTION = False
    machine.DEBUG = True

    checks.refuse_unsafe_production()


def test_the_check_is_one_of_djangos_deployment_checks() -> None:
    assert checks.check_deployment in registry.deployment_checks

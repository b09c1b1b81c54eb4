"""What every test stands on: no network, files in a folder of its own, and a queue that only remembers."""

from pathlib import Path
from uuid import UUID

import pytest
from celery import current_app
from django.conf import settings as django_settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django import Settings

from recommendations.bell import bell

hypothesis_settings.register_profile(
    "here", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
hypothesis_settings.load_profile("here")
current_app.conf.update(broker_url="memory://", broker_transport_options={})


NEEDS_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what needs the database, so that PostgreSQL is asked about that alone and not about pure tests again."""
    for item in items:
        if item.get_closest_marker("django_db") or NEEDS_DATABASE & {*getattr(item, "fixturenames", ())}:
            item.add_marker(pytest.mark.database)


@pytest.fixture(scope="session", autouse=True)
def _a_folder_of_static_files() -> None:
    """Tests take static files from where they are written; whitenoise wants this folder all the same."""
    Path(django_settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture(autouse=True)
def _files_of_its_own(settings: Settings, tmp_path: Path) -> None:
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[UUID]:
    """The reports a worker was called for, in order. Nothing is sent."""
    heard: list[UUID] = []

    def ring(task: str, *, report_id: str) -> None:
        assert task == "recommendations.tasks.write_report"
        heard.append(UUID(report_id))

    monkeypatch.setattr(bell, "ring", ring)
    return heard

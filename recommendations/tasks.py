"""The worker's side of reports: fetch, call, done. Each task is safe to run twice, late, or for a row that is gone."""

from uuid import UUID

from celery import shared_task
from django.utils import timezone

from recommendations import printed, services


@shared_task
def write_report(*, report_id: str) -> None:
    if claim := services.claim(report_id=UUID(report_id)):
        services.make(claim=claim)


@shared_task
def print_questionnaire(*, version: str, language: str) -> None:
    printed.make(version=version, language=language, now=timezone.now())


@shared_task
def sweep_reports() -> None:
    services.sweep()

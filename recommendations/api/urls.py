"""Addresses of the API below a submission. The key in them is the whole credential."""

from django.urls import path

from recommendations.api.explanations import ExplanationsView, ExplanationView
from recommendations.api.reports import ReportPdfView, ReportsView, ReportView
from recommendations.api.submissions import (
    DocumentView,
    ProfileView,
    RecommendationsView,
    SubmissionsView,
    SubmissionView,
)

SUBMISSION = "k/<str:key>/submissions/<uuid:submission_id>/"
REPORT = "k/<str:key>/reports/<uuid:report_id>/"

urlpatterns = [
    path("submissions/", SubmissionsView.as_view(), name="api-submissions"),
    path(SUBMISSION, SubmissionView.as_view(), name="api-submission"),
    path(f"{SUBMISSION}profile/", ProfileView.as_view(), name="api-profile"),
    path(f"{SUBMISSION}recommendations/", RecommendationsView.as_view(), name="api-recommendations"),
    path(f"{SUBMISSION}explanations/", ExplanationsView.as_view(), name="api-explanations"),
    path(f"{SUBMISSION}explanations/<str:value>/", ExplanationView.as_view(), name="api-explanation"),
    path(f"{SUBMISSION}document/", DocumentView.as_view(), name="api-document"),
    path(f"{SUBMISSION}reports/", ReportsView.as_view(), name="api-reports"),
    path(REPORT, ReportView.as_view(), name="api-report"),
    path(f"{REPORT}pdf/", ReportPdfView.as_view(), name="api-report-pdf"),
]

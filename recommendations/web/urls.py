"""Addresses of results and reports. Names are given to no free text: a fixed word stands before every id."""

from django.urls import path

from recommendations.web import views

urlpatterns = [
    path("k/<str:key>/results/<uuid:submission_id>/", views.results, name="results"),
    path("k/<str:key>/results/<uuid:submission_id>/document.json", views.result_document, name="result_document"),
    path("k/<str:key>/results/<uuid:submission_id>/reports/", views.ask_report, name="ask_report"),
    path("k/<str:key>/reports/<uuid:report_id>/", views.report, name="report"),
    path("k/<str:key>/reports/<uuid:report_id>/report.pdf", views.report_file, name="report_file"),
]

"""The service's addresses, and beside them the views that only the bench asks."""

from django.urls import include, path

from bench import floors

urlpatterns = [
    path("bench/submission-floor/", floors.SubmissionFloor.as_view()),
    path("bench/submission/", floors.SubmissionAlone.as_view()),
    path("", include("config.urls")),
]

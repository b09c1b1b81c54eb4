"""All addresses: health for machines, the API, and the pages."""

from django.urls import include, path

from config import health

urlpatterns = [
    path("livez", health.livez),
    path("readyz", health.readyz),
    path("api/", include("config.api_urls")),
    path("", include("assessment.web.urls")),
    path("", include("recommendations.web.urls")),
]

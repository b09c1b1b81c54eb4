"""All addresses: health for machines, the API, and the pages."""

from django.urls import include, path

from config import health

handler400 = "config.errors.bad_request"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"

urlpatterns = [
    path("livez", health.livez),
    path("readyz", health.readyz),
    path("api/", include("config.api_urls")),
    path("accounts/", include("allauth.urls")),
    path("", include("projects.web.urls")),
    path("", include("assessment.web.urls")),
    path("", include("recommendations.web.urls")),
]

"""Everything below /api/: version 1, its description, and a problem for any other address."""

from typing import Any

from csp.constants import UNSAFE_INLINE
from csp.decorators import csp_update
from django.conf import settings
from django.urls import include, path, re_path
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from assessment.api import problems


class SchemaOnce(SchemaGenerator):
    """The description is the same for everyone, so each process makes it once, in English whoever asks first."""

    made: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # A caller's ?version= would be kept for everybody.
        super().__init__(*args, **kwargs | {"api_version": None})  # type: ignore[no-untyped-call]

    def get_schema(self, request: Any = None, public: bool = False) -> Any:  # noqa: FBT001, FBT002 -- DRF's
        if SchemaOnce.made is None:
            with translation.override(settings.LANGUAGE_CODE):
                SchemaOnce.made = super().get_schema(request=request, public=public)  # type: ignore[no-untyped-call]
        return SchemaOnce.made


urlpatterns = [
    path("v1/", include("assessment.api.urls")),
    path("v1/", include("recommendations.api.urls")),
    path("schema/", SpectacularAPIView.as_view(generator_class=SchemaOnce), name="schema"),
    # Swagger UI writes style attributes; the exception is for this one page.
    path(
        "docs/",
        csp_update({"style-src": [UNSAFE_INLINE]})(SpectacularSwaggerSplitView.as_view(url_name="schema")),
        name="api-docs",
    ),
    re_path(r"", csrf_exempt(problems.not_found)),
]

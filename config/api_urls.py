"""Everything below /api/: version 1, its description, and a problem for any other address."""

from typing import Any

from csp.constants import UNSAFE_INLINE
from csp.decorators import csp_update
from django.template.backends.base import BaseEngine
from django.template.backends.django import DjangoTemplates
from django.urls import include, path, re_path
from django.views.decorators.csrf import csrf_exempt
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.renderers import TemplateHTMLRenderer

from assessment.api import problems


class SchemaOnce(SchemaGenerator):
    """The description is the same for everyone, so each process makes it once."""

    made: Any = None

    def get_schema(self, request: Any = None, public: bool = False) -> Any:  # noqa: FBT001, FBT002 -- the generator's own signature
        if SchemaOnce.made is None:
            SchemaOnce.made = super().get_schema(request=request, public=public)  # type: ignore[no-untyped-call]
        return SchemaOnce.made


class PackagedTemplates(TemplateHTMLRenderer):
    """Finds the docs page in the package it comes with; our own templates are looked up in our own folder only."""

    engine: BaseEngine = DjangoTemplates({"NAME": "packaged", "DIRS": [], "APP_DIRS": True, "OPTIONS": {}})

    def resolve_template(self, template_names: Any) -> Any:
        return self.engine.get_template(template_names[0])


class DocsView(SpectacularSwaggerSplitView):
    renderer_classes = [PackagedTemplates]


urlpatterns = [
    path("v1/", include("assessment.api.urls")),
    path("v1/", include("recommendations.api.urls")),
    path("schema/", SpectacularAPIView.as_view(generator_class=SchemaOnce), name="schema"),
    # Swagger UI writes style attributes; the exception is for this one page.
    path("docs/", csp_update({"style-src": [UNSAFE_INLINE]})(DocsView.as_view(url_name="schema")), name="api-docs"),
    re_path(r"", csrf_exempt(problems.not_found)),
]

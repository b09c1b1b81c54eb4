"""Addresses of the questionnaire's pages. Below `/k/<key>/` the key in the link is the whole credential."""

from django.urls import path

from assessment.web import open_pages, views

urlpatterns = [
    path("", views.start_page, name="start"),
    path("questionnaire/", open_pages.whole, name="whole"),
    path("glossary/", open_pages.glossary, name="glossary"),
    path("accessibility/", open_pages.accessibility, name="accessibility"),
    path("start/", views.begin, name="begin"),
    path("k/<str:key>/", views.overview, name="overview"),
    path("k/<str:key>/pages/<slug:page_id>/", views.section, name="section"),
    path("k/<str:key>/check/", views.check, name="check"),
    path("k/<str:key>/submit/", views.submit, name="submit"),
]

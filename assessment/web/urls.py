"""Addresses of the questionnaire's pages. Below `/k/<key>/` the key in the link is the whole credential."""

from django.urls import path

from assessment.web import next_time, open_pages, project, views

urlpatterns = [
    path("", views.start_page, name="start"),
    path("questionnaire/", open_pages.whole, name="whole"),
    path("glossary/", open_pages.glossary, name="glossary"),
    path("accessibility/", open_pages.accessibility, name="accessibility"),
    path("start/", views.begin, name="begin"),
    path("<entry:entry>/", views.overview, name="overview"),
    path("<entry:entry>/pages/<slug:page_id>/", views.section, name="section"),
    path("<entry:entry>/project/", project.project, name="project"),
    path("<entry:entry>/project/edit/", project.describe, name="describe"),
    path("<entry:entry>/check/", views.check, name="check"),
    path("<entry:entry>/submit/", views.submit, name="submit"),
    path("<entry:entry>/submitted/<uuid:submission_id>/", next_time.submitted, name="submitted"),
    path("<entry:entry>/next/", next_time.start_next, name="start_next"),
]

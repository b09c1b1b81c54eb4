"""Addresses of the questionnaire's pages. Below `/k/<key>/` the key in the link is the whole credential."""

from django.urls import path

from assessment.web import comments, history_pages, next_time, open_pages, project, section_page, views

urlpatterns = [
    path("", views.start_page, name="start"),
    path("questionnaire/", open_pages.whole, name="whole"),
    path("glossary/", open_pages.glossary, name="glossary"),
    path("accessibility/", open_pages.accessibility, name="accessibility"),
    path("start/", views.begin, name="begin"),
    path("<entry:entry>/", views.overview, name="overview"),
    path("<entry:entry>/pages/<slug:page_id>/", section_page.section, name="section"),
    path("<entry:entry>/history/", history_pages.history, name="history"),
    path("<entry:entry>/history/<str:question_id>/", history_pages.question_history, name="question_history"),
    path("<entry:entry>/questions/<str:question_id>/", comments.discussion, name="discussion"),
    path("<entry:entry>/comments/", comments.comments, name="comments"),
    path("<entry:entry>/comments/<uuid:comment_id>/", comments.settle, name="settle"),
    path("<entry:entry>/project/", project.project, name="project"),
    path("<entry:entry>/project/edit/", project.describe, name="describe"),
    path("<entry:entry>/check/", views.check, name="check"),
    path("<entry:entry>/submit/", views.submit, name="submit"),
    path("<entry:entry>/submitted/<uuid:submission_id>/", next_time.submitted, name="submitted"),
    path("<entry:entry>/next/", next_time.start_next, name="start_next"),
]

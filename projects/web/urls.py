"""Addresses of a person's projects, and of what a project is besides its answers."""

from django.urls import path

from projects.web import profile, views

urlpatterns = [
    path("accounts/profile/", profile.profile, name="profile"),
    path("projects/", views.projects, name="projects"),
]

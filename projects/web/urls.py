"""Addresses of a person's projects, and of what a project is besides its answers."""

from django.urls import path

from projects.web import views

urlpatterns = [
    path("projects/", views.projects, name="projects"),
]

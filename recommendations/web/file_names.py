"""The names of files that people download."""

from django.utils.text import slugify

from projects.models import Project


def slug(project: Project) -> str:
    """Names in other scripts leave nothing that a file name can carry everywhere."""
    return slugify(project.name)[:60] or "project"

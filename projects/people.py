"""What people say about themselves."""

from projects.models import Person


def introduce(*, person: Person, name: str, language: str) -> None:
    """Keep the name that others see, and the language of mail."""
    person.name, person.language = name, language
    person.save(update_fields=["name", "language"])

"""What people say about themselves, and what they have proved."""

from allauth.account.models import EmailAddress

from projects.models import Person


def introduce(*, person: Person, name: str, language: str) -> None:
    """Keep the name that others see, and the language of mail."""
    person.name, person.language = name, language
    person.save(update_fields=["name", "language"])


def addresses(person: Person) -> frozenset[str]:
    """The e-mail addresses they gave, whether they have shown to read them or not."""
    return frozenset({person.email, *EmailAddress.objects.filter(user=person).values_list("email", flat=True)})


def proved_addresses(person: Person) -> frozenset[str]:
    """The e-mail addresses they have shown to read."""
    return frozenset(EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True))

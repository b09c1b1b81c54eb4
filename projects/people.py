"""What is known of a person besides their row."""

from allauth.account.models import EmailAddress

from projects.models import Person


def proved_addresses(person: Person) -> frozenset[str]:
    """The e-mail addresses they have shown to read."""
    return frozenset(EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True))

"""How a project is entered, as it stands in addresses: `k/<key>` with a link, `projects/<id>` as a member."""

from uuid import UUID

KEY, MEMBER = "k/", "projects/"


class EntryConverter:
    """One pattern for both, so that every page of a project has one address pattern, one view and one guard."""

    regex = r"k/[^/]+|projects/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def by_key(key: str) -> str:
    return KEY + key


def by_membership(project_id: UUID) -> str:
    return f"{MEMBER}{project_id}"

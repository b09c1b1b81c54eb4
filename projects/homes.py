"""The many ways to write where a project lives, brought to one. Pure; no address is ever opened.

`shown` keeps what people read and drops what only a browser needed; `normal` is for comparing: two ways to write one
place have one normal form.
"""

import re
from urllib.parse import urlsplit

SHORT = {"hf.co": "huggingface.co", "dx.doi.org": "doi.org", "export.arxiv.org": "arxiv.org"}
FORGES = {"github.com", "gitlab.com", "codeberg.org", "bitbucket.org"}
PAGES_INSIDE = {"-", "tree", "blob", "wiki", "issues", "pull", "discussions", "releases"}
HUB_SHELVES = {"datasets", "spaces"}  # on the hub these stand before owner and name
SSH = re.compile(r"(?:ssh://)?git@(?P<host>[\w.-]+)[:/](?P<path>.+)")
ARXIV = re.compile(r"/(?:abs|pdf|html)/(?P<number>\d{4}\.\d{4,5}|[a-z.-]+/\d{7})(?:v\d+)?(?:\.pdf)?/?", re.IGNORECASE)
ARXIV_DOI = re.compile(r"/10\.48550/arxiv\.(?P<number>\d{4}\.\d{4,5})/?", re.IGNORECASE)


def shown(address: str) -> str:
    """The address of the place itself: no way of connecting, no branch, no version, no `.git`.

    Takes `git@host:owner/name` too. An address that cannot be read comes back as it is.
    """
    address = address.strip()
    if found := SSH.fullmatch(address):
        address = f"https://{found['host']}/{found['path']}"
    elif address.casefold().startswith(("doi:", "arxiv:")):
        scheme, _colon, number = address.partition(":")
        address = f"https://doi.org/{number}" if scheme.casefold() == "doi" else f"https://arxiv.org/abs/{number}"
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return address
    if parts.scheme not in ("http", "https") or not host:
        return address
    host, path = _place(SHORT.get(host, host), parts.path)
    where = host if port in (None, 80, 443) else f"{host}:{port}"
    query = f"?{parts.query}" if parts.query and host not in FORGES | {"huggingface.co", "arxiv.org"} else ""
    return f"https://{where}{path.rstrip('/')}{query}"


def normal(address: str) -> str:
    """What two addresses of one place have in common. Hosts and forges do not care for capitals, so neither do we."""
    return shown(address).casefold().removeprefix("https://")


def _place(host: str, path: str) -> tuple[str, str]:
    steps = [step for step in path.split("/") if step]
    if host in FORGES:
        return host, "/" + "/".join(_until_dash(steps)).removesuffix(".git")
    if host == "huggingface.co":
        return host, "/" + "/".join(steps[: 3 if steps[:1] and steps[0] in HUB_SHELVES else 2])
    if host == "arxiv.org" and (found := ARXIV.fullmatch(path)):
        return host, f"/abs/{found['number']}"
    if host == "doi.org" and (found := ARXIV_DOI.fullmatch(path)):
        return "arxiv.org", f"/abs/{found['number']}"
    return host, path


def _until_dash(steps: list[str]) -> list[str]:
    """Owner and name, and groups between them as GitLab has; what comes after is a page inside."""
    return steps[: next((number for number, step in enumerate(steps) if step in PAGES_INSIDE), None)]

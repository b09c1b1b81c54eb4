"""GitHub and Hugging Face as they answer a server that asks who somebody is. Nothing leaves this machine."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.test import Client

from config.identities import HUGGING_FACE

KEYS = {"client_id": "us", "secret": "between us"}
PROVIDERS = {
    "github": {"OAUTH_PKCE_ENABLED": True, "APPS": [KEYS]},
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {**KEYS, "provider_id": "huggingface", "name": "Hugging Face", "settings": {"server_url": HUGGING_FACE}}
        ],
    },
}
LOGIN = {"github": "/accounts/github/login/", "huggingface": "/accounts/oidc/huggingface/login/"}


@dataclass
class Answer:
    body: Any
    status_code: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"content-type": "application/json"})

    def json(self) -> Any:
        return self.body

    def raise_for_status(self) -> None: ...


@dataclass
class Elsewhere:
    """What is asked of a `requests.Session`; `who` says whom both services take the visitor for."""

    who: dict[str, Any]

    def __enter__(self) -> "Elsewhere":
        return self

    def __exit__(self, *_: object) -> None: ...

    def get(self, url: str, **_: Any) -> Answer:
        verified = self.who.get("email_verified", True)
        return Answer(
            {
                "https://api.github.com/user": self.who,
                "https://api.github.com/user/emails": [
                    {"email": self.who["email"], "primary": True, "verified": verified}
                ],
                f"{HUGGING_FACE}/.well-known/openid-configuration": {
                    "authorization_endpoint": f"{HUGGING_FACE}/oauth/authorize",
                    "token_endpoint": f"{HUGGING_FACE}/oauth/token",
                    "userinfo_endpoint": f"{HUGGING_FACE}/oauth/userinfo",
                },
                f"{HUGGING_FACE}/oauth/userinfo": {"email_verified": verified, **self.who, "sub": str(self.who["id"])},
            }[url]
        )

    def request(self, method: str, url: str, **_: Any) -> Answer:
        assert (method, url.rpartition("/")[2].endswith("token")) == ("POST", True)
        return Answer({"access_token": "a token", "token_type": "bearer"})


def come_back_from(service: str, client: Client, **said: str) -> Any:
    """Press the button of a service, be sent there, and come back with what it says in the address."""
    sent = client.post(f"{LOGIN[service]}?process={said.pop('process', 'login')}")
    assert sent.status_code == 302, sent.content
    state = parse_qs(urlsplit(sent["Location"]).query)["state"][0]
    return client.get(f"{LOGIN[service]}callback/", {"code": "a code", "state": state, **said})

"""Where else people may have an identity to sign in with: only where the environment holds keys for it."""

from typing import Any

from config.env import env

GITHUB, HUGGING_FACE = "https://github.com", "https://huggingface.co"


def providers() -> dict[str, Any]:
    """What allauth is told. A code that was caught on its way back is worth nothing without its verifier (PKCE)."""
    return {
        "github": {"OAUTH_PKCE_ENABLED": True, "APPS": _apps("GITHUB")},
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": _apps(
                "HUGGINGFACE",
                provider_id="huggingface",
                name="Hugging Face",
                settings={"server_url": HUGGING_FACE},
            ),
        },
    }


def hosts() -> list[str]:
    """Where our sign-in forms may lead: browsers hold the redirects of a form to `form-action` too."""
    return [host for host, key in [(GITHUB, "GITHUB"), (HUGGING_FACE, "HUGGINGFACE")] if _apps(key)]


def _apps(key: str, /, **more: Any) -> list[dict[str, Any]]:
    client, secret = env.str(f"{key}_CLIENT_ID", ""), env.str(f"{key}_CLIENT_SECRET", "")
    return [{"client_id": client, "secret": secret, **more}] if client and secret else []

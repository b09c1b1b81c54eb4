"""Countries (ISO 3166-1) and languages (ISO 639-3) by code and by name, from the lists that pycountry keeps. Pure."""

import gettext
from functools import cache
from typing import Literal

import pycountry

IsoList = Literal["countries", "languages"]

_DOMAINS = {"countries": "iso3166-1", "languages": "iso639-3"}


@cache
def names(kind: IsoList, language: str = "en") -> dict[str, str]:
    """Code -> name, for every entry of the list, in a reader's language where the list is translated into it."""
    told = gettext.translation(_DOMAINS[kind], pycountry.LOCALES_DIR, [language], fallback=True).gettext
    if kind == "countries":
        return {each.alpha_2: told(each.name) for each in pycountry.countries}
    return {each.alpha_3: told(each.name) for each in pycountry.languages}


def name(kind: IsoList, code: str, language: str = "en") -> str:
    return names(kind, language).get(code, code)


def find(kind: IsoList, typed: str, language: str = "en") -> str | None:
    """The code of what somebody typed: a code, of two letters or three, or a name in English or their language."""
    return _spellings(kind, language).get(typed.strip().casefold())


@cache
def _spellings(kind: IsoList, language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for tongue in ("en", language):
        found |= {label.casefold(): code for code, label in names(kind, tongue).items()}
    if kind == "countries":
        for country in pycountry.countries:
            also = (country.alpha_2, country.alpha_3, getattr(country, "common_name", ""))
            found |= {each.casefold(): country.alpha_2 for each in also if each}
    else:
        for each in pycountry.languages:
            also = (each.alpha_3, getattr(each, "alpha_2", ""), getattr(each, "common_name", ""))
            found |= {spelling.casefold(): each.alpha_3 for spelling in also if spelling}
    return found

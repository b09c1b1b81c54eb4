"""Countries and languages as people write them, one a line, where the core keeps codes.

A name in its own spelling wins over a code: "Ga" is a language of Ghana, and "ga" is the code of Irish.
"""

import difflib
import re
from functools import cache

from assessment.core import isolists
from assessment.core.isolists import IsoList
from assessment.core.overlay import SOURCE

LONGEST = 80  # characters of a line that are compared with names: no name is much longer
_IN_BRACKETS = re.compile(r"\(([A-Za-z]{2,3})\)$")


def entries(kind: IsoList, text: str, language: str) -> tuple[str, ...]:
    """What the lines say: codes, and as it was typed what is none. What stands twice counts once."""
    found: list[str] = []
    for line in text.split("\n"):
        pieces = [line] if code_of(kind, line, language) else [each for each in line.split(",") if each.strip()]
        codes = [code for each in pieces if (code := code_of(kind, each, language))]
        found += codes if codes and len(codes) == len(pieces) else [line]
    return tuple(dict.fromkeys(each for each in found if each))


def code_of(kind: IsoList, typed: str, language: str) -> str | None:
    typed = typed.strip()
    if (exact := _by_name(kind, language).get(typed)) or (exact := isolists.find(kind, typed, language)):
        return exact
    told = _IN_BRACKETS.search(typed)
    return isolists.find(kind, told[1], language) if told else None


def written(kind: IsoList, code: str, language: str) -> str:
    """The name of a code, so that typing it gives the code again."""
    name = isolists.name(kind, code, language)
    return name if code_of(kind, name, language) == code else f"{name} ({code})"


def nearest(kind: IsoList, typed: str, language: str) -> tuple[str, ...]:
    """Up to three names that somebody may have meant: those that hold the word, then those spelled like it."""
    wanted = typed.strip()[:LONGEST].casefold()
    known = {name.casefold(): code for name, code in _by_name(kind, language).items()}
    word = re.compile(rf"\b{re.escape(wanted)}\b")
    holding = [name for name in known if word.search(name)] if len(wanted) > 2 else []
    holding.sort(key=lambda name: (not name.startswith(wanted), len(name)))
    found = (*holding, *difflib.get_close_matches(wanted, known, n=3, cutoff=0.7))
    meant = dict.fromkeys(known[name] for name in found)
    return tuple(written(kind, code, language) for code in meant)[:3]


@cache
def _by_name(kind: IsoList, language: str) -> dict[str, str]:
    """Name -> code in English and the reader's language, which wins."""
    return {name: code for each in (SOURCE, language) for code, name in isolists.names(kind, each).items()}

"""What the pictures of one profile say. The caller brings every word in the reader's language; none is made up here."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Names, sentences and keys. Names of domains are short: one or two lines that fit beside the ring."""

    title: str  # "Collaboration map of ..."
    desc: str  # means per stage, pattern, how many ranges; where to read the values
    domains: Mapping[str, tuple[str, ...]]  # by id
    stages: Mapping[str, str]  # by id
    cells: Mapping[str, str]  # cell id -> one sentence: where, how far, which rung is wanted
    rungs: tuple[str, ...]  # by level, 0 to 4
    unknown: str  # the key for a range, which is drawn from 2 to 4
    not_applicable: str
    wanted: str
    last: str  # the key for the dot of the last assessment

"""Profiles made by hand for the tests of the pictures, and how to read a picture back."""

import math
import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

import pytest

from assessment.core.answers import State
from assessment.core.profile import (
    Cell,
    Completeness,
    EvidenceCoverage,
    GovernanceModel,
    Likeness,
    Profile,
    Standing,
)
from recommendations.charts.map import PAGE, PHONE
from recommendations.charts.words import Words

SVG = "{http://www.w3.org/2000/svg}"
DOMAINS = ("models", "data", "software", "evaluation", "compute", "community")
STAGE_IDS = ("pre_training", "post_training", "post_release")
ALL_CELLS = tuple(f"{domain}.{stage}" for domain in DOMAINS for stage in STAGE_IDS)

Value = int | tuple[int, int] | None  # a rung, a range, or out of the picture

WORDS = Words(
    title="Map of a project",
    desc="Eighteen cells.",
    domains={
        "models": ("Models",),
        "data": ("Data",),
        "software": ("Software",),
        "evaluation": ("Evaluation",),
        "compute": ("Compute",),
        "community": ("Community", "engagement"),
    },
    stages={"pre_training": "Pre-training", "post_training": "Post-training", "post_release": "Post-release"},
    cells={cell: f"about {cell}" for cell in ALL_CELLS},
    rungs=("core team", "visible", "invited", "anyone", "shared"),
    unknown="not known: 2 to 4",
    not_applicable="not applicable",
    wanted="where you want to be",
    last="last assessment",
)


def cell_of(cell_id: str, value: Value, *, wanted: int | None = None) -> Cell:
    domain, stage = cell_id.split(".")
    low, high = value if isinstance(value, tuple) else (value, value)
    known = Standing.KNOWN if low == high else Standing.RANGE
    return Cell(
        id=cell_id,
        domain=domain,
        stage=stage,
        reference=f"{'ABCDEF'[DOMAINS.index(domain)]}{STAGE_IDS.index(stage) + 1}",
        standing=Standing.NOT_APPLICABLE if value is None else known,
        low=low,
        high=high,
        question=f"{cell_id}.participation",
        answered=State.ANSWERED,
        wanted=wanted,
    )


def profile_of(
    values: Mapping[str, Value] | None = None, *, rest: Value = 0, wanted: Mapping[str, int] | None = None
) -> Profile:
    values, wanted = values or {}, wanted or {}
    return Profile(
        questionnaire="open-collaboration",
        questionnaire_version="0.9",
        questionnaire_digest="",
        scoring_version=1,
        cells=tuple(cell_of(each, values.get(each, rest), wanted=wanted.get(each)) for each in ALL_CELLS),
        stages=(),
        patterns=(),
        facets=(),
        governance_model=governance_of({}),
        motivations=(),
        completeness=Completeness(18, 18, 0, 0, 0, 0),
        evidence=EvidenceCoverage(0, 0),
    )


def governance_of(
    likeness: Mapping[str, tuple[float, float]],
    *,
    nearest: str | None = None,
    second: str | None = None,
    margin: float | None = None,
) -> GovernanceModel:
    placed = tuple(Likeness(model, low, high, ()) for model, (low, high) in likeness.items())
    return GovernanceModel(nearest, second, margin, None, (), None, placed)


MIXED = profile_of(
    {
        "models.pre_training": 1,
        "models.post_release": 4,
        "data.pre_training": (1, 3),
        "data.post_release": 2,
        "software.post_training": 3,
        "evaluation.post_release": (0, 4),
        "compute.post_training": None,
        "community.pre_training": (3, 4),
    },
    wanted={"models.pre_training": 3, "software.post_release": 4, "community.post_release": 1},
)


def drawn(markup: str) -> ET.Element:
    return ET.fromstring(markup)


def of_class(root: ET.Element, name: str) -> list[ET.Element]:
    return [each for each in root.iter() if name in each.get("class", "").split()]


def cell_group(markup: str, cell_id: str) -> ET.Element:
    return next(group for group in drawn(markup).iter(f"{SVG}g") if group.findtext(f"{SVG}title") == f"about {cell_id}")


def outline(d: str) -> Iterator[tuple[float, float]]:
    """Every point a path goes through, its arcs in small steps."""
    here = (0.0, 0.0)
    for command, rest in re.findall(r"([MLAHVZ])([^MLAHVZ]*)", d):
        numbers = [float(each) for each in rest.split()]
        match command:
            case "Z":
                continue
            case "H":
                here = (numbers[0], here[1])
            case "V":
                here = (here[0], numbers[0])
            case "A":
                end = (numbers[5], numbers[6])
                yield from along_arc(here, end, numbers[0], clockwise=numbers[4] == 1)
                here = end
            case _:
                here = (numbers[0], numbers[1])
        yield here


def along_arc(
    begin: tuple[float, float], end: tuple[float, float], radius: float, *, clockwise: bool
) -> Iterator[tuple[float, float]]:
    (x1, y1), (x2, y2) = begin, end
    chord = math.dist(begin, end)
    height = math.sqrt(radius**2 - chord**2 / 4) * (1 if clockwise else -1)
    cx = (x1 + x2) / 2 - (y2 - y1) / chord * height
    cy = (y1 + y2) / 2 + (x2 - x1) / chord * height
    turn = 2 * math.asin(chord / 2 / radius) * (1 if clockwise else -1)
    start = math.atan2(y1 - cy, x1 - cx)
    for step in range(1, 200):
        angle = start + turn * step / 200
        yield cx + radius * math.cos(angle), cy + radius * math.sin(angle)


SIZES = pytest.mark.parametrize("size", [PAGE, PHONE], ids=["page", "phone"])

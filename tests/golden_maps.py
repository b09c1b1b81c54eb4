"""The map of fixed profiles, as files that anybody can look at.

After a wanted change of the drawing, renew them with `python -m tests.golden_maps` and look at the difference.
"""

from pathlib import Path

from assessment.core.profile import Profile
from recommendations.charts.badge import badge
from recommendations.charts.icon import icon
from recommendations.charts.map import PAGE, PHONE, collaboration_map
from tests.pictures import ALL_CELLS, WORDS, Value, profile_of

FOLDER = Path(__file__).parent / "golden" / "maps"


def _by_domain(**rungs: tuple[Value, Value, Value]) -> dict[str, Value]:
    """Cells in the order of the stages."""
    return dict(zip(ALL_CELLS, (value for domain in rungs.values() for value in domain), strict=True))


COMPANY = profile_of(
    _by_domain(
        models=(0, 0, 1),
        data=(0, 0, 0),
        software=(0, 1, 3),
        evaluation=(0, 1, 2),
        compute=(0, 0, None),
        community=(0, 1, 2),
    )
)
GRASSROOTS = profile_of(
    _by_domain(
        models=((1, 3), 2, 3),
        data=(2, (0, 4), 4),
        software=(3, 3, 3),
        evaluation=((2, 4), 3, (1, 2)),
        compute=(1, None, 2),
        community=(4, (3, 4), 3),
    ),
    wanted={"models.post_training": 3, "compute.pre_training": 2, "data.post_release": 4},
)
SHARED = profile_of(rest=4)
THEN = {"data.pre_training": 2, "software.post_release": 3, "community.post_training": 0}

PROFILES: dict[str, Profile] = {"company": COMPANY, "grassroots": GRASSROOTS, "shared": SHARED}


def drawings() -> dict[str, str]:
    """File names, and what should be in them."""
    found = {}
    for name, profile in PROFILES.items():
        found[f"{name}-page.svg"] = collaboration_map(profile, WORDS, size=PAGE, standalone=True)
        found[f"{name}-phone.svg"] = collaboration_map(profile, WORDS, size=PHONE, standalone=True)
        found[f"{name}-icon.svg"] = icon(profile, WORDS, standalone=True)
        found[f"{name}-badge.svg"] = badge(profile, WORDS)
    found["grassroots-then.svg"] = collaboration_map(GRASSROOTS, WORDS, standalone=True, then=THEN)
    return found


if __name__ == "__main__":
    for name, drawing in drawings().items():
        (FOLDER / name).write_text(drawing)

"""The ids of the questions that the scoring looks for: one convention for every version. Pure."""


def cell(domain: str, stage: str) -> str:
    return f"{domain}.{stage}.participation"


def wanted(domain: str) -> str:
    return f"{domain}.wanted"


def openness(domain: str) -> str:
    return f"{domain}.openness"


def stands_because(domain: str) -> str:
    return f"{domain}.stands_because"


def taking_part(stage: str) -> str:
    return f"ties.taking_part.{stage}"


def on_ramps(stage: str) -> str:
    return f"ties.on_ramps.{stage}"


def barriers(stage: str) -> str:
    return f"ties.barriers.{stage}"


OUTWARD = "ties.outward"
DIRECTIONS = "ties.directions"
BARRIERS_CHANGE = "ties.barriers_change"
HOURS = "setting.hours"
MONEY = "setting.money"
MANDATE = "setting.mandate"
ANSWERED_BY = "setting.answered_by"

"""The typefaces are the files we looked at, and pages colour their pictures as the palette says, in both schemes."""

import hashlib
import re
from pathlib import Path

from recommendations.charts import palette

STATIC = Path(__file__).parents[1] / "config" / "static"
TOKENS = (STATIC / "css" / "tokens.css").read_text()
COMPONENTS = (STATIC / "css" / "components.css").read_text()


def test_every_font_file_has_the_checksum_written_beside_it() -> None:
    lines = (STATIC / "fonts" / "SHA256SUMS").read_text().splitlines()
    wanted = {name: checksum for checksum, name in (line.split("  ") for line in lines)}

    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (STATIC / "fonts").iterdir()
        if path.name != "SHA256SUMS"
    }

    assert found == wanted
    assert {name for name in found if name.startswith("OFL-")} == {"OFL-source-sans-3.txt", "OFL-source-serif-4.txt"}


def test_every_font_the_pages_name_is_there() -> None:
    named = re.findall(r'url\("\.\./fonts/([^"]+)"\)', TOKENS)

    assert named
    assert all((STATIC / "fonts" / name).is_file() for name in named)


def test_pages_use_the_colours_of_the_palette_in_both_schemes() -> None:
    light, dark, paper = (_colours(block) for block in re.findall(r":root \{(.*?)\n\s*\}", TOKENS, re.DOTALL))

    assert {token: light[token] for token in palette.LIGHT} == dict(palette.LIGHT)
    assert {token: dark[token] for token in palette.DARK} == dict(palette.DARK)
    assert {token: paper[token] for token in palette.PRINT} == dict(palette.PRINT)


def test_every_colour_of_a_picture_follows_the_scheme() -> None:
    for token in palette.LIGHT:
        assert f"svg .f-{token} {{ fill: var(--{token}); }}" in COMPONENTS
        assert f"svg .s-{token} {{ stroke: var(--{token}); }}" in COMPONENTS


def _colours(block: str) -> dict[str, str]:
    found = re.findall(r"--(\w+): (#[0-9a-f]+);", block)
    return {name: "#ffffff" if colour == "#fff" else colour for name, colour in found}

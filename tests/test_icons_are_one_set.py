"""Every icon is in use, is shown in the style guide, and says nothing of its own."""

import re
from pathlib import Path

from recommendations.web.styleguide import ICONS

TEMPLATES = Path(__file__).parents[1] / "templates"
FILES = {path.stem: path.read_text() for path in (TEMPLATES / "icons").glob("*.svg")}


def test_every_icon_is_used_and_shown_in_the_style_guide() -> None:
    pages = "".join(path.read_text() for path in TEMPLATES.rglob("*.html"))

    assert set(re.findall(r"icons/([a-z-]+)\.svg", pages)) == set(FILES) == set(ICONS)


def test_icons_are_silent_and_take_the_colour_of_the_words_beside_them() -> None:
    for drawing in FILES.values():
        assert 'aria-hidden="true"' in drawing
        assert set(re.findall(r'(?:stroke|fill)="([^"]+)"', drawing)) == {"none", "currentColor"}

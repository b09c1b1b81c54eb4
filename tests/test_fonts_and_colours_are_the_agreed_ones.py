"""The typefaces are the files we looked at, and pages colour their pictures as the palette says, in both schemes."""

import hashlib
import re
from pathlib import Path

from fontTools.ttLib import TTFont

from recommendations.charts import palette

STATIC = Path(__file__).parents[1] / "config" / "static"
SCREEN = (STATIC / "css" / "typefaces.css").read_text()
PAPER = (STATIC / "css" / "typefaces-paper.css").read_text()
TOKENS = (STATIC / "css" / "tokens.css").read_text()
PICTURES = (STATIC / "css" / "pictures.css").read_text()


def test_every_font_file_has_the_checksum_written_beside_it() -> None:
    lines = (STATIC / "fonts" / "SHA256SUMS").read_text().splitlines()
    wanted = {name: checksum for checksum, name in (line.split("  ") for line in lines)}

    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (STATIC / "fonts").iterdir()
        if path.name != "SHA256SUMS"
    }

    assert found == wanted


def test_every_typeface_has_its_licence_with_its_own_copyright() -> None:
    for family in {path.name.partition("-latin")[0] for path in (STATIC / "fonts").glob("*-latin-[46]*.woff2")}:
        licence = (STATIC / "fonts" / f"OFL-{family}.txt").read_text()
        assert licence.startswith("© ")
        assert "Adobe" in licence.splitlines()[0]
        assert "SIL Open Font License, Version 1.1" in licence


def test_pages_and_paper_use_every_font_file_and_no_other() -> None:
    screen, paper = _files(SCREEN), _files(PAPER)

    assert screen | paper == {path.name for path in (STATIC / "fonts").glob("*.woff2")}
    assert paper - screen == {name for name in paper if "italic" in name}


def test_screens_get_three_typefaces_in_six_ranges_with_latin_to_win() -> None:
    faces: dict[tuple[str, str, str], list[str]] = {}
    for face in _faces(SCREEN):
        faces.setdefault((face["font-family"], face["font-style"], face["font-weight"]), []).append(face["range"])

    ranges = ["cyrillic-ext", "cyrillic", "greek", "vietnamese", "latin-ext", "latin"]
    assert faces == {
        ('"Source Sans 3"', "normal", "400"): ranges,
        ('"Source Sans 3"', "normal", "600"): ranges,
        ('"Source Serif 4"', "normal", "600"): ranges,
    }


def test_a_font_has_the_letters_its_range_promises() -> None:
    wanted = {
        "cyrillic-ext": "Әә",
        "cyrillic": "Дж",
        "greek": "Ωλ",
        "vietnamese": "Ạữ",
        "latin-ext": "čŁ",
        "latin": "aé¿’",
    }

    for face in _faces(SCREEN) + _faces(PAPER):
        there = TTFont(STATIC / "fonts" / face["file"]).getBestCmap()
        promised = [_numbers(each) for each in face["unicode-range"].split(", ")]
        for letter in map(ord, wanted[face["range"]]):
            assert letter in there, face["file"]
            assert any(letter in each for each in promised), face["file"]


def test_pages_use_the_colours_of_the_palette_in_both_schemes() -> None:
    light, dark, paper = (_colours(block) for block in re.findall(r":root \{(.*?)\n\s*\}", TOKENS, re.DOTALL))

    assert {token: light[token] for token in palette.LIGHT} == dict(palette.LIGHT)
    assert {token: dark[token] for token in palette.DARK} == dict(palette.DARK)
    assert {token: paper[token] for token in palette.PRINT} == dict(palette.PRINT)


def test_every_colour_of_a_picture_follows_the_scheme() -> None:
    for token in palette.LIGHT:
        assert f"svg .f-{token} {{ fill: var(--{token}); }}" in PICTURES
        assert f"svg .s-{token} {{ stroke: var(--{token}); }}" in PICTURES


def _files(css: str) -> set[str]:
    return {face["file"] for face in _faces(css)}


def _faces(css: str) -> list[dict[str, str]]:
    """The rules that name a file: their descriptors, the file, and the range in its name."""
    found = []
    for block in re.findall(r"@font-face \{([^}]*fonts/[^}]*)\}", css):
        face = {name: value.strip() for name, value in re.findall(r"([\w-]+):([^;]+);", block)}
        face["file"] = face["src"].split("fonts/")[1].split('"')[0]
        face["range"] = re.sub(r"source-(?:sans-3|serif-4)-(.*)-\d+-\w+\.woff2", r"\1", face["file"])
        found.append(face)
    return found


def _numbers(written: str) -> range:
    first, _, last = written.removeprefix("U+").partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


def _colours(block: str) -> dict[str, str]:
    found = re.findall(r"--(\w+): (#[0-9a-f]+);", block)
    return {name: "#ffffff" if colour == "#fff" else colour for name, colour in found}

"""Chromium and the PDF engine draw one and the same map: edges and the smoothing of letters may differ, no more."""

import base64
import re
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from recommendations import pdf
from recommendations.charts.map import PAGE, collaboration_map
from tests.golden_maps import PROFILES
from tests.pictures import WORDS

MEAN = 4  # of 255
OFF = 64  # a pixel that differs by more than this is wrong …
FEW = 0.012  # … and of those there may be this share: 0.7 to 0.9 % as measured, 1.4 % with the wrong typeface


def sheet(name: str) -> str:
    """The map in the one size that paper has."""
    drawing = collaboration_map(PROFILES[name], WORDS, theme="print")
    style = f"@page {{ size: {PAGE.width}px {PAGE.height}px; margin: 0 }} body {{ margin: 0 }} svg {{ display: block }}"
    return f'<!doctype html><html lang="en"><title>Map</title><style>{style}</style>{drawing}'


def on_screen(chromium: Browser, html: str) -> Image.Image:
    page = chromium.new_page(viewport={"width": int(PAGE.width), "height": int(PAGE.height)})
    page.set_content(html)
    page.add_style_tag(content=_with_fonts_inside())
    page.evaluate("document.fonts.ready.then(() => null)")
    shot = page.screenshot()
    page.close()
    return Image.open(BytesIO(shot)).convert("RGB")


def on_paper(html: str, folder: Path) -> Image.Image:
    fetcher, fonts = pdf.OwnFilesOnly(), FontConfiguration()
    typefaces = CSS(url=pdf.STYLESHEETS[0], url_fetcher=fetcher, font_config=fonts)
    made = folder / "map.pdf"
    HTML(string=html, url_fetcher=fetcher).write_pdf(made, stylesheets=[typefaces], font_config=fonts)
    subprocess.run(["pdftoppm", "-r", "96", "-png", "-singlefile", made, folder / "map"], check=True)
    return Image.open(folder / "map.png").convert("RGB")


def _with_fonts_inside() -> str:
    """The typefaces of paper, for a page that can fetch nothing."""

    def inside(found: re.Match[str]) -> str:
        return f"data:font/woff2;base64,{base64.b64encode(fetcher.fetch(found[0]).read()).decode()}"

    fetcher = pdf.OwnFilesOnly()
    return re.sub(r"app:[\w/.-]+", inside, fetcher.fetch(pdf.STYLESHEETS[0]).read().decode())


def difference(screen: Image.Image, paper: Image.Image) -> tuple[float, float]:
    """The mean difference of a pixel, of 255, and the share of pixels that are wrong."""
    assert screen.size == paper.size
    apart = ImageChops.difference(screen, paper).convert("L")
    return ImageStat.Stat(apart).mean[0], sum(apart.histogram()[OFF + 1 :]) / (screen.width * screen.height)


@pytest.mark.parametrize("name", PROFILES)
def test_screen_and_paper_agree(chromium: Browser, tmp_path: Path, name: str) -> None:
    mean, wrong = difference(on_screen(chromium, sheet(name)), on_paper(sheet(name), tmp_path))

    assert mean < MEAN
    assert wrong < FEW


def test_a_typeface_that_is_missing_would_be_seen(chromium: Browser, tmp_path: Path) -> None:
    elsewhere = sheet("company").replace("Source Sans 3", "Source Serif 4")

    _, wrong = difference(on_screen(chromium, elsewhere), on_paper(sheet("company"), tmp_path))

    assert wrong > FEW

"""There are many ways to write where a project lives, and one form that they are compared in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects import homes

ONE_PLACE = {
    "https://github.com/allenai/OLMo": [
        "https://github.com/allenai/OLMo/",
        "http://www.github.com/allenai/OLMo",
        "https://github.com/AllenAI/olmo.git",
        "git@github.com:allenai/OLMo.git",
        "ssh://git@github.com/allenai/OLMo.git",
        "https://github.com/allenai/OLMo/tree/main/docs",
        "https://github.com:443/allenai/OLMo?tab=readme-ov-file#readme",
    ],
    "https://huggingface.co/bigscience/bloom": [
        "https://hf.co/bigscience/bloom",
        "https://huggingface.co/bigscience/bloom/tree/main",
        "https://huggingface.co/bigscience/bloom?library=transformers",
    ],
    "https://huggingface.co/datasets/allenai/dolma": ["https://hf.co/datasets/allenai/dolma/viewer/default"],
    "https://arxiv.org/abs/2211.05100": [
        "https://arxiv.org/pdf/2211.05100v4",
        "https://arxiv.org/pdf/2211.05100.pdf",
        "http://export.arxiv.org/abs/2211.05100v1",
        "https://doi.org/10.48550/arXiv.2211.05100",
        "https://dx.doi.org/10.48550/ARXIV.2211.05100",
        "doi:10.48550/arXiv.2211.05100",
        "arXiv:2211.05100",
    ],
    "https://gitlab.com/group/inner/project": ["https://gitlab.com/group/inner/project/-/tree/main"],
}


@pytest.mark.parametrize(("place", "written"), [(place, each) for place, found in ONE_PLACE.items() for each in found])
def test_ways_to_write_one_place_come_to_one(place: str, written: str) -> None:
    assert homes.normal(written) == homes.normal(place)


def test_what_is_shown_keeps_its_capitals_and_loses_what_only_a_browser_needed() -> None:
    assert homes.shown("http://www.github.com/allenai/OLMo.git") == "https://github.com/allenai/OLMo"
    assert homes.shown("https://Example.org/page?id=7#top") == "https://example.org/page?id=7"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://github.com/a/b", "https://github.com/a/c"),
        ("https://github.com/a/b", "https://gitlab.com/a/b"),
        ("https://huggingface.co/a/b", "https://huggingface.co/datasets/a/b"),
        ("https://example.org/page?id=1", "https://example.org/page?id=2"),
        ("https://example.org:8000/", "https://example.org/"),
        ("https://arxiv.org/abs/2211.05100", "https://arxiv.org/abs/2211.05101"),
    ],
)
def test_different_places_stay_different(one: str, other: str) -> None:
    assert homes.normal(one) != homes.normal(other)


@given(st.text(max_size=80))
def test_what_is_no_address_is_left_alone_and_nothing_breaks(text: str) -> None:
    homes.normal(text)
    if "://" not in text and "@" not in text and not text.strip().casefold().startswith(("doi:", "arxiv:")):
        assert homes.shown(text) == text.strip()


@given(st.sampled_from([each for found in ONE_PLACE.values() for each in found]))
def test_the_form_of_a_form_is_itself(written: str) -> None:
    assert homes.shown(homes.shown(written)) == homes.shown(written)

"""The map of fixed profiles is drawn as the golden files show it, byte for byte."""

import pytest

from tests.golden_maps import FOLDER, drawings


@pytest.mark.parametrize("name", drawings())
def test_a_map_is_drawn_as_its_golden_file_shows(name: str) -> None:
    assert drawings()[name] == (FOLDER / name).read_text(), "if this is wanted: python -m tests.golden_maps"


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(drawings())

"""Bytes from anywhere become plain data, or an error that says what is wrong and where."""

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.core.reading import MAX_BYTES, Unreadable, is_clean, read_json, read_yaml

BAD_JSON = [
    ("empty", b"", "empty"),
    ("only spaces", b" \n ", "empty"),
    ("not UTF-8", b'{"a": "\xff"}', "not_utf8"),
    ("a duplicate key", b'{"a": 1, "a": 2}', "duplicate_key"),
    ("NaN", b'{"a": NaN}', "not_a_number"),
    ("infinity", b'{"a": 1e999}', "not_a_number"),
    ("NUL", b'{"a": "\\u0000"}', "bad_character"),
    ("half a character", b'{"a": "\\ud800"}', "bad_character"),
    ("half a character as a key", b'{"\\udfff": 1}', "bad_character"),
    ("an integer past 2^53", b'{"a": 9007199254740993}', "number_too_large"),
    ("an endless integer", b'{"a": ' + b"9" * 5000 + b"}", "number_too_large"),
    ("nesting", b"[" * 5000, "too_deep"),
    ("closed nesting", b"[" * 40 + b"]" * 40, "too_deep"),
    ("half an object", b'{"a": ', "malformed"),
    ("too many bytes", b'"' + b"a" * MAX_BYTES + b'"', "too_large"),
]
BAD_YAML = [
    ("empty", b"", "empty"),
    ("an alias", b"a: &x [1]\nb: *x", "alias"),
    ("a duplicate key", b"a: 1\nb: 2\na: 3", "duplicate_key"),
    ("a python tag", b"a: !!python/object/apply:os.system [ls]", "tag"),
    ("a key that is a list", b"? [a]\n: b", "malformed"),
    ("an open list", b"a: [1, 2", "malformed"),
    ("nesting", b"[" * 3000, "too_deep"),
    ("NUL", b'a: "\\0"', "bad_character"),
    ("a raw control character", b"a: \x07", "malformed"),
]


@pytest.mark.parametrize(("name", "raw", "code"), BAD_JSON, ids=[case[0] for case in BAD_JSON])
def test_bad_json_is_refused_by_name(name: str, raw: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_json(raw)

    assert refused.value.code == code


@pytest.mark.parametrize(("name", "raw", "code"), BAD_YAML, ids=[case[0] for case in BAD_YAML])
def test_bad_yaml_is_refused_by_name(name: str, raw: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_yaml(raw)

    assert refused.value.code == code


def test_an_error_names_its_line() -> None:
    with pytest.raises(Unreadable) as refused:
        read_yaml(b"a: 1\nb: 2\na: 3\n")

    assert refused.value.line == 3
    assert "line 3" in str(refused.value)


def test_yaml_keeps_what_was_written() -> None:
    data = read_yaml(b"country: NO\nday: 2026-01-02\nanswer: yes\noctal: 012\nhalf: 0.5\ntrue_one: true\nnothing: ~")

    assert data == {
        "country": "NO",
        "day": "2026-01-02",
        "answer": "yes",
        "octal": "012",
        "half": 0.5,
        "true_one": True,
        "nothing": None,
    }


@given(st.binary(max_size=200))
def test_no_bytes_whatever_cause_anything_but_a_clear_error(raw: bytes) -> None:
    for read in (read_json, read_yaml):
        with contextlib.suppress(Unreadable):
            read(raw)


plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=20).filter(is_clean),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8).filter(is_clean), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(plain)
def test_clean_json_is_read_as_any_reader_reads_it(data: Any) -> None:
    assert read_json(json.dumps(data).encode()) == data

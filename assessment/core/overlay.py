"""Translations: an overlay gives the texts of one content file in another language, by id. Pure.

An overlay has the shape of its file, with a list of items written as a mapping by their ids. Only texts can be
translated: ids, rules and numbers stay those of the source, so a translation never changes what an answer means.
What an overlay leaves out stays in the source language, and `untranslated` names it.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import rfc8785

from assessment.core.content import BrokenContent, Shape, read_content, read_raw, shaped

SOURCE = "en"
NAMES = ("id", "key", "cell", "facet", "artefact", "outward")  # what names an item of a list, the first there is
ASKED = {"title", "intro", "text", "why", "help", "example", "evidence", "unit", "term", "forms", "meaning"}
TOLD = {"short", "usual", "covers", "headline", "article", "because", "at"}
ADVISED = {"brings", "steps", "sign", "who_must_agree", "sentence"}
TEXTS = frozenset(ASKED | TOLD | ADVISED)  # the fields that hold texts
MAPS_OF_TEXTS = frozenset({"ways"})  # fields whose values are all texts
UNTRANSLATED = frozenset({"references"})  # titles of works keep their own language


class VersionFiles:
    """Reads the files of one version, each with its translation laid over it; remembers the source for the digest."""

    def __init__(self, folder: Path, language: str = SOURCE) -> None:
        self.folder = folder
        self.overlays = None if language == SOURCE else folder / "translations" / language
        self.seen: dict[str, Any] = {}
        self.laid_over: dict[str, Any] = {}
        self._places: dict[str, str] | None = None

    def read(self, name: str, shape: type[Shape], *, needed: bool = True) -> Shape:
        """Raises BrokenContent. A file that is not needed and not there is read as an empty one."""
        path = self.folder / name
        if not needed and not path.exists():
            return shape()
        source, content = read_content(path, shape)
        self.seen[name] = source
        if self.overlays is None or not (self.overlays / name).exists():
            return content
        overlay = self.overlays / name
        self.laid_over[name] = read_raw(overlay)
        return shaped(overlay, translated(source, self.laid_over[name], self.places(), str(overlay)), shape)

    def places(self) -> dict[str, str]:
        """How the places in a source are said: "slides 17 and 20" -> "diapositivas 17 y 20"."""
        if self._places is None:
            path = self.overlays / "places.yaml" if self.overlays else None
            self._places = read_raw(path) if path and path.exists() else {}
        return self._places

    def digest(self) -> str:
        return hashlib.sha256(rfc8785.dumps(self.seen)).hexdigest()

    def translation(self) -> str:
        """The digest of what was laid over the source; empty where nothing was."""
        if not self.laid_over:
            return ""
        return hashlib.sha256(rfc8785.dumps({**self.laid_over, "places": self.places()})).hexdigest()


def translated(source: Any, overlay: Any, places: dict[str, str], where: str) -> Any:
    """The source with the overlay's texts in the place of its own. Raises BrokenContent where the two do not fit."""
    if isinstance(source, dict):
        return _mapping(source, overlay or {}, places, where)
    if isinstance(source, list) and source and isinstance(source[0], dict):
        return _items(source, overlay or {}, places, where)
    return source


def _mapping(source: dict[str, Any], overlay: Any, places: dict[str, str], where: str) -> dict[str, Any]:
    if not isinstance(overlay, dict):
        raise BrokenContent(f"{where}: must be a mapping")
    for key in overlay.keys() - source.keys():
        raise BrokenContent(f"{where}.{key}: the source has no such field")
    found = {}
    for key, value in source.items():
        if key == "at":
            found[key] = places.get(value, value)
        elif key in MAPS_OF_TEXTS:
            found[key] = {**value, **_texts(value, overlay.get(key, {}), f"{where}.{key}")}
        elif key in TEXTS:
            found[key] = _text(value, overlay.get(key), f"{where}.{key}")
        elif isinstance(value, dict | list):
            found[key] = translated(value, overlay.get(key), places, f"{where}.{key}")
        elif key in overlay:
            raise BrokenContent(f"{where}.{key}: only texts can be translated")
        else:
            found[key] = value
    return found


def _items(source: list[Any], overlay: Any, places: dict[str, str], where: str) -> list[Any]:
    names = [item_name(item, index) for index, item in enumerate(source)]
    if not isinstance(overlay, dict):
        raise BrokenContent(f"{where}: must be a mapping from id to texts")
    for name in overlay.keys() - {*names}:
        raise BrokenContent(f"{where}.{name}: the source has no such item")
    return [
        translated(item, _told(overlay, name), places, f"{where}.{name}")
        for name, item in zip(names, source, strict=True)
    ]


def _told(overlay: Any, name: str) -> Any:
    """What an overlay says of an item; a choice or a row has one text, and may be written as that text alone."""
    told = overlay.get(name) if isinstance(overlay, dict) else None
    return {"text": told} if isinstance(told, str) else told


def _texts(source: dict[str, str], overlay: Any, where: str) -> dict[str, str]:
    for key in overlay.keys() - source.keys():
        raise BrokenContent(f"{where}.{key}: the source has no such text")
    return dict(overlay)


def _text(source: Any, told: Any, where: str) -> Any:
    if told is None:
        return source
    if where.endswith(".forms"):  # a word has other spellings elsewhere; its own stay for texts not translated yet
        return list(dict.fromkeys([*told, *source]))
    if type(told) is not type(source) or (isinstance(source, list) and len(told) != len(source)):
        raise BrokenContent(f"{where}: the source has another number or kind of texts")
    return told


def item_name(item: dict[str, Any], index: int) -> str:
    """What names an item of a list: its id, or the thing it is about, or its place in the list."""
    return next((str(item[name]) for name in NAMES if item.get(name)), str(index))


def untranslated(source: Any, overlay: Any, places: dict[str, str], where: str = "") -> Iterator[str]:
    """The path of every text of the source that the overlay leaves out."""
    if isinstance(source, list) and source and isinstance(source[0], dict):
        for index, item in enumerate(source):
            name = item_name(item, index)
            yield from untranslated(item, _told(overlay, name), places, f"{where}.{name}")
    elif isinstance(source, dict):
        for key, value in source.items():
            told = overlay.get(key) if isinstance(overlay, dict) else None
            yield from _missing(key, value, told, places, f"{where}.{key}")


def _missing(key: str, value: Any, told: Any, places: dict[str, str], where: str) -> Iterator[str]:
    if key == "at":
        if value not in places:
            yield f"{where}: {value}"
    elif key in MAPS_OF_TEXTS:
        yield from (f"{where}.{each}" for each in value if each not in (told or {}))
    elif key in TEXTS:
        if told is None:
            yield where
    elif key not in UNTRANSLATED:
        yield from untranslated(value, told, places, where)


def completeness(folder: Path, language: str) -> tuple[int, tuple[str, ...]]:
    """How many texts a version has, and where the translation leaves one out: file and path."""
    overlays = folder / "translations" / language
    places = read_raw(overlays / "places.yaml") if (overlays / "places.yaml").exists() else {}
    every, missing = 0, []
    for path in sorted((*folder.glob("*.yaml"), *folder.glob("pages/*.yaml"))):
        name = str(path.relative_to(folder))
        source = read_raw(path)
        told = read_raw(overlays / name) if (overlays / name).exists() else None
        every += sum(1 for _ in untranslated(source, None, {}))
        missing += [f"{name}{each}" for each in untranslated(source, told, places)]
    return every, tuple(missing)

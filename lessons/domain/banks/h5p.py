"""H5P packages: question sets, and single questions wherever they lie in a package's content."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from html import escape
from typing import Any

from lessons.domain.banks.archive import Archive, pack
from lessons.domain.banks.bank import MAX_BYTES, Bank, BankQuestion, Collector, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.h5p_items import READERS, read_item
from lessons.domain.content.parsing import parse
from lessons.domain.handouts.document import DocumentError
from lessons.domain.types.choices import MULTIPLE, SINGLE

_ABOUT, _CONTENT = "h5p.json", "content/content.json"
_LONGEST_CONTENT = 16 * 1024 * 1024
_DEEPEST = 60
_SET = "H5P.QuestionSet"
_SILENT = frozenset({"H5P.Image", "H5P.Video", "H5P.Audio", "H5P.AdvancedText", "H5P.Text"})
"""Beside the questions; a picture that belongs to one is told by that question."""
_VERSIONS = {
    _SET: (1, 20),
    "H5P.MultiChoice": (1, 16),
    "H5P.TrueFalse": (1, 8),
}


class H5p:
    code = "h5p"
    suffixes: tuple[str, ...] = (".h5p",)
    media_type = "application/zip"
    max_bytes = MAX_BYTES
    kinds = frozenset({SINGLE, MULTIPLE, "true-false"})

    def recognises(self, data: bytes) -> bool:
        if not data.startswith(b"PK"):
            return False
        try:
            return _CONTENT in Archive(data).names
        except DocumentError:
            return False

    def read(self, data: bytes) -> Bank:
        archive = Archive(data)
        about, content = (_json(archive, name) for name in (_ABOUT, _CONTENT))
        root = {"library": str(about.get("mainLibrary", "")), "params": content}
        collector = Collector()
        for number, node in enumerate(_questions(root), start=1):
            item = RawItem(number, json.dumps(node, ensure_ascii=False))
            collector.take(item, partial(read_item, node, number))
        return collector.bank()

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        return _package([_write(question) for question in questions])

    def compose_rejected(self, bank: Bank) -> bytes:
        return _package([json.loads(item.source) for item in bank.rejected])


def _json(archive: Archive, name: str) -> Mapping[str, Any]:
    if name not in archive.names:
        raise DocumentError(code=BankCode.FORMAT_WRONG, detail=name)
    if archive.size_of(name) > _LONGEST_CONTENT:
        raise DocumentError(code=BankCode.PACKAGE_TOO_LARGE, detail=name)
    try:
        found = json.loads(archive.read(name))
    except (ValueError, RecursionError) as error:
        raise DocumentError(code=BankCode.PACKAGE_BROKEN, detail=name) from error
    if not isinstance(found, dict):
        raise DocumentError(code=BankCode.PACKAGE_BROKEN, detail=name)
    return found


def _questions(node: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The contents that ask, in their order; those that only hold others are looked into."""
    if depth > _DEEPEST:
        raise DocumentError(code=BankCode.PACKAGE_BROKEN, detail=_CONTENT)
    if isinstance(node, list):
        for one in node:
            yield from _questions(one, depth + 1)
        return
    if not isinstance(node, dict):
        return
    name = str(node.get("library", "")).partition(" ")[0]
    if name in READERS:
        yield from _parts(name, node)
    elif name and name not in _SILENT and not _holds_contents(node.get("params")):
        yield node
    else:
        for value in node.values():
            yield from _questions(value, depth + 1)


def _holds_contents(params: Any) -> bool:
    return '"library"' in json.dumps(params)


def _parts(name: str, node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A set of single choices is one content that asks many times."""
    params = node.get("params")
    choices = params.get("choices") if isinstance(params, dict) else None
    if name != "H5P.SingleChoiceSet" or not isinstance(choices, list):
        yield node
        return
    for choice in choices:
        yield {"library": node["library"], "params": {"choices": [choice]}}


def _package(contents: Iterable[Mapping[str, Any]]) -> bytes:
    listed = list(contents)
    names = {_SET, *(str(one.get("library", "")).partition(" ")[0] for one in listed)}
    about = {
        "title": "Questions",
        "language": "und",
        "mainLibrary": _SET,
        "embedTypes": ["iframe"],
        "license": "U",
        "preloadedDependencies": [
            {"machineName": name, "majorVersion": version[0], "minorVersion": version[1]}
            for name, version in _VERSIONS.items()
            if name in names
        ],
    }
    content = {"introPage": {"showIntroPage": False}, "questions": listed}
    files = ((_ABOUT, about), (_CONTENT, content))
    return pack((name, json.dumps(value, ensure_ascii=False).encode()) for name, value in files)


def _write(question: BankQuestion) -> Mapping[str, Any]:
    definition = parse(question).definition
    shown = _html(question.text)
    if question.kind == "true-false":
        params = {"question": shown, "correct": "true" if definition.correct else "false"}
        return _content("H5P.TrueFalse", params)
    correct = definition.correct
    right = {correct} if isinstance(correct, str) else set(correct)
    answers = [
        {
            "text": _html(option.text),
            "correct": option.id in right,
            "tipsAndFeedback": {
                "chosenFeedback": _html(option.feedback) if option.feedback else ""
            },
        }
        for option in definition.options
    ]
    behaviour = {"type": "single" if isinstance(correct, str) else "multi"}
    inside = {"question": shown, "answers": answers, "behaviour": behaviour}
    return _content("H5P.MultiChoice", inside)


def _content(name: str, params: Mapping[str, Any]) -> Mapping[str, Any]:
    major, minor = _VERSIONS[name]
    return {"library": f"{name} {major}.{minor}", "params": params}


def _html(text: str) -> str:
    if not text:
        return ""
    return f"<p>{'<br>'.join(escape(line, quote=False) for line in text.split(chr(10)))}</p>"

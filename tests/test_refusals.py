"""Whatever a service says no to: each code is raised somewhere, and said in every language."""

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.refusal import Refusal, RefusedBy, refusal_from_json
from lessons.domain.refusals import Facts, ImportRefusal, RefusalCode, Refused
from lessons.services.banks import BankRefused
from lessons.services.importing import ImportRefused
from lessons.wording.refusals import (
    WORDS,
    file_sentence,
    refusal_sentence,
    refused_sentence,
)

LESSONS = Path(__file__).parent.parent / "lessons"
# A picture is looked at by the domain alone, in a process of its own too.
ROOMS = ("services", "loading", "domain/assets")
SOURCES = [path for room in ROOMS for path in (LESSONS / room).rglob("*.py")]
ENUMS = RefusalCode.__subclasses__()
CODES = [code for codes in ENUMS for code in codes]
OF_A_PAYLOAD = {ImportRefusal.QUESTION_WRONG, ImportRefusal.FIGURE_WRONG, ImportRefusal.TERMS_WRONG}


def is_of_a_payload(code) -> bool:
    return type(code) is ImportRefusal and code in OF_A_PAYLOAD


def sentence(code) -> str:
    detail = "repeated" if is_of_a_payload(code) else "сөз"
    return refusal_sentence(code, Facts(lesson="№15. Дипломатия", index=0, detail=detail))


def trees() -> list[ast.Module]:
    return [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES]


def test_every_enum_has_words_and_nothing_else_has():
    assert set(WORDS) == set(ENUMS)


@pytest.mark.parametrize("codes", ENUMS, ids=lambda codes: codes.__name__)
def test_every_code_of_a_service_has_its_sentence_and_no_other(codes):
    assert set(WORDS[codes]) == set(codes)


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
@pytest.mark.parametrize("code", CODES, ids=lambda code: f"{type(code).__name__}.{code.name}")
def test_a_sentence_is_whole_in_every_language(code, language):
    with translation.override(language):
        said = sentence(code)
    assert "%(" not in said
    assert re.search(r"[.:]$|№15\. Дипломатия$", said)
    assert len(said.split()) >= 5
    assert language == "en" or re.search("[а-яәғқңөұүһі]", said.replace("Дипломатия", ""))


def test_every_code_is_raised_somewhere():
    used = {ast.unparse(node) for tree in trees() for node in ast.walk(tree)}
    unused = [code for code in CODES if f"{type(code).__name__}.{code.name}" not in used]
    assert unused == []


def test_every_refusal_of_a_service_is_one_of_ours():
    for path in SOURCES:
        import_module(".".join(path.relative_to(LESSONS.parent).with_suffix("").parts))
    ours = {one.__name__ for one in Refused.__subclasses__()}
    named = {
        node.name
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name.endswith("Refused")
    }
    assert named == ours


def test_what_is_to_blame_is_named():
    refused = ImportRefused(ImportRefusal.TEXT_TOO_LONG, detail="сөз " * 100)
    with translation.override("en"):
        said = refused_sentence(refused)
    assert "“сөз сөз" in said
    assert len(said) < 200


def test_a_wrong_figure_question_or_term_is_named_with_its_rule():
    with translation.override("en"):
        figure = refusal_sentence(
            ImportRefusal.FIGURE_WRONG, Facts(index=1, detail="text-long", key="title")
        )
        terms = refusal_sentence(
            ImportRefusal.TERMS_WRONG, Facts(detail="term-nameless", key="terms.0")
        )
        question = refusal_sentence(
            ImportRefusal.QUESTION_WRONG, Facts(index=4, detail="repeated", key="options")
        )
    assert figure.startswith("The figure of section 2: This text is too long")
    assert terms.endswith("Place: terms.0")
    assert question.startswith("Question 5: The same text stands here twice.")


def test_a_file_refused_before_this_was_a_code_is_still_said():
    stored = {"source": "program", "code": "", "name": "", "line": None, "text": ""}
    refusal = refusal_from_json(stored)
    with translation.override("en"):
        assert "a mistake in this program" in file_sentence(refusal)
    assert refusal.may_pass


@pytest.mark.parametrize("code", list(Code))
def test_a_code_of_a_reader_and_the_same_of_an_import_stay_apart(code):
    if code not in set(ImportRefusal):
        return
    stored = Refusal(source=RefusedBy.IMPORT, code=ImportRefusal(code)).to_json()
    assert isinstance(refusal_from_json(stored).code, ImportRefusal)


def test_a_bank_is_refused_with_the_code_of_its_reader():
    refused = BankRefused(DocumentError(code=Code.EMPTY_FILE))
    assert refused.code is Code.EMPTY_FILE

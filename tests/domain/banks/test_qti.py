"""QTI 2.1 and 3.0: items as their specifications show them, and packages."""

import zipfile
from io import BytesIO

import pytest

from lessons.domain.banks import archive
from lessons.domain.banks.archive import pack
from lessons.domain.banks.registry import REGISTRY, read_bank
from lessons.domain.documents.document import DocumentError
from tests.domain.banks.reading import doubts, key, one, read, reasons

V2 = "http://www.imsglobal.org/xsd/imsqti_v2p1"
V3 = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"


def item2(body: str, response: str, *, extra: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<assessmentItem xmlns="{V2}" identifier="i"'
        f' title="Қала" adaptive="false" timeDependent="false">{response}'
        '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>'
        f"<itemBody>{body}</itemBody>{extra}</assessmentItem>"
    )


def response2(value: str, *, cardinality: str = "single", more: str = "") -> str:
    values = "".join(f"<value>{one_}</value>" for one_ in value.split())
    return (
        f'<responseDeclaration identifier="RESPONSE" cardinality="{cardinality}"'
        f' baseType="identifier"><correctResponse>{values}</correctResponse>{more}'
        "</responseDeclaration>"
    )


CHOICE2 = (
    "<p>Картаға қараңыз.</p>"
    '<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1">'
    "<prompt>Елордасы <em>қай</em> қала?</prompt>"
    '<simpleChoice identifier="A">Алматы<feedbackInline identifier="A" outcomeIdentifier="F"'
    ' showHide="show">1997 жылға дейін</feedbackInline></simpleChoice>'
    '<simpleChoice identifier="B" fixed="true">Астана</simpleChoice></choiceInteraction>'
)


def test_a_choice_of_version_2_with_a_prompt_and_feedback():
    question = one("qti-2.1", item2(CHOICE2, response2("B")))
    assert question.text == "Картаға қараңыз.\nЕлордасы қай қала?"
    assert key(question) == "Алматы // 1997 жылға дейін\n* Астана"
    assert question.title == "Қала"


def test_a_choice_of_version_3():
    question = one(
        "qti-3.0",
        f'<qti-assessment-item xmlns="{V3}" identifier="i" title="Қала">'
        '<qti-response-declaration base-type="identifier" cardinality="multiple"'
        ' identifier="RESPONSE"><qti-correct-response><qti-value>A</qti-value>'
        "<qti-value>B</qti-value></qti-correct-response></qti-response-declaration>"
        "<qti-item-body><p>Өзендерді көрсетіңіз.</p>"
        '<qti-choice-interaction max-choices="0" response-identifier="RESPONSE">'
        '<qti-simple-choice identifier="A">Ертіс</qti-simple-choice>'
        '<qti-simple-choice identifier="B">Жайық</qti-simple-choice>'
        '<qti-simple-choice identifier="C">Балқаш</qti-simple-choice>'
        "</qti-choice-interaction></qti-item-body>"
        '<qti-modal-feedback identifier="x" outcome-identifier="F" show-hide="show">'
        "<qti-content-body><p>Балқаш – көл.</p></qti-content-body></qti-modal-feedback>"
        "</qti-assessment-item>",
    )
    assert key(question) == "* Ертіс\n* Жайық\nБалқаш"
    assert question.explanation == "Балқаш – көл."


def test_a_text_entry_in_a_sentence_leaves_a_blank():
    entry = '<p>Елордасы – <textEntryInteraction responseIdentifier="RESPONSE"/> қаласы.</p>'
    mapping = (
        '<mapping defaultValue="0"><mapEntry mapKey="Астана" mappedValue="1"/>'
        '<mapEntry mapKey="Ақмола" mappedValue="0.5"/></mapping>'
    )
    question = one("qti-2.1", item2(entry, response2("Астана", more=mapping)))
    assert question.text == "Елордасы – _____ қаласы."
    assert key(question) == "Астана"
    assert doubts(question) == ["doubt-weights-dropped"]


def test_an_extended_text_keeps_the_notes_of_the_scorer():
    body = (
        '<extendedTextInteraction responseIdentifier="RESPONSE"><prompt>Жазыңыз.</prompt>'
        '</extendedTextInteraction><rubricBlock view="scorer"><p>Мақсатын атау.</p></rubricBlock>'
        '<rubricBlock view="candidate"><p>Бір бет.</p></rubricBlock>'
    )
    question = one("qti-2.1", item2(body, response2("")))
    assert question.text == "Жазыңыз.\nБір бет."
    assert question.payload["model_answer"] == "Мақсатын атау."


@pytest.mark.parametrize(
    ("body", "response", "reason"),
    [
        ("<p>Тек мәтін.</p>", response2("B"), "item-not-a-question"),
        (CHOICE2, response2(""), "item-key-missing"),
        (CHOICE2, response2("Z"), "item-key-unclear"),
        (CHOICE2, "", "item-key-missing"),
        (CHOICE2 + CHOICE2, response2("B"), "item-kind-unknown"),
        (f'<p><img src="a.png" alt="карта"/></p>{CHOICE2}', response2("B"), "item-media"),
        (
            '<hotspotInteraction responseIdentifier="RESPONSE"/>',
            response2("B"),
            "item-kind-unknown",
        ),
    ],
)
def test_what_cannot_be_kept_is_told(body, response, reason):
    assert reasons(read("qti-2.1", item2(body, response))) == [(2, reason)]


def package(**files: str) -> bytes:
    return pack((f"{name}.xml", text.encode()) for name, text in files.items())


def test_a_package_is_read_with_the_keywords_of_its_manifest():
    manifest = (
        '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:m="urn:lom"><resources>'
        '<resource identifier="r" type="imsqti_item_xmlv2p1" href="a.xml"><metadata><m:lom>'
        "<m:general><m:keyword><m:langstring>level-2</m:langstring></m:keyword><m:keyword>"
        "<m:langstring>қала</m:langstring></m:keyword></m:general></m:lom></metadata>"
        "</resource></resources></manifest>"
    )
    data = package(
        imsmanifest=manifest,
        a=item2(CHOICE2, response2("B")),
        b=item2(CHOICE2, response2("Z")),
        test=f'<assessmentTest xmlns="{V2}" identifier="t"/>',
        broken="<assessmentItem",
    )
    bank = read("qti-2.1", data)
    assert (bank.questions[0].part, bank.questions[0].tags) == ("level-2", ("қала",))
    assert [(item.place, item.code.value) for item in bank.rejected] == [
        ("b.xml", "item-key-unclear"),
        ("broken.xml", "item-syntax"),
    ]


@pytest.mark.parametrize("code", ["qti-2.1", "qti-3.0"])
def test_a_package_is_known_by_its_items(code):
    question = one("qti-2.1", item2(CHOICE2, response2("B")))
    data = REGISTRY[code].compose([question])
    assert read_bank("bank.zip", data)[0].code == code
    assert REGISTRY[code].compose([question]) == data


def test_a_single_item_is_told_from_moodle_xml():
    data = item2(CHOICE2, response2("B")).encode()
    quiz = b"<quiz><question type='description'/></quiz>"
    assert read_bank("item.xml", data)[0].code == "qti-2.1"
    assert read_bank("quiz.xml", quiz)[0].code == "moodle-xml"


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(archive, "MOST_UNPACKED", 1000)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("a.xml", b" " * 10_000_000)
    with pytest.raises(DocumentError) as refused:
        archive.Archive(out.getvalue(), most_unpacked=archive.MOST_UNPACKED)
    assert refused.value.code == "bank-package-too-large"


@pytest.mark.parametrize("code", ["xlsx", "qti-2.1"])
def test_a_real_bomb_is_refused_in_bounded_memory(code):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        for number in range(30):
            bomb.writestr(f"{number}.xml", b" " * 10_000_000)
    with pytest.raises(DocumentError) as refused:
        read(code, out.getvalue())
    assert refused.value.code == "bank-package-too-large"

"""QTI 2.1 and 3.0: items as their specifications show them, and packages."""

import zipfile
from io import BytesIO

import pytest

from lessons.domain.banks import archive
from lessons.domain.banks.archive import pack
from lessons.domain.banks.registry import REGISTRY, read_bank
from lessons.domain.handouts.document import DocumentError
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
    assert doubts(question) == ["doubt-weights-dropped", "doubt-case-dropped"]


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
        (
            '<hotspotInteraction responseIdentifier="RESPONSE"/>',
            response2("B"),
            "item-kind-unknown",
        ),
    ],
)
def test_what_cannot_be_kept_is_told(body, response, reason):
    assert reasons(read("qti-2.1", item2(body, response))) == [(2, reason)]


def test_a_picture_and_a_formula_are_left_out_and_told():
    media = '<p><img src="a.png" alt="карта"/> <math><mi>x</mi><mo>=</mo><mn>2</mn></math></p>'
    question = one("qti-2.1", item2(f"{media}{CHOICE2}", response2("B")))
    assert question.text == "Картаға қараңыз.\nЕлордасы қай қала?"
    assert doubts(question) == ["doubt-media-left-out"]


def hidden(tag: str) -> str:
    return f'<{tag} outcomeIdentifier="F" identifier="B" showHide="show">Жауабы – Астана</{tag}>'


@pytest.mark.parametrize(
    "tag", ["feedbackBlock", "feedbackInline", "templateBlock", "templateInline"]
)
def test_what_is_shown_later_is_no_part_of_the_question(tag):
    question = one("qti-2.1", item2(f"<p>Ойланыңыз.</p>{hidden(tag)}{CHOICE2}", response2("B")))
    assert question.text == "Ойланыңыз.\nКартаға қараңыз.\nЕлордасы қай қала?"
    assert key(question) == "Алматы // 1997 жылға дейін\n* Астана"
    assert doubts(question) == ["doubt-feedback-dropped"]


def test_feedback_inside_what_is_ordered_or_matched_is_dropped():
    choices = "".join(
        f'<simpleChoice identifier="{name}">{name}{hidden("feedbackInline")}</simpleChoice>'
        for name in "ABC"
    )
    body = (
        '<orderInteraction responseIdentifier="RESPONSE"><prompt>Реттеңіз.</prompt>'
        f"{choices}</orderInteraction>"
    )
    question = one("qti-2.1", item2(body, response2("C A B", cardinality="ordered")))
    assert key(question) == "C\nA\nB"
    assert doubts(question) == ["doubt-feedback-dropped"]


def modal(*names: str) -> str:
    return "".join(
        f'<modalFeedback identifier="{name}" outcomeIdentifier="F" showHide="show">{name} үшін'
        "</modalFeedback>"
        for name in names
    )


@pytest.mark.parametrize(
    ("names", "explanation"),
    [(("x",), "x үшін"), (("A", "B"), ""), (("B",), ""), (("incorrect",), "")],
)
def test_feedback_that_depends_on_the_answer_explains_nothing(names, explanation):
    question = one("qti-2.1", item2(CHOICE2, response2("B"), extra=modal(*names)))
    assert question.explanation == explanation
    assert doubts(question) == ([] if explanation else ["doubt-feedback-dropped"])


def mapping(*entries: tuple[str, str], more: str = "") -> str:
    inside = "".join(f'<mapEntry mapKey="{k}" mappedValue="{value}"/>' for k, value in entries)
    return f'<mapping defaultValue="0"{more}>{inside}</mapping>'


@pytest.mark.parametrize(
    ("more", "extra", "told"),
    [
        (mapping(("B", "1")), "", []),
        (mapping(("A", "1")), "", ["doubt-scoring-dropped"]),
        (mapping(("B", "1"), ("A", "0.5")), "", ["doubt-scoring-dropped", "doubt-weights-dropped"]),
        (mapping(("B", "1"), ("A", "-1")), "", ["doubt-weights-dropped"]),
        (
            "",
            "<responseProcessing><responseCondition/></responseProcessing>",
            ["doubt-scoring-dropped"],
        ),
        ("", '<responseProcessing template="match_correct"/>', []),
    ],
)
def test_another_rule_for_the_points_is_told(more, extra, told):
    question = one("qti-2.1", item2(CHOICE2, response2("B", more=more), extra=extra))
    assert key(question) == "Алматы // 1997 жылға дейін\n* Астана"
    assert doubts(question) == told


@pytest.mark.parametrize("value", ["1e999999999", "1e-999999999", "NaN", "көп"])
def test_a_number_that_is_none_is_told(value):
    bank = read("qti-2.1", item2(CHOICE2, response2("B", more=mapping(("B", value)))))
    assert reasons(bank) == [(2, "item-syntax")]


def truths(first: str, second: str) -> str:
    return (
        '<p>Аспан көк.</p><choiceInteraction responseIdentifier="RESPONSE" maxChoices="1">'
        f'<simpleChoice identifier="true">{first}</simpleChoice>'
        f'<simpleChoice identifier="false">{second}</simpleChoice></choiceInteraction>'
    )


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("True", "False", "true-false"),
        ("Дұрыс", "Дұрыс емес", "true-false"),
        ("Иә, күндіз", "Жоқ", "single-choice"),
        ("Жоқ", "Иә", "single-choice"),
        ("True" + hidden("feedbackInline"), "False", "single-choice"),
    ],
)
def test_true_and_false_are_what_they_say(first, second, kind):
    assert one("qti-2.1", item2(truths(first, second), response2("true"))).kind == kind


@pytest.mark.parametrize(
    ("outcome", "more", "points", "told"),
    [
        ("", "", 1, []),
        ("5", "", 5, []),
        ("1.5", "", 2, ["doubt-points-rounded"]),
        ("", mapping(("B", "4")), 4, []),
        ("", mapping(("B", "4"), more=' upperBound="3"'), 3, []),
        ("5", mapping(("B", "4")), 5, []),
    ],
)
def test_points_are_found_wherever_they_stand(outcome, more, points, told):
    most = (
        '<outcomeDeclaration identifier="MAXSCORE" cardinality="single" baseType="float">'
        f"<defaultValue><value>{outcome}</value></defaultValue></outcomeDeclaration>"
    )
    response = response2("B", more=more) + (most if outcome else "")
    question = one("qti-2.1", item2(CHOICE2, response))
    assert (question.points, doubts(question)) == (points, told)


def test_a_number_to_type_is_read_as_one():
    body = '<p>π шамамен <textEntryInteraction responseIdentifier="RESPONSE"/></p>'
    response = response2("3.14", more=mapping(("3.14", "2"), ("3.1", "1")))
    question = one("qti-2.1", item2(body, response.replace('"identifier">', '"float">')))
    assert key(question) == "3.14\n50 % | 3.1"


def test_uneven_pairs_are_told():
    choice = '<simpleAssociableChoice identifier="{0}" matchMax="1">{0}</simpleAssociableChoice>'
    sets = "".join(
        f"<simpleMatchSet>{''.join(map(choice.format, names))}</simpleMatchSet>"
        for names in ("KU", "AT")
    )
    body = f'<p>Астанасы?</p><matchInteraction responseIdentifier="R">{sets}</matchInteraction>'
    pairs = (
        '<responseDeclaration identifier="R" cardinality="multiple" baseType="directedPair">'
        "<correctResponse><value>K A</value><value>U T</value></correctResponse>"
        f"{mapping(('K A', '1'), ('U T', '2'))}</responseDeclaration>"
    )
    assert doubts(one("qti-2.1", item2(body, pairs))) == ["doubt-weights-dropped"]


def test_of_many_items_in_one_file_each_is_rejected_alone():
    item = '<assessmentItem identifier="i"><itemBody><p>Мәтін.</p></itemBody></assessmentItem>'
    bank = read("qti-2.1", f"<items>{item * 3}</items>")
    assert [one_.source for one_ in bank.rejected] == [item] * 3


def test_an_item_in_utf_16_inside_a_package_is_read():
    text = item2(CHOICE2, response2("B"))
    wide = text.replace("UTF-8", "UTF-16").encode("utf-16")
    bank = read("qti-2.1", pack([("a.xml", text.encode()), ("b.xml", wide), ("._b.xml", b"\xff")]))
    assert len(bank.questions) == 2
    assert not bank.rejected


def test_a_file_of_a_package_that_is_far_too_long_is_rejected_unread():
    long = f"<assessmentItem>{' ' * 9_000_000}"
    bank = read("qti-2.1", package(a=item2(CHOICE2, response2("B")), b=long))
    assert [(item.place, item.code.value) for item in bank.rejected] == [
        ("b.xml", "item-text-too-long")
    ]


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

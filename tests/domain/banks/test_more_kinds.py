"""Matching, ordering, numbers and gaps, where the product has these types."""

import pytest

from lessons.domain.types.registry import REGISTRY as TYPES
from lessons.wording.banks import rejected_sentence
from tests.domain.banks.reading import doubts, key, one, read, reasons

needs_types = pytest.mark.skipif(
    not {"matching", "ordering", "numeric", "gaps"} <= set(TYPES),
    reason="these question types are not there yet",
)
V2 = "http://www.imsglobal.org/xsd/imsqti_v2p1"


def quiz(kind: str, inside: str, *, text: str = "Сәйкестендіріңіз.") -> str:
    return (
        f'<quiz><question type="{kind}"><name><text>Аты</text></name><questiontext>'
        f"<text><![CDATA[{text}]]></text></questiontext>{inside}</question></quiz>"
    )


@needs_types
def test_gift_matches_items_and_keeps_what_is_left_over():
    question = one("gift", "Астаналар? {=Қазақстан -> Астана =Өзбекстан -> Ташкент = -> Бішкек}")
    assert question.kind == "matching"
    assert key(question) == "Қазақстан = Астана\nӨзбекстан = Ташкент\n= Бішкек"


@needs_types
def test_gift_matching_has_no_feedback():
    question = one("gift", "Тілдер? {=Windows -> C# тілі =Unix -> %50% C}")
    assert key(question) == "Windows = C# тілі\nUnix = %50% C"


@needs_types
@pytest.mark.parametrize(
    ("answer", "expected", "told"),
    [
        ("#=5 =%33.3%6", "5\n33 % | 6", ["doubt-share-rounded"]),
        ("#=5 =%0.4%6", "5\n1 % | 6", ["doubt-share-rounded"]),
        ("#=5 =%50%6", "5\n50 % | 6", []),
    ],
)
def test_a_share_that_is_not_whole_is_rounded_and_told(answer, expected, told):
    question = one("gift", f"Нешеу? {{{answer}}}")
    assert (key(question), doubts(question)) == (expected, told)


@needs_types
@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("#3:0.5", "3 ± 0.5"),
        ("#1..5", "3 ± 2"),
        ("#3,14", "3.14"),
        ("#-2", "-2"),
        ("#=1822:0 =%50%1822:2", "1822\n50 % | 1822 ± 2"),
    ],
)
def test_gift_numbers_have_tolerances_ranges_and_shares(answer, expected):
    question = one("gift", f"Нешеу? {{{answer}}}")
    assert question.kind == "numeric"
    assert key(question) == expected


@needs_types
def test_a_number_that_is_none_is_told():
    assert reasons(read("gift", "Нешеу? {#үш}\n\nҚай жыл? {#5..1}")) == [
        (1, "item-syntax"),
        (3, "item-syntax"),
    ]


@needs_types
def test_moodle_matching():
    pairs = "".join(
        f'<subquestion format="html"><text>{item}</text><answer><text>{match}</text></answer>'
        "</subquestion>"
        for item, match in (("&lt;p&gt;Қазақстан&lt;/p&gt;", "Астана"), ("Иран", "Тегеран"))
    )
    more = "<subquestion><text></text><answer><text>Багдад</text></answer></subquestion>"
    question = one("moodle-xml", quiz("matching", pairs + more))
    assert key(question) == "Қазақстан = Астана\nИран = Тегеран\n= Багдад"


@needs_types
def test_moodle_numbers_with_their_unit():
    inside = (
        '<answer fraction="100"><text>9.8</text><tolerance>0.1</tolerance></answer>'
        '<answer fraction="50"><text>10</text><tolerance>0</tolerance></answer>'
        '<answer fraction="0"><text>*</text><tolerance>0</tolerance></answer>'
        "<units><unit><multiplier>1</multiplier><unit_name>м</unit_name></unit></units>"
    )
    question = one("moodle-xml", quiz("numerical", inside))
    assert key(question) == "9.8 м ± 0.1\n50 % | 10 м"


@needs_types
def test_too_few_items_are_told_with_the_number_that_is_needed():
    two = "".join(f'<answer fraction="{at}"><text>{at}</text></answer>' for at in (1, 2))
    bank = read("moodle-xml", quiz("ordering", two))
    assert (bank.rejected[0].code, bank.rejected[0].detail) == ("item-key-wrong", "too-few items")
    assert "кемінде үш" in rejected_sentence(bank.rejected[0])


def unit(multiplier: str, name: str) -> str:
    return f"<unit><multiplier>{multiplier}</multiplier><unit_name>{name}</unit_name></unit>"


@needs_types
def test_the_unit_of_a_number_is_the_one_it_is_written_in():
    number = '<answer fraction="100"><text>5</text></answer>'
    units = f"<units>{unit('100.0', 'см')}{unit('1.0', 'м')}</units>"
    question = one("moodle-xml", quiz("numerical", number + units))
    assert (key(question), doubts(question)) == ("5 м", ["doubt-units-dropped"])
    bank = read("moodle-xml", quiz("numerical", f"{number}<units>{unit('100', 'см')}</units>"))
    assert reasons(bank) == [(1, "item-unit-unclear")]


@needs_types
def test_moodle_ordering_goes_by_the_places():
    inside = "".join(
        f'<answer fraction="{place}.0000000"><text>{text}</text></answer>'
        for place, text in ((2, "екі"), (1, "бір"), (3, "үш"))
    )
    assert key(one("moodle-xml", quiz("ordering", inside))) == "бір\nекі\nүш"


@needs_types
def test_moodle_cloze_becomes_gaps():
    text = (
        "<p>Толтырыңыз.</p><p>Елордасы – {1:SHORTANSWER:=Астана~%50%Ақмола#жақын}, "
        "өзені – {2:MULTICHOICE:Іле~=Есіл~Ертіс}.</p>"
    )
    question = one("moodle-xml", quiz("cloze", "", text=text))
    assert question.text == "Толтырыңыз."
    assert key(question) == "Елордасы – ((Астана)), өзені – ((Іле / *Есіл / Ертіс))."
    assert doubts(question) == ["doubt-feedback-dropped", "doubt-weights-dropped"]


@needs_types
@pytest.mark.parametrize(
    ("gap", "reason"),
    [
        ("{1:NUMERICAL:=5:1}", "item-kind-unknown"),
        ("{1:MULTIRESPONSE:=а~=б}", "item-kind-unknown"),
        ("{1:SHORTANSWER:%50%а}", "item-key-missing"),
        ("{1:SA:=а} {1:UNKNOWN9:=б}", "item-kind-unknown"),
        ("{1:SA:=а} {1:shortanswer:=б}", "item-kind-unknown"),
        ("{1:SA:=а} {1:SA:=б", "item-syntax"),
        ("{1:SA:" * 3000, "item-syntax"),
        ("бос орын жоқ", "item-key-missing"),
    ],
)
def test_a_cloze_that_gaps_cannot_hold_is_told(gap, reason):
    bank = read("moodle-xml", quiz("cloze", "", text=f"Мәтін {gap} соңы"))
    assert reasons(bank) == [(1, reason)]


@needs_types
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{1:SA:=а} {1:SA:=б}", []),
        ("{1:SA:=а} {3:SA:=б}", ["doubt-weights-dropped"]),
        ("{1:MC:=а~%-50%б~в}", ["doubt-weights-dropped"]),
        ("{1:SA:=гр*нт~%0%*}", ["doubt-wildcard"]),
        (r"{1:SA:=гр\*нт}", []),
        ("{1:MC:=гр*нт~б}", []),
    ],
)
def test_a_cloze_tells_what_gaps_do_not_keep(text, told):
    assert doubts(one("moodle-xml", quiz("cloze", "", text=text))) == told


@needs_types
def test_qti_matching_and_ordering():
    match = (
        f'<assessmentItem xmlns="{V2}" identifier="i" title="t"><responseDeclaration'
        ' identifier="R" cardinality="multiple" baseType="directedPair"><correctResponse>'
        "<value>K A</value><value>U T</value></correctResponse></responseDeclaration><itemBody>"
        '<matchInteraction responseIdentifier="R"><prompt>Астаналар</prompt><simpleMatchSet>'
        '<simpleAssociableChoice identifier="K" matchMax="1">Қазақстан</simpleAssociableChoice>'
        '<simpleAssociableChoice identifier="U" matchMax="1">Өзбекстан</simpleAssociableChoice>'
        '</simpleMatchSet><simpleMatchSet><simpleAssociableChoice identifier="T" matchMax="1">'
        'Ташкент</simpleAssociableChoice><simpleAssociableChoice identifier="A" matchMax="1">'
        "Астана</simpleAssociableChoice></simpleMatchSet></matchInteraction></itemBody>"
        "</assessmentItem>"
    )
    assert key(one("qti-2.1", match)) == "Қазақстан = Астана\nӨзбекстан = Ташкент"
    order = (
        f'<assessmentItem xmlns="{V2}" identifier="i" title="t"><responseDeclaration'
        ' identifier="R" cardinality="ordered" baseType="identifier"><correctResponse>'
        "<value>B</value><value>C</value><value>A</value></correctResponse>"
        '</responseDeclaration><itemBody><orderInteraction responseIdentifier="R">'
        '<prompt>Реттеңіз</prompt><simpleChoice identifier="A">үш</simpleChoice>'
        '<simpleChoice identifier="B">бір</simpleChoice><simpleChoice identifier="C">екі'
        "</simpleChoice></orderInteraction></itemBody></assessmentItem>"
    )
    assert key(one("qti-2.1", order)) == "бір\nекі\nүш"

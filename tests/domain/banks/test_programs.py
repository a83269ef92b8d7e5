"""Files as other programs write them: Canvas, Blackboard, text2qti, H5P, Google Forms, sheets."""

import json
from contextlib import suppress
from typing import Any

import pytest

from lessons.domain.banks.archive import pack
from lessons.domain.banks.registry import REGISTRY, read_bank
from lessons.domain.handouts.document import DocumentError
from tests.domain.banks.reading import doubts, key, one, read, reasons
from tests.effort import effort_below

# QTI 1.2


def material(text: str) -> str:
    return f'<material><mattext texttype="text/html">&lt;p&gt;{text}&lt;/p&gt;</mattext></material>'


def labels(*texts: str) -> str:
    inside = "".join(
        f'<response_label ident="{1000 + n}">{material(text)}</response_label>'
        for n, text in enumerate(texts)
    )
    return f"<render_choice>{inside}</render_choice>"


def rule(inside: str, score: str = "100", action: str = "Set") -> str:
    return (
        f'<respcondition continue="No"><conditionvar>{inside}</conditionvar>'
        f'<setvar action="{action}" varname="SCORE">{score}</setvar></respcondition>'
    )


def equal(value: str, response: str = "response1") -> str:
    return f'<varequal respident="{response}">{value}</varequal>'


def canvas(kind: str, response: str, rules: str, *, more: str = "", text: str = "Қайсысы?") -> str:
    fields = "".join(
        f"<qtimetadatafield><fieldlabel>{name}</fieldlabel><fieldentry>{value}</fieldentry>"
        "</qtimetadatafield>"
        for name, value in (("question_type", kind), ("points_possible", "2.0"))
    )
    return (
        '<item ident="g1" title="Question"><itemmetadata><qtimetadata>'
        f"{fields}</qtimetadata></itemmetadata><presentation>{material(text)}{response}"
        "</presentation><resprocessing><outcomes><decvar maxvalue='100' minvalue='0' "
        f"varname='SCORE' vartype='Decimal'/></outcomes>{rules}</resprocessing>{more}</item>"
    )


def quiz(*items: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><questestinterop '
        'xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment ident="a" title="t">'
        f'<section ident="root_section">{"".join(items)}</section></assessment></questestinterop>'
    )


def lid(cardinality: str, *texts: str, ident: str = "response1", before: str = "") -> str:
    head = f'<response_lid ident="{ident}" rcardinality="{cardinality}">'
    return f"{head}{before}{labels(*texts)}</response_lid>"


def fib(kind: str = "") -> str:
    type_ = f' fibtype="{kind}"' if kind else ""
    return (
        '<response_str ident="response1" rcardinality="Single">'
        f'<render_fib{type_}><response_label ident="answer1"/></render_fib></response_str>'
    )


BOTH = f"<and>{equal('1000')}{equal('1002')}<not>{equal('1001')}</not></and>"
RANGE = "<vargte respident='r'>2</vargte><varlte respident='r'>3</varlte>"
NUMBER = f"<or>{equal('2.5')}<and>{RANGE}</and></or>"
PAIRS = lid("Single", "өзен", "көл", ident="r1", before=material("Ертіс")) + lid(
    "Single", "өзен", "көл", ident="r2", before=material("Балқаш")
)


@pytest.mark.parametrize(
    ("item", "kind", "lines"),
    [
        (
            canvas(
                "multiple_choice_question", lid("Single", "Ертіс", "Балқаш"), rule(equal("1001"))
            ),
            "single-choice",
            "Ертіс\n* Балқаш",
        ),
        (
            canvas("multiple_answers_question", lid("Multiple", "Іле", "Балқаш", "Шу"), rule(BOTH)),
            "multiple-choice",
            "* Іле\nБалқаш\n* Шу",
        ),
        (
            canvas("true_false_question", lid("Single", "True", "False"), rule(equal("1001"))),
            "true-false",
            "-",
        ),
        (
            canvas("short_answer_question", fib(), rule(equal("Ертіс") + equal("Іртіш"))),
            "short-answer",
            "Ертіс\nІртіш",
        ),
        (canvas("numerical_question", fib("Decimal"), rule(NUMBER)), "numeric", "2.5 ± 0.5"),
        (canvas("essay_question", fib(), ""), "open-answer", ""),
        (
            canvas(
                "matching_question",
                PAIRS,
                rule(equal("1000", "r1"), "50.00", "Add")
                + rule(equal("1001", "r2"), "50.00", "Add"),
            ),
            "matching",
            "Ертіс = өзен\nБалқаш = көл",
        ),
    ],
    ids=["one", "several", "truth", "typed", "number", "essay", "pairs"],
)
def test_the_kinds_of_canvas(item, kind, lines):
    found = one("qti-1.2", quiz(item))
    assert found.kind == kind
    assert found.text == "Қайсысы?"
    assert found.points == 2
    assert key(found).replace(" -> ", " = ").replace(" | ", " = ") == lines


@pytest.mark.parametrize("name", ["quiz.zip", "course.imscc"])
def test_a_package_of_canvas_is_read_once(name):
    item = canvas("multiple_choice_question", lid("Single", "а1", "б1"), rule(equal("1000")))
    data = quiz(item).encode()
    package = pack(
        [
            ("imsmanifest.xml", b"<manifest/>"),
            ("g1/assessment_meta.xml", b"<quiz/>"),
            ("g1/assessment_qti.xml", data),
            ("non_cc_assessments/g1.xml.qti", data),
        ]
    )
    format_, bank = read_bank(name, package)
    assert format_.code == "qti-1.2"
    assert [key(question) for question in bank.questions] == ["* а1\nб1"]


def test_blackboard_writes_all_the_points_by_a_name():
    response = lid("Single", "Ертіс", "Балқаш", ident="response")
    rules = (
        '<respcondition title="correct"><conditionvar><varequal respident="response" case="No">1001'
        '</varequal></conditionvar><setvar variablename="SCORE" action="Set">SCORE.max</setvar>'
        '<displayfeedback linkrefid="correct"/></respcondition>'
        '<respcondition title="incorrect"><conditionvar><other/></conditionvar>'
        '<setvar variablename="SCORE" action="Set">0</setvar></respcondition>'
    )
    assert key(one("qti-1.2", quiz(canvas("", response, rules)))) == "Ертіс\n* Балқаш"


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (canvas("text_only_question", "", ""), "item-not-a-question"),
        (canvas("file_upload_question", "", ""), "item-kind-unknown"),
        (
            canvas("multiple_choice_question", lid("Single", "а1", "б1"), rule(equal("9"))),
            "item-key-unclear",
        ),
        (canvas("multiple_choice_question", lid("Single", "а1", "б1"), ""), "item-key-missing"),
        (canvas("short_answer_question", fib(), ""), "item-key-missing"),
    ],
)
def test_an_item_of_canvas_without_a_sure_key_is_told(item, reason):
    assert [code for _, code in reasons(read("qti-1.2", quiz(item)))] == [reason]


def test_a_picture_in_an_item_of_canvas_is_left_out_and_told():
    text = 'Бұл не? &lt;img src="a.png"&gt;'
    item = canvas(
        "multiple_choice_question", lid("Single", "а1", "б1"), rule(equal("1000")), text=text
    )
    found = one("qti-1.2", quiz(item))
    assert found.text == "Бұл не?"
    assert doubts(found) == ["doubt-media-left-out"]


# text2qti

TEXT2QTI = """Quiz title: Өзендер
Quiz description: Бұл сипаттама.

% түсініктеме
COMMENT
1. Бұл сұрақ емес.
END_COMMENT
Title: Бірінші
Points: 3
1.  Екі жолдан
    тұратын сұрақ?
... 1997 жылдан.
a)  Темза
... Бұл Англияда.
*b) Ертіс

2.  Қайсысы?
[*] Балқаш
[ ] Сена
[*] Зайсан

3.  Қанша?
=   2.5 +- 0.1

4.  Атаңыз.
*   Ертіс
*   Іртіш

5.  Жер дөңгелек.
*a) True
b)  False

6.  Сипаттаңыз.
____

7.  Файл.
^^^^
"""


def test_everything_of_text2qti():
    format_, bank = read_bank("quiz.txt", TEXT2QTI.encode())
    assert format_.code == "text2qti"
    assert [(one.kind, key(one)) for one in bank.questions] == [
        ("single-choice", "Темза // Бұл Англияда.\n* Ертіс"),
        ("multiple-choice", "* Балқаш\nСена\n* Зайсан"),
        ("numeric", "2.5 ± 0.1"),
        ("short-answer", "Ертіс\nІртіш"),
        ("true-false", "+"),
        ("open-answer", ""),
    ]
    first = bank.questions[0]
    assert (first.text, first.title, first.points) == ("Екі жолдан\nтұратын сұрақ?", "Бірінші", 3)
    assert first.explanation == "1997 жылдан."
    assert reasons(bank) == [(36, "item-kind-unknown")]


# Blackboard

BLACKBOARD = """MA\tҚайсысы?\tІле\tcorrect\tБалқаш\tincorrect\tШу\tcorrect
FIB\tАтаңыз.\tЕртіс\tІртіш
NUM\tҚанша?\t5\t0.5
ORD\tРеттеңіз.\tбір\tекі\tүш
MAT\tСәйкестендіріңіз.\tЕртіс\tөзен\tБалқаш\tкөл
SR\tҚысқаша.\tүлгі
FIL\tФайл жіберіңіз.
MC\tБелгісіз?\tа1\tright\tб1\twrong
"""


def test_the_kinds_of_blackboard():
    format_, bank = read_bank("upload.txt", BLACKBOARD.encode())
    assert format_.code == "blackboard"
    assert [one.kind for one in bank.questions] == [
        "multiple-choice",
        "short-answer",
        "numeric",
        "ordering",
        "matching",
        "open-answer",
    ]
    assert key(bank.questions[0]) == "* Іле\nБалқаш\n* Шу"
    assert reasons(bank) == [(7, "item-kind-unknown"), (8, "item-syntax")]


# H5P


def h5p(library: str, content: Any) -> bytes:
    about = {"mainLibrary": library}
    return pack(
        [
            ("h5p.json", json.dumps(about).encode()),
            ("content/content.json", json.dumps(content).encode()),
        ]
    )


def content(library: str, **params: Any) -> dict[str, Any]:
    return {"library": f"{library} 1.0", "params": params, "subContentId": "x"}


SET = {
    "questions": [
        content(
            "H5P.MultiChoice",
            question="<p>Қайсысы?</p>",
            answers=[
                {"text": "<div>Іле</div>", "correct": True},
                {"text": "Балқаш", "correct": False, "tipsAndFeedback": {"chosenFeedback": "Көл"}},
            ],
            behaviour={"type": "auto"},
            media={"type": {"params": {"file": {"path": "images/a.png"}}}},
        ),
        content("H5P.TrueFalse", question="Жер дөңгелек.", correct="true"),
        content(
            "H5P.Blanks",
            text="Толтырыңыз.",
            questions=["<p>Астана – *Есіл/Ишим:өзен* бойында.</p>"],
        ),
        content("H5P.DragText", taskDescription="Толтырыңыз.", textField="Ертіс – *өзен*."),
        content("H5P.Essay", taskDescription="Сипаттаңыз.", keywords=[{"keyword": "су"}]),
        content("H5P.ImageHotspotQuestion", question="Қайда?"),
    ]
}


def test_a_question_set_of_h5p():
    format_, bank = read_bank("set.h5p", h5p("H5P.QuestionSet", SET))
    assert format_.code == "h5p"
    assert [one.kind for one in bank.questions] == [
        "single-choice",
        "true-false",
        "gaps",
        "gaps",
        "open-answer",
    ]
    assert key(bank.questions[0]) == "* Іле\nБалқаш // Көл"
    assert doubts(bank.questions[0]) == ["doubt-media-left-out"]
    assert [code for _, code in reasons(bank)] == ["item-kind-unknown"]


def test_questions_lie_anywhere_in_a_package_of_h5p():
    choices = [{"question": "Елорда?", "answers": ["Астана", "Алматы"]}]
    inner = content(
        "H5P.SingleChoiceSet", choices=[*choices, {"question": "2?", "answers": ["1", "2"]}]
    )
    slides = {"presentation": {"slides": [{"elements": [{"action": inner}]}]}}
    bank = read("h5p", h5p("H5P.CoursePresentation", slides))
    assert [key(one) for one in bank.questions] == ["* Астана\nАлматы", "* 1\n2"]


# Google Forms


def form_item(title: str, **question: Any) -> dict[str, Any]:
    return {"itemId": "1", "title": title, "questionItem": {"question": question}}


def graded(*right: str) -> dict[str, Any]:
    return {"pointValue": 2, "correctAnswers": {"answers": [{"value": one} for one in right]}}


def test_a_quiz_of_google_forms():
    options = [{"value": "Іле"}, {"value": "Балқаш"}]
    form = {
        "info": {"title": "t"},
        "items": [
            form_item(
                "Қайсысы?",
                grading=graded("Іле"),
                choiceQuestion={"type": "RADIO", "options": options},
            ),
            form_item("Атаңыз.", grading=graded("Ертіс"), textQuestion={}),
            form_item("Сипаттаңыз.", textQuestion={"paragraph": True}),
            form_item("Бағалаңыз.", scaleQuestion={"low": 1, "high": 5}),
            form_item("Кілтсіз?", choiceQuestion={"type": "RADIO", "options": options}),
            {"title": "Бет", "pageBreakItem": {}},
        ],
    }
    format_, bank = read_bank("form.json", json.dumps(form).encode())
    assert format_.code == "google-forms"
    assert [(one.kind, key(one), one.points) for one in bank.questions] == [
        ("single-choice", "* Іле\nБалқаш", 2),
        ("short-answer", "Ертіс", 2),
        ("open-answer", "", 1),
    ]
    assert [code for _, code in reasons(bank)] == [
        "item-kind-unknown",
        "item-key-missing",
        "item-not-a-question",
    ]


# OpenDocument


def ods(cells: str) -> bytes:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    )
    styles = (
        '<office:automatic-styles><style:style style:name="b" style:family="table-cell">'
        '<style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>'
    )
    body = (
        f"<office:body><office:spreadsheet><table:table>{cells}</table:table></office:spreadsheet>"
    )
    content = (
        f"<office:document-content {names}>{styles}{body}</office:body></office:document-content>"
    )
    return pack(
        [("mimetype", REGISTRY["ods"].media_type.encode()), ("content.xml", content.encode())]
    )


def line(*cells: str, right: int = -1) -> str:
    inside = "".join(
        f"<table:table-cell{' table:style-name=' + chr(34) + 'b' + chr(34) if at == right else ''}>"
        f"<text:p>{cell}</text:p></table:table-cell>"
        for at, cell in enumerate(cells)
    )
    return f"<table:table-row>{inside}</table:table-row>"


def test_a_sheet_of_open_document_tells_its_key_by_bold_letters():
    rows = line("Елорда?", "Алматы", "Астана", right=2) + line("Көл?", "Балқаш", "Ертіс", right=1)
    repeated = 'table:number-rows-repeated="1048570"'
    empty = f"<table:table-row {repeated}><table:table-cell/></table:table-row>"
    format_, bank = read_bank("list.ods", ods(rows + empty))
    assert format_.code == "ods"
    assert [key(one) for one in bank.questions] == ["Алматы\n* Астана", "* Балқаш\nЕртіс"]


# Hostile files


def test_what_is_hostile_is_refused_in_bounded_time():
    columns = 'table:number-columns-repeated="999999"'
    cell = f"<table:table-cell {columns}><text:p>а</text:p></table:table-cell>"
    row = f'<table:table-row table:number-rows-repeated="999999">{cell}</table:table-row>'
    deep = b'{"questions":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    nested = b'{"a":' * 400 + b"1" + b"}" * 400
    files = {
        "ods": ods(row * 50),
        "h5p": pack(
            [("h5p.json", b'{"mainLibrary":"H5P.QuestionSet"}'), ("content/content.json", deep)]
        ),
        "google-forms": b'{"items": [' + nested + b"]}" + b" " * 100,
        "qti-1.2": quiz("<item>" + "<flow>" * 500 + "</flow>" * 500 + "</item>").encode(),
        "text2qti": b"1. a\n" + b"*a) b\n" * 100_000,
        "blackboard": b"MC\t" + b"a\t" * 400_000,
    }
    for code, data in files.items():
        with effort_below(500), suppress(DocumentError):
            assert not REGISTRY[code].read(data).questions, code

"""Moodle XML: what an export of Moodle holds, and what is refused for safety."""

import pytest

from lessons.domain.handouts.document import DocumentError
from tests.domain.banks.reading import doubts, key, one, read, reasons


def quiz(*questions: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n{"".join(questions)}\n</quiz>'


def question(kind: str, inside: str = "", *, text: str = "Елордасы қай қала?") -> str:
    return (
        f'<question type="{kind}"><name><text>Аты</text></name>'
        f'<questiontext format="html"><text><![CDATA[<p>{text}</p>]]></text></questiontext>'
        f"{inside}</question>"
    )


def answer(fraction: str, text: str, feedback: str = "") -> str:
    told = f"<feedback><text>{feedback}</text></feedback>" if feedback else ""
    return f'<answer fraction="{fraction}" format="html"><text>{text}</text>{told}</answer>'


def test_a_question_with_everything_that_a_lesson_can_keep():
    read_one = one(
        "moodle-xml",
        quiz(
            question(
                "multichoice",
                "<single>true</single><defaultgrade>3.0000000</defaultgrade>"
                "<generalfeedback><text>1997 жылдан.</text></generalfeedback>"
                "<hint><text>Есілдің бойында.</text></hint><hint><text>А әрпінен.</text></hint>"
                "<tags><tag><text>level-3</text></tag><tag><text>қала</text></tag></tags>"
                + answer("0", "Алматы", "1997 жылға дейін")
                + answer("100", "&lt;b&gt;Астана&lt;/b&gt;"),
            )
        ),
    )
    assert read_one.text == "Елордасы қай қала?"
    assert key(read_one) == "Алматы // 1997 жылға дейін\n* Астана"
    assert (read_one.points, read_one.part, read_one.tags) == (3, "level-3", ("қала",))
    assert read_one.hints == ("Есілдің бойында.", "А әрпінен.")
    assert (read_one.title, read_one.explanation) == ("Аты", "1997 жылдан.")
    assert not read_one.doubts


def test_several_answers_with_fractions():
    read_one = one(
        "moodle-xml",
        quiz(
            question(
                "multichoice",
                "<single>false</single>"
                + answer("33.33333", "а")
                + answer("33.33333", "б")
                + answer("33.33334", "в")
                + answer("-100", "г"),
            )
        ),
    )
    assert key(read_one) == "* а\n* б\n* в\nг"
    assert not read_one.doubts


@pytest.mark.parametrize(("right", "is_true"), [(("100", "0"), True), (("0", "100"), False)])
def test_true_and_false(right, is_true):
    answers = answer(right[0], "true") + answer(right[1], "false")
    read_one = one("moodle-xml", quiz(question("truefalse", answers)))
    assert read_one.payload == {"correct": is_true}


def test_short_answers_tell_what_is_not_kept():
    answers = answer("100", "Астана", "Иә") + answer("50", "Ақмола") + "<usecase>1</usecase>"
    read_one = one("moodle-xml", quiz(question("shortanswer", answers)))
    assert key(read_one) == "Астана"
    assert doubts(read_one) == [
        "doubt-feedback-dropped",
        "doubt-weights-dropped",
        "doubt-case-dropped",
    ]


def test_an_essay_keeps_the_notes_for_the_marker():
    notes = "<graderinfo><text>Үш себебін атау керек.</text></graderinfo>"
    read_one = one("moodle-xml", quiz(question("essay", notes)))
    assert read_one.payload["model_answer"] == "Үш себебін атау керек."


def test_a_text_to_begin_with_is_told_to_be_dropped():
    begun = "<responsetemplate><text>&lt;p&gt;Кіріспе&lt;/p&gt;</text></responsetemplate>"
    empty = "<responsetemplate><text></text></responsetemplate>"
    told = one("moodle-xml", quiz(question("essay", begun)))
    assert doubts(told) == ["doubt-template-dropped"]
    assert not one("moodle-xml", quiz(question("essay", empty))).doubts


def test_overall_feedback_of_the_authors_own_is_told_and_the_usual_is_not():
    usual = "<correctfeedback><text>Your answer is correct.</text></correctfeedback>"
    own = "<correctfeedback><text>Жарайсыз!</text></correctfeedback>"
    answers = "<single>true</single>" + answer("100", "а") + answer("0", "б")
    assert not one("moodle-xml", quiz(question("multichoice", answers + usual))).doubts
    told = one("moodle-xml", quiz(question("multichoice", answers + own)))
    assert doubts(told) == ["doubt-feedback-dropped"]


def test_points_that_are_not_whole_are_rounded_and_told():
    answers = "<defaultgrade>1.5</defaultgrade>" + answer("100", "true") + answer("0", "false")
    read_one = one("moodle-xml", quiz(question("truefalse", answers)))
    assert (read_one.points, doubts(read_one)) == (2, ["doubt-points-rounded"])


def test_a_category_holds_for_the_questions_after_it():
    category = (
        '<question type="category"><category><text>$course$/Тарих</text></category></question>'
    )
    bank = read("moodle-xml", quiz(category, question("essay"), question("essay", text="Екінші?")))
    assert [one_.category for one_ in bank.questions] == ["$course$/Тарих"] * 2


def test_what_cannot_be_kept_is_told_with_its_line_and_source():
    file = '<file name="a.png" encoding="base64">AAAA</file>'
    bank = read(
        "moodle-xml",
        quiz(
            question("description") + "\n",
            question("ddwtos") + "\n",
            f'<question type="essay"><questiontext format="html"><text>Сурет?</text>{file}'
            "</questiontext></question>\n",
            question("essay", text='<img src="@@PLUGINFILE@@/a.png"> Бұл не?') + "\n",
            question("truefalse", answer("50", "true")) + "\n",
            question("essay", "<defaultgrade>көп</defaultgrade>"),
        ),
    )
    assert reasons(bank) == [
        (3, "item-not-a-question"),
        (4, "item-kind-unknown"),
        (7, "item-key-unclear"),
        (8, "item-points-wrong"),
    ]
    assert bank.rejected[0].source == question("description")
    assert [(one.text, doubts(one)) for one in bank.questions] == [
        ("Сурет?", ["doubt-media-left-out"]),
        ("Бұл не?", ["doubt-media-left-out"]),
    ]


def test_an_entity_of_html_refuses_no_file():
    text = "<questiontext><text>А &rarr; Б &amp;lt; В&nbsp;ма?</text></questiontext>"
    right = answer("100", "true") + answer("0", "false")
    found = one("moodle-xml", quiz(f'<question type="truefalse">{text}{right}</question>'))
    assert found.text == "А → Б < В ма?"


def test_one_is_to_be_chosen_where_nothing_says_how_many():
    answers = answer("100", "Астана") + answer("0", "Алматы")
    found = one("moodle-xml", quiz(question("multichoice", answers)))
    assert found.kind == "single-choice"
    shares = answer("50", "Ертіс") + answer("50", "Жайық") + answer("-100", "Балқаш")
    assert one("moodle-xml", quiz(question("multichoice", shares))).kind == "multiple-choice"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'<!DOCTYPE q [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><quiz>&b;</quiz>', "bank-xml-unsafe"),
        (b'<!DOCTYPE q SYSTEM "http://127.0.0.1/q.dtd"><quiz/>', "bank-xml-unsafe"),
        (b"<quiz>" + b"<a>" * 5000, "bank-xml-unsafe"),
        (b"<quiz><question></quiz>", "bank-xml-broken"),
        (b"<quiz>&nowhere;</quiz>", "bank-xml-broken"),
        (b"<rss><channel/></rss>", "bank-format-wrong"),
        (b"<quiz></quiz>", "bank-no-questions"),
        (b"\xff\xfe<\x00", "bank-xml-broken"),
    ],
)
def test_a_file_that_is_unsafe_or_broken_is_refused(data, code):
    with pytest.raises(DocumentError) as refused:
        read("moodle-xml", data)
    assert refused.value.code == code


def test_a_file_in_cp1251_is_read_as_it_declares():
    text = quiz(question("essay", text="Столица?")).replace("UTF-8", "windows-1251")
    text = text.replace("Аты", "Имя")
    assert one("moodle-xml", text.encode("cp1251")).text == "Столица?"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("10<sup>3</sup> м<sub>2</sub>", "10³ м₂"),
        ("x<sup>n+k</sup>", "x^(n+k)"),
        ("бір<br>екі<br/>үш", "бір\nекі\nүш"),
        ("<ul><li>бір</li><li>екі</li></ul>", "бір\nекі"),
        ("<span style='color: red'>қызыл</span>&nbsp;&laquo;сөз&raquo;", "қызыл «сөз»"),
        ("<script>alert(1)</script>сөз<!-- жасырын -->", "сөз"),
        ('<a href="https://example.kz/a">мақала</a>', "мақала (https://example.kz/a)"),
        ("5 &lt; 7 &amp; 9", "5 < 7 & 9"),
        (
            "Код:\n<pre>for i in x:\n    print(i)</pre>\nне шығады?",
            "Код:\nfor i in x:\nprint(i)\nне шығады?",
        ),
        ("<pre>бір\nекі", "бір екі"),
    ],
)
def test_html_becomes_text_without_losing_meaning(html, text):
    assert one("moodle-xml", quiz(question("essay", text=html))).text == text

"""Garbage out of pictures is told by its signs, and sound texts are left alone."""

import json
from pathlib import Path

import pytest

from lessons.domain.handouts.document import Judgement
from lessons.domain.handouts.encoding import decode
from lessons.domain.handouts.registry import read_document
from lessons.domain.handouts.scan_quality import find_scan_damage

SHARED = Path(__file__).parents[4] / "shared"
SOUND = [
    "Қазақстан БҰҰ-ға 1992 жылғы 2 наурызда мүше болды, ЕҚЫҰ-ға 2010 жылы төрағалық етті.",
    "ҚазХҚжӘТУ мен КазНУ әл-Фараби атындағы ЕурАзЭҚ туралы мақала жариялады (2-бөлім).",
    "Генотиптері АаВв, аавв және ААвв болатын өсімдіктер; қуаты 5 кВт, қысымы 3 гПа, рН 7.",
    "К о с п а р: Т А Қ Ы Р Ы П. В статье и в обзоре о дипломатии мы с ними согласны.",
]
GARBLED = [
    "т а с у  сап поі Ье иппоіісесі. Тһеге Ьу Іһе с о т р іе х",
    "опаі ог§апІ2аІіоп5, ти һ іп а ііо п а і с о т р а п іе з",
    "риЫіс (Іір іо тасу  І8 аи етр 1 іп §  іо  геасһ Іһе сіүіііап",
]


def codes_of(lines: list[str]) -> set[str]:
    return {doubt.code for doubt in find_scan_damage(lines)}


def test_abbreviations_units_genes_and_spaced_headings_are_sound():
    assert codes_of(SOUND * 10) == set()


def test_english_read_as_cyrillic_is_garbage():
    assert codes_of(SOUND + GARBLED) == {"scan-garbled"}


def test_a_few_garbled_lines_in_a_long_text_are_named():
    doubts = find_scan_damage([*SOUND * 20, *GARBLED[:2]])

    assert [(doubt.line, doubt.code) for doubt in doubts] == [
        (81, "lines-garbled"),
        (82, "lines-garbled"),
    ]


def test_garbage_is_refused_before_a_lesson_is_made_of_it():
    document = read_document("class.txt", "\n".join(SOUND + GARBLED).encode())

    assert (document.verdict, document.lessons) == (Judgement.REFUSE, ())


CLIPPED = [
    "Дипломатия мемлекеттің сыртқы саяси мақсаттарын іске асыру құралы болып табыла",
    "Қоғамдық дипломатия туралы әдебиетте халықаралық конференцияларда жиі табылады дип",
    "Мемлекет басшылары мен сыртқы істер министрлерінің қызметі туралы қазіргі халықара",
    "Халықаралық қатынастарда келіссөз жүргізу өнері деген анықтама да беріледі мемле",
    "Конференция барысында министрлер келісімге қол қойып, қатынас орнатты мини",
    "Елшілердің міндеті мемлекет мүддесін қорғау, келісім жасау болып есептеледі конфер",
    "Анықтама берілген сайын оның мазмұны кеңейе түседі деп жазады авторлар қатына",
]


def test_line_ends_that_are_beginnings_of_words_are_clipped():
    assert codes_of(CLIPPED) == {"lines-clipped"}


def test_whole_line_ends_are_not_clipped():
    assert codes_of([line.rsplit(" ", 1)[0] for line in CLIPPED]) == set()


def texts() -> list[Path]:
    return [path for path in SHARED.glob("*/*.txt") if not path.name.startswith("ocr-")]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the texts are not beside this checkout")
def test_no_sound_text_raises_an_alarm():
    alarms = {path.name: codes_of(list(decode(path.read_bytes()).lines)) for path in texts()}
    passages = (SHARED / "kazakh" / "passages.jsonl").read_text("utf-8").splitlines()
    alarms["passages"] = codes_of([json.loads(line)["text"] for line in passages])

    assert [name for name, codes in alarms.items() if codes] == []
    assert len(alarms) >= 6

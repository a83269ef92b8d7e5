"""For each format a file of good and bad questions, and a way to mend a bad one."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from lessons.domain.banks import keys
from lessons.domain.banks.archive import Archive, pack
from lessons.domain.banks.bank import BankFormat, BankQuestion
from lessons.domain.banks.form_sheets import FormSheet
from lessons.domain.banks.google_forms import GoogleForms
from lessons.domain.banks.h5p import H5p
from lessons.domain.banks.kahoot import Kahoot
from lessons.domain.banks.open_sheet import open_file
from lessons.domain.banks.qti import Qti
from lessons.domain.banks.qti_1_2 import Qti12
from lessons.domain.banks.qti_names import QTI_2_1, QTI_3_0, Dialect
from lessons.domain.banks.quizizz import Quizizz
from lessons.domain.banks.spreadsheet import Spreadsheet, sheet_file
from lessons.domain.types.choices import choice

Sample = tuple[bytes, list[str], Callable[[bytes], bytes]]

TAGGED = """<question>Елордасы қайда?
<variant>Алматы
<variantright>Астана

<question>Ең ұзын өзен қайсы?
<variant>Ертіс
<variant>Іле
"""
GIFT = """// Бірінші бөлім
::Елорда::Елордасы қайда? {=Астана ~Алматы}

Өзенін атаңыз. {=Ертіс ~Ертіс}

Тек мәтін.
"""
AIKEN = """Елордасы қайда?
A. Алматы
B. Астана
ANSWER: B

Ең ұзын өзен қайсы?
A. Ертіс
B. Іле
ANSWER: E
"""
TEXT2QTI = """Quiz title: География

1.  Елордасы қайда?
a)  Алматы
*b) Астана

2.  Ең ұзын өзен қайсы?
a)  Ертіс
b)  Іле
"""
BLACKBOARD = (
    "MC\tЕлордасы қайда?\tАлматы\tincorrect\tАстана\tcorrect\n"
    "MC\tЕң ұзын өзен қайсы?\tЕртіс\tincorrect\tІле\tincorrect\n"
)
DOLLARS = """$$$ 1 A
Елордасы қайда?
A) Алматы
B) Астана
{Дұрыс жауап}=B

$$$ 2 A
Ең ұзын өзен қайсы?
A) Ертіс
B) Іле
{Дұрыс жауап}=E
"""
COLONS = """I:
S: Елордасы қайда?
-: Алматы
+: Астана

I:
S: Ең ұзын өзен қайсы?
-: Ертіс
-: Іле
"""
RULERS = """Елордасы қайда?
====
Алматы
====
#Астана
++++
Ең ұзын өзен қайсы?
====
Ертіс
====
Іле
++++
"""
STARS = """#1
*!Елордасы қайда?
*Алматы
*+Астана
#2
*!Ең ұзын өзен қайсы?
*Ертіс
*Іле
"""
SIGNS = """? Елордасы қайда?
- Алматы
+ Астана

? Ең ұзын өзен қайсы?
- Ертіс
- Іле
"""
NUMBERED = """1. Елордасы қайда?
A) Алматы
B) Астана
C) Шымкент
Дұрыс жауап: B
2. Ең ұзын өзен қайсы?
A) Ертіс
B) Ертіс
C) Іле
Дұрыс жауап: A
"""
MOODLE = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="truefalse"><name><text>a</text></name>
 <questiontext format="html"><text><![CDATA[<p>Вена – Австрияда.</p>]]></text></questiontext>
 <answer fraction="100"><text>true</text></answer>
 <answer fraction="0"><text>false</text></answer>
</question>
<question type="shortanswer"><name><text>b</text></name>
 <questiontext format="html"><text>Елордасы?</text></questiontext>
</question>
</quiz>
"""
TABLE = [
    ["Сұрақ мәтіні", "1-нұсқа", "2-нұсқа", "Дұрыс жауап"],
    ["Елордасы қайда?", "Алматы", "Астана", "2"],
    ["Ең ұзын өзен қайсы?", "Ертіс", "Іле", "5"],
]


def _replaced(change: tuple[bytes, bytes], data: bytes) -> bytes:
    return data.replace(*change)


def _csv() -> bytes:
    return "\r\n".join(";".join(row) for row in TABLE).encode("utf-8-sig")


def _mend_xlsx(data: bytes) -> bytes:
    bank = Spreadsheet().read(data)
    source = bank.rejected[0].source.replace(",5", ",1")
    mended = replace(bank.rejected[0], source=source)
    return Spreadsheet().compose_rejected(replace(bank, rejected=(mended,)))


def _form(format_: FormSheet, bad: list[str], wrong: str) -> Sample:
    """A good row and a bad one, whose key is mended."""
    question = keys.checked(choice(["Алматы", "Астана"], [1], several=False), text="Елорда?")
    rows = [list(format_.header), format_.write_row(question, 1), bad]

    def mend(_data: bytes) -> bytes:
        mended = ["1" if cell == wrong else cell for cell in bad]
        return sheet_file([list(format_.header), mended])

    return sheet_file(rows), ["item-key-unclear"], mend


def _asked(text: str) -> BankQuestion:
    return keys.checked(choice(["Алматы", "Астана"], [1], several=False), text=text)


def _json_items(format_: BankFormat, old: bytes, new: bytes) -> Sample:
    """A package of two items, of which the last has no key."""
    archive = Archive(format_.compose([_asked("Елорда?"), _asked("Ең ұзын өзен?")]))
    files = [(name, archive.read(name)) for name in archive.names]
    name, content = files[1]
    start = content.rindex(old)
    bad = pack([files[0], (name, content[:start] + new + content[start + len(old) :])])

    def mend(data: bytes) -> bytes:
        own = Archive(data)
        return pack((each, own.read(each).replace(new, old, 1)) for each in own.names)

    return bad, ["item-key-missing"], mend


def _forms() -> Sample:
    made = GoogleForms().compose([_asked("Елорда?"), _asked("Ең ұзын өзен?")])
    right = '"answers": [{"value": "Астана"}]'.encode()
    form = json.loads(made)
    grading = form["items"][1]["questionItem"]["question"]["grading"]
    grading["correctAnswers"] = {"answers": []}
    bad = json.dumps(form, ensure_ascii=False).encode()
    return bad, ["item-key-missing"], lambda data: re.sub(rb'"answers": \[\]', right, data)


def _ods() -> Sample:
    rows = [[cell.replace("5", "9") for cell in row] for row in TABLE]

    def mend(data: bytes) -> bytes:
        own = Archive(data)
        return pack((name, own.read(name).replace(b">9<", b">1<")) for name in own.names)

    return open_file(rows), ["item-key-unclear"], mend


def _qti12() -> Sample:
    format_ = Qti12()
    question = keys.checked(choice(["Алматы", "Астана"], [1], several=False), text="Елорда?")
    good = format_.compose([question, replace(question, text="Ең ұзын өзен?")])
    archive = Archive(good)
    files = [(name, archive.read(name)) for name in archive.names]
    start = files[1][1].rindex(b">option2<")
    bad = files[1][1][:start] + b">optionX<" + files[1][1][start + 9 :]
    data = pack([files[0], (files[1][0], bad)])
    return data, ["item-key-unclear"], _mend_qti12


def _mend_qti12(data: bytes) -> bytes:
    archive = Archive(data)
    return pack(
        (name, archive.read(name).replace(b">optionX<", b">option1<")) for name in archive.names
    )


def _qti(dialect: Dialect) -> Sample:
    format_ = Qti(dialect)
    question = keys.checked(choice(["Алматы", "Астана"], [1], several=False), text="Елорда?")
    good = format_.compose([question, replace(question, text="Ең ұзын өзен?")])
    bad = _change(good, 1, b"option2<", b"optionX<")
    return bad, ["item-key-unclear"], lambda data: _change(data, 0, b"optionX<", b"option1<")


def _change(data: bytes, index: int, old: bytes, new: bytes) -> bytes:
    archive = Archive(data)
    names = list(archive.names)
    items = [name for name in names if "item" in name and name.endswith(".xml")]
    files = [
        (name, archive.read(name).replace(old, new) if name == items[index] else archive.read(name))
        for name in names
    ]
    return pack(files)


REJECTED_AND_FINE: dict[str, Sample] = {
    "tagged": (
        TAGGED.encode(),
        ["item-key-missing"],
        lambda data: data.replace("<variant>Ертіс".encode(), "<variantright>Ертіс".encode()),
    ),
    "gift": (
        GIFT.encode(),
        ["item-option-repeated", "item-not-a-question"],
        lambda data: data.replace("~Ертіс".encode(), "~Іле".encode()),
    ),
    "aiken": (
        AIKEN.encode(),
        ["item-key-unclear"],
        lambda data: data.replace(b"ANSWER: E", b"ANSWER: A"),
    ),
    "moodle-xml": (
        MOODLE.encode(),
        ["item-key-missing"],
        lambda data: data.replace(
            b"</question>", b'<answer fraction="100"><text>a</text></answer></question>'
        ),
    ),
    "csv": (_csv(), ["item-key-unclear"], lambda data: data.replace(b";5", b";1")),
    "dollars": (
        DOLLARS.encode(),
        ["item-key-unclear"],
        lambda data: data.replace(b"=E", b"=A"),
    ),
    **{
        code: (
            text.encode(),
            ["item-key-missing"],
            partial(_replaced, change),
        )
        for code, text, change in (
            ("ast", COLONS, ("-: Ертіс".encode(), "+: Ертіс".encode())),
            ("hemis", RULERS, ("Ертіс".encode(), "#Ертіс".encode())),
            ("stars", STARS, ("*Ертіс".encode(), "*+Ертіс".encode())),
            ("signs", SIGNS, ("- Ертіс".encode(), "+ Ертіс".encode())),
        )
    },
    "text2qti": (
        TEXT2QTI.encode(),
        ["item-key-missing"],
        lambda data: data.replace(b"a)", b"*a)"),
    ),
    "blackboard": (
        BLACKBOARD.encode(),
        ["item-key-missing"],
        lambda data: data.replace(b"incorrect", b"correct", 1),
    ),
    "qti-1.2": _qti12(),
    "h5p": _json_items(H5p(), b'"correct": true', b'"correct": false'),
    "google-forms": _forms(),
    "ods": _ods(),
    "numbered": (
        NUMBERED.encode(),
        ["item-syntax"],
        lambda data: data.replace("B) Ертіс".encode(), "B) Шу".encode()),
    ),
    "kahoot": _form(Kahoot(), ["2", "Ең ұзын өзен?", "Ертіс", "Іле", "", "", "20", "5"], "5"),
    "quizizz": _form(
        Quizizz(),
        ["Ең ұзын өзен?", "Multiple Choice", "Ертіс", "Іле", "", "", "", "5", "30", "", ""],
        "5",
    ),
    "xlsx": (sheet_file(TABLE), ["item-key-unclear"], _mend_xlsx),
    "qti-2.1": _qti(QTI_2_1),
    "qti-3.0": _qti(QTI_3_0),
}

"""Broken and hostile office files end in a clear refusal, soon and in little memory."""

import io
import random
import zipfile

import pytest

from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.office import archive as archives
from lessons.domain.handouts.office import flow, open_body, word_body, xml_tree
from lessons.domain.handouts.registry import read_document
from lessons.domain.handouts.word import Word
from tests.domain.handouts.office_files import (
    NAMESPACES,
    ODF,
    abstract,
    docx,
    extracted,
    lvl,
    num,
    odt,
    p,
    tbl,
    zipped,
)

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        read_document(name, data)
    return caught.value.code


def main_part(name: str, xml: str | bytes) -> bytes:
    return zipped({"content.xml" if name.endswith("odt") else "word/document.xml": xml})


def body(name: str, inside: str) -> str:
    if name.endswith("odt"):
        return (
            f"<office:document-content {ODF}><office:body><office:text>{inside}</office:text>"
            "</office:body></office:document-content>"
        )
    return f"<w:document {NAMESPACES}><w:body>{inside}</w:body></w:document>"


both = pytest.mark.parametrize("name", ["a.docx", "a.odt"])


@both
@pytest.mark.parametrize("data", [b"no\x01file", b"%PDF-1.7", b"PK\x03\x04 cut", b"\x00" * 90])
def test_another_kind_of_file_is_refused(name, data):
    assert refusal(name, data) == "file-damaged"


@both
def test_an_archive_of_another_kind_is_refused(name):
    assert refusal(name, zipped({"[Content_Types].xml": "<a/>"})) == "file-damaged"


@both
@pytest.mark.parametrize("xml", ["", "<a>", "<a></b>", "text", "<a/>", "\x01"])
def test_a_broken_main_part_is_refused(name, xml):
    assert refusal(name, main_part(name, xml)) == "file-damaged"


@both
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_so_nothing_expands(name, encoding):
    bomb = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "{"x" * 1000}">'
        f'<!ENTITY c "{"&b;" * 1000}"><!ENTITY d SYSTEM "file:///etc/passwd">]><a>&c;&d;</a>'
    )

    assert refusal(name, main_part(name, bomb.encode(encoding))) == "file-damaged"


@both
def test_a_part_that_unpacks_to_gigabytes_is_refused(name):
    assert refusal(name, main_part(name, b" " * (archives.LARGEST_PART + 1))) == "file-inflates"


@both
def test_a_part_that_lies_about_its_size_is_refused(name):
    data = bytearray(main_part(name, b" " * (archives.LARGEST_PART + 1)))
    stated = (archives.LARGEST_PART + 1).to_bytes(4, "little")
    while stated in data:
        place = data.index(stated)
        data[place : place + 4] = (100).to_bytes(4, "little")

    assert refusal(name, bytes(data)) in {"file-damaged", "file-inflates"}


@both
def test_an_archive_of_very_many_parts_is_refused(name):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(archives.MOST_ENTRIES + 1):
            archive.writestr(str(number), b"")

    assert refusal(name, buffer.getvalue()) == "file-inflates"


@both
def test_very_many_elements_are_refused(name, monkeypatch):
    monkeypatch.setattr(xml_tree, "MOST_NODES", 1000)

    assert refusal(name, main_part(name, body(name, "<a/>" * 1000))) == "file-inflates"


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        *(("a.docx", tag) for tag in ("a", "w:tbl", "w:ins", "m:f")),
        *(("a.odt", tag) for tag in ("a", "text:span", "text:list")),
    ],
)
def test_deep_nesting_is_refused(name, tag):
    xml = body(name, f"<{tag}>" * 5000 + f"</{tag}>" * 5000)

    assert refusal(name, main_part(name, xml)) == "file-inflates"


@pytest.mark.parametrize(
    ("before", "after", "times"),
    [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 38),
        ("<w:p><w:ins>", "</w:ins></w:p>", 50),
        ("<m:oMath><m:f><m:num>", "</m:num></m:f></m:oMath>", 36),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 55),
        ("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>", 50),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>", 28),
    ],
)
def test_nesting_within_the_limit_is_walked(before, after, times):
    data = docx(p("Бар") + before * times + p("Ішінде") + after * times)

    assert read_document("a.docx", data).lines[0] == "Бар"


def test_very_many_rows_are_refused_while_they_are_parsed(monkeypatch):
    monkeypatch.setattr(xml_tree, "MOST_NODES", 1000)
    row = "<w:tr><w:tc><w:p/></w:tc></w:tr>"

    assert refusal("a.docx", docx(f"<w:tbl>{row * 400}</w:tbl>")) == "file-inflates"


def test_more_lines_than_any_handout_has_are_refused(monkeypatch):
    for module in (word_body, open_body, flow):
        monkeypatch.setattr(module, "MOST_LINES", 100)
    breaks = "<w:r><w:br/><w:t>а</w:t></w:r>" * 101

    assert refusal("a.docx", docx(p("а") * 101)) == "too-many-lines"
    assert refusal("a.docx", docx(f"<w:p>{breaks}</w:p>")) == "too-many-lines"
    assert refusal("a.odt", odt("<text:p>а</text:p>" * 101)) == "too-many-lines"


@both
def test_more_text_than_any_handout_has_is_refused(name):
    words = "сөз " * 500_001

    assert refusal(
        name, docx(p(words)) if name == "a.docx" else odt(f"<text:p>{words}</text:p>")
    ) == ("file-inflates")


def test_a_long_document_takes_steps_in_proportion_to_its_length():
    """A line of many pieces, a paragraph of many lines, many paragraphs run into one: thousands
    of each would take minutes if one looked at all the others."""
    gone = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>а</w:t></w:r></w:p>"
    pieces = "<w:r><w:t>а</w:t></w:r>" * 3000
    lines = "<w:r><w:br/><w:t>а</w:t></w:r>" * 3000

    found = extracted(docx(gone * 3000 + p("б") + f"<w:p>{pieces}</w:p><w:p>{lines}</w:p>"))

    assert len(found.rows) == 3002


def test_a_pile_of_accents_is_refused():
    assert refusal("a.docx", docx(p("а" + "\u0301\u0316" * 50_000))) == "not-text"


def test_absurd_numbers_are_no_trap():
    table = tbl(
        '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999999999"/></w:tcPr><w:p/></w:tc></w:tr>'
    )
    kinds = abstract(0, lvl(0, "lowerLetter", "%1", start=999_999_999)) + num(1, 0)
    data = docx(p("Су", num="1", level=0) + p("бу", num="1", level=-7) + table, numbering=kinds)

    assert len(read_document("a.docx", data).lines[0]) < 20


def test_a_password_is_named():
    encrypted = OLD_WORD + "EncryptedPackage".encode("utf-16-le")
    manifest = {"META-INF/manifest.xml": "<manifest:encryption-data/>", "content.xml": "garbage"}

    assert refusal("a.docx", encrypted) == "password-needed"
    assert refusal("a.odt", zipped(manifest)) == "password-needed"


def test_old_word_without_libreoffice_is_refused_with_the_reason():
    with pytest.raises(DocumentError) as caught:
        Word().read("a.doc", OLD_WORD)

    assert caught.value.code == "office-missing"


def test_old_word_is_read_through_the_converter_it_is_given():
    word = Word(lambda _data: docx(p("Мақсаты: су") + p("БӨЖ: сызба")))

    assert word.read("a.doc", OLD_WORD).lines == ("Мақсаты: су", "БӨЖ: сызба")


def test_what_a_converter_returns_is_not_trusted():
    word = Word(lambda _data: b"PK rubbish")

    with pytest.raises(DocumentError) as caught:
        word.read("a.doc", OLD_WORD)
    assert caught.value.code == "file-damaged"


@both
@pytest.mark.parametrize("seed", range(60))
def test_mutated_files_raise_nothing_but_document_errors(name, seed):
    """Half of them with a broken archive, half with broken XML in a good one."""
    chance = random.Random(seed)  # noqa: S311 - seeded, for the same files every time
    whole = RICH[name]
    if seed % 2:
        data = _mutated(whole, chance)
    else:
        archive = zipfile.ZipFile(io.BytesIO(whole))
        parts = {part: archive.read(part) for part in archive.namelist()}
        data = zipped({part: _mutated(content, chance) for part, content in parts.items()})
    try:
        read_document(name, data)
    except DocumentError:
        return


@pytest.mark.parametrize("seed", range(60))
def test_elements_in_any_place_are_walked(seed):
    """Well-formed XML whose elements stand where no program would put them."""
    chance = random.Random(seed)  # noqa: S311 - seeded, for the same files every time
    try:
        read_document("a.docx", docx(p("Бар") + _tangle(chance, 6)))
    except DocumentError:
        return


NAMES = [
    *("w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:pPr", "w:numPr", "w:rPr", "w:sdt"),
    *("w:sdtContent", "w:fldChar", "w:br", "w:txbxContent", "w:pict", "mc:AlternateContent"),
    *("mc:Choice", "mc:Fallback", "m:oMath", "m:f", "m:num", "w:hyperlink", "w:del", "w:ins"),
    *("w:lastRenderedPageBreak", "w:sym", "w:ruby", "w:tcPr", "w:vMerge", "w:drawing"),
]


def _tangle(chance: random.Random, depth: int) -> str:
    name = chance.choice(NAMES)
    inside = "".join(_tangle(chance, depth - 1) for _ in range(chance.randrange(4) if depth else 0))
    return f'<{name} w:val="{chance.choice(["0", "x", "", "-1"])}">{inside}с</{name}>'


def _mutated(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        if not changed:
            break
        place = chance.randrange(len(changed))
        action = chance.randrange(3)
        if action == 0:
            changed[place] = chance.randrange(256)
        elif action == 1:
            del changed[place : place + chance.randrange(1, 40)]
        else:
            changed[place:place] = changed[max(place - 30, 0) : place]
    return bytes(changed)


RICH = {
    "a.docx": docx(
        p("Мақсаты: су", num="1", style="S")
        + tbl(["1", "Су не?"], ["2", "Бу не?"])
        + p("<m:oMath><m:f><m:num/><m:den/></m:f></m:oMath>", "<w:r><w:br/></w:r>", "соңы"),
        numbering=abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0),
        styles='<w:style w:styleId="S"><w:name w:val="heading 1"/></w:style>',
        header1=p("үсті"),
    ),
    "a.odt": odt(
        '<text:h text:outline-level="1">Мақсаты</text:h><text:list text:style-name="L">'
        "<text:list-item><text:p>су</text:p></text:list-item></text:list><table:table>"
        "<table:table-row><table:table-cell><text:p>а</text:p></table:table-cell>"
        "</table:table-row></table:table>",
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        'style:num-format="1"/></text:list-style>',
    ),
}

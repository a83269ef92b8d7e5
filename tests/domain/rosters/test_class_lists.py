"""Class lists as universities export them, and as nobody should."""

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from lessons.domain.rosters.codes import RosterCode, RosterError
from lessons.domain.rosters.columns import Column
from lessons.domain.rosters.grid import MAX_BYTES, MOST_ROWS, Row, read_grids, read_pasted
from lessons.domain.rosters.logins import login_of
from lessons.domain.rosters.names import Name, split_name
from lessons.domain.rosters.roster import MOST_PEOPLE, Passed, choose_grid, read_roster
from tests.properties import examples

NAMES = ["Нұрланова Айару Серікқызы", "Әбдіқалықов Ғани", "Омаров Дәурен Ерланұлы"]


def workbook(*rows, merged=(), title="Тізім"):
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def read(data, name="list.xlsx"):
    return read_roster(choose_grid(read_grids(name, data)))


def full(roster):
    return [person.name.full for person in roster.people]


# --- As universities export them --------------------------------------------------------------


def test_a_workbook_with_titles_groups_and_a_total():
    data = workbook(
        ["«Абай атындағы ҚазҰПУ» КеАҚ"],
        [],
        ["№", "Аты-жөні", "ЖСН", "E-mail"],
        ["ХҚ-231 тобы"],
        [1, "НҰРЛАНОВА АЙАРУ СЕРІКҚЫЗЫ", 50101500123, "Aiaru@Kaznpu.kz"],
        [2, "әбдіқалықов ғани", "040202500456", "gani@kaznpu.kz"],
        ["ХҚ-232 тобы"],
        [3, "Омаров Дәурен Ерланұлы", "040303500789", None],
        ["Барлығы:", 3],
        ["Декан", "Оспанов А. Б."],
        merged=["A1:D1", "A4:D4", "A7:D7"],
    )

    roster = read(data)

    assert roster.columns == (Column.NUMBER, Column.FULL_NAME, Column.IIN, Column.EMAIL)
    assert full(roster) == NAMES
    assert roster.people[0].iin == "050101500123"
    assert roster.people[0].email == "aiaru@kaznpu.kz"
    assert roster.groups == ["ХҚ-231 тобы", "ХҚ-232 тобы"]
    assert [person.line for person in roster.people] == [5, 6, 8]
    assert [(row.line, row.why) for row in roster.passed] == [
        (1, Passed.TITLE), (3, Passed.HEADER), (4, Passed.GROUP), (7, Passed.GROUP),
        (9, Passed.TOTAL), (10, Passed.SIGNATURE),
    ]  # fmt: skip


def test_a_merged_head_over_three_columns_with_their_own_heads_below():
    data = workbook(
        ["№", "Аты-жөні", None, None, "Логин"],
        [None, "Тегі", "Аты", "Әкесінің аты", None],
        [1, "Нұрланова", "Айару", "Серікқызы", "nurlanova_a"],
        [2, "Омаров", "Дәурен", None, "omarov_d"],
        merged=["B1:D1", "A1:A2", "E1:E2"],
    )

    roster = read(data)

    assert full(roster) == ["Нұрланова Айару Серікқызы", "Омаров Дәурен"]
    assert [person.login for person in roster.people] == ["nurlanova_a", "omarov_d"]


def test_a_merged_head_over_the_cells_of_a_name():
    data = workbook(
        ["№", "Студент", None, None],
        [1, "Нұрланова", "Айару", "Серікқызы"],
        [2, "Омаров", "Дәурен", "Ерланұлы"],
        merged=["B1:D1"],
    )

    assert full(read(data)) == ["Нұрланова Айару Серікқызы", "Омаров Дәурен Ерланұлы"]


@pytest.mark.parametrize(
    "head",
    ["Аты-жөні", "ФИО", "Ф.И.О.", "Ф.И.О. студента", "Студенттің аты-жөні", "Full name",
     "Тегі, аты, әкесінің аты", "Фамилия, имя, отчество", "Білім алушының аты-жөні", "Студент"],
)  # fmt: skip
def test_heads_in_three_languages_name_the_column(head):
    roster = read_roster(read_pasted(f"№\t{head}\n1\tОмаров Дәурен\n2\tБекова Ай"))

    assert roster.columns == (Column.NUMBER, Column.FULL_NAME)
    assert len(roster.people) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_texts_in_usual_encodings_and_separators(encoding, separator):
    rows = [["№", "Аты-жөні", "Логин"]]
    rows += [[str(at), name, f"login{at}"] for at, name in enumerate(NAMES, 1)]
    text = "\r\n".join(separator.join(row) for row in rows)

    assert full(read(text.encode(encoding), "list.csv")) == NAMES


def test_a_russian_list_in_the_code_page_of_windows():
    text = "№;Фамилия Имя Отчество;Группа\n1;Иванов Пётр Сергеевич;ХК-231\n2;Смирнова Анна;ХК-231\n"

    roster = read(text.encode("cp1251"), "list.csv")

    assert full(roster) == ["Иванов Пётр Сергеевич", "Смирнова Анна"]
    assert roster.groups == ["ХК-231"]


def test_names_alone_one_a_line_with_numbers_or_without():
    assert full(read_roster(read_pasted("\n".join(NAMES)))) == NAMES
    numbered = "\n".join(f"{at}. {name}" for at, name in enumerate(NAMES, 1))
    assert full(read_roster(read_pasted(numbered))) == NAMES


def test_a_table_without_heads_is_told_by_its_cells():
    rows = [f"{at}\t{name}\t{at}@uni.kz" for at, name in enumerate(NAMES, 1)]

    roster = read_roster(read_pasted("\n".join(rows)))

    assert roster.columns == (Column.NUMBER, Column.FULL_NAME, Column.EMAIL)
    assert full(roster) == NAMES


def test_of_several_sheets_the_one_with_people_is_read():
    book = Workbook()
    book.active.append(["Нұсқаулық"])
    sheet = book.create_sheet("ХҚ-231")
    for row in (["№", "Аты-жөні"], [1, NAMES[0]]):
        sheet.append(row)
    out = BytesIO()
    book.save(out)

    assert full(read(out.getvalue())) == NAMES[:1]


def test_columns_that_a_person_chose_are_followed():
    rows = read_pasted("№\tАты-жөні\tҚосымша\n1\tОмаров Дәурен\tomarov\n")

    roster = read_roster(rows, [Column.NUMBER, Column.FULL_NAME, Column.LOGIN])

    assert roster.people[0].login == "omarov"


def test_a_wrong_number_of_chosen_columns_is_not_followed():
    rows = read_pasted("№\tАты-жөні\n1\tОмаров Дәурен\n")

    assert read_roster(rows, [Column.FULL_NAME]).columns == (Column.NUMBER, Column.FULL_NAME)


# --- Names ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("НҰРЛАНОВА АЙАРУ СЕРІКҚЫЗЫ", Name("Нұрланова", "Айару", "Серікқызы")),
        ("Нұрланова, Айару Серікқызы", Name("Нұрланова", "Айару", "Серікқызы")),
        ("Айару Серікқызы Нұрланова", Name("Нұрланова", "Айару", "Серікқызы")),
        ("Пётр Сергеевич Иванов", Name("Иванов", "Пётр", "Сергеевич")),
        ("Нұрлан Айару Серік қызы", Name("Нұрлан", "Айару", "Серік қызы")),
        ("МАМЕДОВ АЛИ ГАСАН ОГЛЫ", Name("Мамедов", "Али", "Гасан оглы")),
        ("қали-ахмет дана", Name("Қали-Ахмет", "Дана")),
        ("Оспанов А. Б.", Name("Оспанов", "А.", "Б.")),
        ("O’Brien Anna", Name("O’Brien", "Anna")),
    ],
)
def test_a_name_is_split_and_written_as_names_are(text, name):
    assert split_name(text) == name


@pytest.mark.parametrize(
    "rows",
    [
        ["Айару Серікқызы Нұрланова", "Дәурен Омаров", "Ай Бек"],
        ["Айару Нұрланова Серікқызы", "Дәурен Омаров", "Ай Бек"],
        ["Аты, тегі", "Айару Нұрлан", "Ай Бек"],
        ["Имя и фамилия", "Айару Нұрлан", "Ай Бек"],
    ],
)
def test_a_list_with_the_first_name_first_is_told_by_its_names_or_its_head(rows):
    roster = read_roster(
        read_pasted("\n".join(f"{at or '№'}\t{row}" for at, row in enumerate(rows)))
    )

    assert Column.NAME_FIRST in roster.columns
    assert roster.people[-1].name == Name("Бек", "Ай")
    assert roster.people[0].name.last.startswith("Нұрлан")


@pytest.mark.parametrize(
    "rows", [["Сейітова Мадина", "Оспан Алина"], ["Имя и фамилия", "Сейітова Мадина"], NAMES]
)
def test_names_that_begin_with_a_surname_are_left_in_their_order(rows):
    roster = read_roster(
        read_pasted("\n".join(f"{at or '№'}\t{row}" for at, row in enumerate(rows)))
    )

    assert Column.FULL_NAME in roster.columns


@pytest.mark.parametrize(
    ("taken", "login"),
    [(set(), "nurlanova.a"), ({"nurlanova.a"}, "nurlanova.a2"),
     ({"nurlanova.a", "nurlanova.a2"}, "nurlanova.a3")],
)  # fmt: skip
def test_a_sign_in_name_is_latin_and_free(taken, login):
    name = Name("Нұрланова", "Айару")

    assert login_of(name, is_taken=taken.__contains__) == login


# --- Refused rows -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("1\t=HYPERLINK(A1)\ta\ta@uni.kz", RosterCode.NAME_WRONG),
        ("1\t+7 701 000 00 00\ta\ta@uni.kz", RosterCode.NAME_WRONG),
        ("1\tОмаров\ta\ta@uni.kz", RosterCode.NAME_SHORT),
        ("1\t\tomarov\ta@uni.kz", RosterCode.NAME_MISSING),
        ("1\tОмаров Дәурен\tom arov\ta@uni.kz", RosterCode.LOGIN_WRONG),
        ("1\tОмаров Дәурен\tomarov\tuni.kz", RosterCode.EMAIL_WRONG),
    ],
)
def test_a_row_that_is_no_person_says_why_and_the_others_are_read(row, code):
    text = f"№\tФИО\tЛогин\tПочта\n{row}\n2\tБекова Ай\tbekova\tb@uni.kz"

    roster = read_roster(read_pasted(text))

    assert [refused.code for refused in roster.refused] == [code]
    assert full(roster) == ["Бекова Ай"]


@pytest.mark.parametrize(
    "rows",
    [("Омаров Дәурен\tdauren\t", "Омаров Д.\tDauren\t"), ("Омаров А\t\ta@b.kz", "Бек Б\t\tA@b.kz")],
)
def test_the_same_person_twice_is_refused_with_the_line_of_the_first(rows):
    roster = read_roster(read_pasted("ФИО\tЛогин\tE-mail\n" + "\n".join(rows)))

    assert [(row.code, row.other) for row in roster.refused] == [(RosterCode.REPEATED, 2)]


def test_the_same_name_twice_is_told_and_not_decided():
    roster = read_roster(read_pasted("ФИО\nОмаров Дәурен\nОмаров Даурен\n"))

    assert [person.namesake for person in roster.people] == [None, 2]


# --- Hostile files ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.csv", b"", RosterCode.EMPTY),
        ("a.csv", b" \r\n \t", RosterCode.EMPTY),
        ("a.xlsx", b"PK\x03\x04 no zip", RosterCode.BROKEN),
        ("a.pdf", b"%PDF-1.7", RosterCode.FORMAT),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", RosterCode.FORMAT),
        ("a.csv", b"\x89PNG\r\n", RosterCode.FORMAT),
        ("a.csv", b"x" * (MAX_BYTES + 1), RosterCode.TOO_LARGE),
        ("a.csv", b"a,b\n" * (MOST_ROWS + 1), RosterCode.TOO_LARGE),
        ("a.csv", b'"' + b"x" * 200_000, RosterCode.BROKEN),
        ("a.csv", b"1;2;3\n4;5;6", RosterCode.NOBODY),
    ],
)
def test_what_is_no_list_is_refused_with_its_reason(name, data, code):
    with pytest.raises(RosterError) as refused:
        read(data, name)

    assert refused.value.code == code


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        for number in range(30):
            bomb.writestr(f"xl/worksheets/sheet{number}.xml", b" " * 10_000_000)
    data = out.getvalue()
    assert len(data) < MAX_BYTES

    with pytest.raises(RosterError) as refused:
        read(data)

    assert refused.value.code == RosterCode.TOO_LARGE


def test_formulas_of_a_workbook_are_never_names():
    data = workbook(["ФИО", "Логин"], ['=HYPERLINK("http://x","Омаров Дәурен")', "a1"],
                    ["Бекова Ай", "=1+1"])  # fmt: skip

    roster = read(data)

    assert full(roster) == ["Бекова Ай"]
    assert roster.people[0].login == ""


def test_ten_thousand_people_are_too_many_for_a_class_and_are_counted_quickly():
    lines = [f"{at};Омаров Дәурен;login{at}" for at in range(10_000)]

    with pytest.raises(RosterError) as refused:
        read("\n".join(["№;ФИО;Логин", *lines]).encode(), "all.csv")

    assert refused.value.code == RosterCode.TOO_MANY
    assert MOST_PEOPLE < 10_000


CELLS = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(
    ["№", "ФИО", "Аты-жөні", "Тегі", "Аты", "Логин", "E-mail", "Барлығы", "=A1", "", "1",
     "Омаров Дәурен", "a@b.kz", "050101500123", "ХҚ-231", '"', "\ufdd0=?", "а́" * 200]
)  # fmt: skip


@given(st.lists(st.lists(CELLS, max_size=6), max_size=12))
def test_every_row_is_a_person_refused_or_passed_over(rows):
    grid = [Row(at, tuple(row)) for at, row in enumerate(rows, 1) if any(row)]

    roster = read_roster(grid)

    told = [*roster.people, *roster.refused, *roster.passed]
    assert sorted(row.line for row in told) == [row.line for row in grid]


@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=12), st.sampled_from("\t;,"))
def test_no_pasted_text_breaks_the_reader(rows, separator):
    text = "\n".join(separator.join(row) for row in rows)
    try:
        roster = read_roster(read_pasted(text))
    except RosterError:
        return
    for person in roster.people:
        assert person.name.last
        assert person.name.first
        assert not set("=@<>") & set(person.name.full)


@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.xlsx", "a.ods", "a"]))
def test_no_bytes_break_the_reader(data, name):
    with suppress(RosterError):
        read(data, name)


# Made once: what it holds of the time must not differ from one example to the next.
SOUND_WORKBOOK = workbook(["№", "ФИО"], [1, NAMES[0]], [2, NAMES[1]])


@examples(40)
@given(st.data())
def test_a_damaged_workbook_is_read_or_refused(data):
    whole = bytearray(SOUND_WORKBOOK)
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(RosterError):
        read(bytes(whole))

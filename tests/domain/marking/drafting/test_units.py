from lessons.domain.marking.drafting.units import SourceSection, units_of


def units(text: str):
    return units_of([SourceSection(heading="", text=text)])


def texts(text: str) -> list[str]:
    return [unit.text for unit in units(text)]


def test_sentences_are_units_and_abbreviations_end_none():
    assert texts("Ұғымды В.В. Докучаев 1990 ж. енгізді. Ол күш т.б. туралы жазды.") == [
        "Ұғымды В.В. Докучаев 1990 ж. енгізді",
        "Ол күш т.б. туралы жазды",
    ]


def test_items_know_the_sentence_that_announces_them():
    lead, first, second = units("Екі түрі бар:\n– ішкі\n– сыртқы")
    assert (lead.is_item, first.is_item) == (False, True)
    assert first.lead == second.lead == "Екі түрі бар:"


def test_a_series_of_sentences_knows_the_one_before_its_first():
    text = "Топырақтың қызметі көп. Біріншіден, ол азық береді. Екіншіден, су сүзеді. Ол құнды."
    before, first, second, after = units(text)
    assert (before.lead, after.lead) == ("", "")
    assert first.lead == second.lead == "Топырақтың қызметі көп"


def test_a_list_belongs_to_its_announcement_though_an_empty_line_parts_them():
    lead, first, second = units("Екі түрі бар:\n\n– ішкі\n\n– сыртқы")
    assert lead.paragraph == first.paragraph == second.paragraph
    assert second.lead == "Екі түрі бар:"


def test_a_line_behind_a_list_has_no_lead():
    *_, last = units("Екі түрі бар:\n– ішкі\nБұлар бөлек")
    assert (last.lead, last.is_item) == ("", False)


def test_a_list_within_a_line_is_cut():
    assert texts("Мақсаттары мыналар: – бейбітшілік; – сауда; – беделді арттыру.") == [
        "Мақсаттары мыналар:",
        "бейбітшілік",
        "сауда",
        "беделді арттыру",
    ]


def test_an_enumeration_of_three_is_cut_and_one_of_two_is_not():
    three = "Себептері: біріншіден, баға өсті, екіншіден, табыс азайды, үшіншіден, сауда тоқтады."
    assert len(texts(three)) == 4
    assert len(texts(three.partition(", үшіншіден")[0])) == 1


def test_a_wall_of_text_is_cut_into_paragraphs():
    wall = " ".join(f"Сөйлем саны {number} болды." for number in range(100))
    found = units(wall)
    assert len(found) == 100
    assert len({unit.paragraph for unit in found}) == 4


def test_a_row_of_a_table_is_an_item_with_the_heads_of_its_columns():
    (row,) = units("| Деңгей | Мерзімі |\n| --- | --- |\n| Тактика | қысқа |")
    assert (row.text, row.is_item) == ("Тактика: Мерзімі: қысқа", True)


def test_program_text_is_no_unit():
    assert texts("```\nprint(1)\n```") == []


def test_paragraphs_are_counted_through_all_sections():
    sections = [
        SourceSection(heading="", text="Бір.\n\nЕкі."),
        SourceSection(heading="", text="Үш."),
    ]
    assert [unit.paragraph for unit in units_of(sections)] == [0, 1, 2]


def test_what_goes_on_without_a_stop_is_no_idea():
    assert texts("сөз " * 400) == []
    assert texts("а" * 20_000) == []

"""Pages of a file, the product's words in them, and finding."""

from lessons.domain.guide import GuidePage, Word, find, pieces, read_pages

FILE = """== test: Тест тапсыру
Жазыңыз. [[Hand in]] басыңыз.

== practice: Жаттығу
[[practice|Check]] тексереді.
"""


def say(word):
    return {"Hand in": "Тапсыру", "Check": "Тексеру"}[word.id]


def test_pages_stand_one_below_the_other_in_a_file():
    assert read_pages(FILE) == (
        GuidePage("test", "Тест тапсыру", "Жазыңыз. [[Hand in]] басыңыз."),
        GuidePage("practice", "Жаттығу", "[[practice|Check]] тексереді."),
    )


def test_words_of_the_product_are_told_from_the_text():
    assert list(pieces("А [[Hand in]], [[practice|Check]]")) == [
        *("А ", Word("Hand in"), ", ", Word("Check", "practice"), ""),
    ]


def test_a_page_is_found_by_its_words_and_those_of_its_buttons_in_any_spelling():
    pages = read_pages(FILE)

    assert [page.slug for page in find(pages, "ТЕКСЕРУ", say=say)] == ["practice"]
    assert [page.slug for page in find(pages, "tapsiru", say=say)] == ["test"]
    assert find(pages, "тест жаттығу", say=say) == []
    assert find(pages, "  ", say=say) == []


def test_what_a_title_says_comes_first():
    other = GuidePage("other", "Басқа", "Жаттығу туралы")
    found = find([other, *read_pages(FILE)], "жаттығу", say=say)

    assert [page.slug for page in found] == ["practice", "other"]

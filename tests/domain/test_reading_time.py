from lessons.domain.reading_time import WORDS_A_MINUTE, reading_minutes


def test_nothing_to_read_takes_no_time():
    assert reading_minutes([]) == reading_minutes([" \n"]) == 0


def test_a_word_takes_a_minute_as_minutes_are_rounded_up():
    assert reading_minutes(["сөз"]) == 1


def test_the_sections_are_read_one_after_another():
    section = "сөз " * WORDS_A_MINUTE

    assert reading_minutes([section, section]) == 2
    assert reading_minutes([section, section, "тағы"]) == 3

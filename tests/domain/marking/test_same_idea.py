import pytest

from lessons.domain.marking.same_idea import is_same_idea

IDEA = "Дипломатия – мемлекеттің сыртқы саясатын жүзеге асыратын құрал"


@pytest.mark.parametrize(
    "edited",
    [
        IDEA,
        IDEA.lower() + ".",
        "Дипломатия – мемлекеттің сыртқы саясатын жүзеге асыратын басты құрал",
        "Дипломатия - мемлекеттин сырткы саясатын жузеге асыратын курал",
    ],
)
def test_a_mended_text_is_the_same_idea(edited):
    assert is_same_idea(IDEA, edited)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (IDEA, "Шетелдегі азаматтардың құқықтарын қорғау"),
        (IDEA, ""),
        ("Әскери әдістермен жүргізіледі", "Әскери емес әдістермен жүргізіледі"),
        ("БҰҰ-ға 1992 жылы мүше болды", "БҰҰ-ға 1993 жылы мүше болды"),
    ],
)
def test_other_words_numbers_and_denials_are_another_idea(one, other):
    assert not is_same_idea(one, other)

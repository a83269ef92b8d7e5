"""The rows of a template: one question of each common kind, to be written over."""

from collections.abc import Mapping

from lessons.domain.banks import keys
from lessons.domain.banks.bank import BankQuestion
from lessons.domain.parts import Part
from lessons.domain.types.choices import choice
from lessons.domain.types.open_answer.bank_forms import open_answer
from lessons.domain.types.short_answer.bank_forms import short_answer
from lessons.domain.types.true_false.bank_forms import true_false


def example_questions(language: str) -> list[BankQuestion]:
    return list(_EXAMPLES[language])


def _kazakh() -> tuple[BankQuestion, ...]:
    return (
        keys.checked(
            choice(["Алматы", "Астана", "Шымкент"], [1], several=False),
            text="Қазақстанның астанасы қай қала?",
            part=Part.LEVEL_1,
            explanation="1997 жылдан бері.",
        ),
        keys.checked(
            choice(["Ертіс", "Балқаш", "Жайық"], [0, 2], several=True),
            text="Қайсысы – өзен?",
            part=Part.LEVEL_1,
        ),
        keys.checked(true_false(is_true=True), text="Каспий – ең үлкен көл.", part=Part.LEVEL_1),
        keys.checked(
            short_answer(["Түркі кеңесі", "ТКҰ"]),
            text="Түркітілдес елдердің ұйымын атаңыз.",
            part=Part.LEVEL_2,
        ),
        keys.checked(
            open_answer("2 | Мақсаты\n1 | Құралдары"),
            text="Дипломатия дегеніміз не?",
            part=Part.LEVEL_3,
            points=3,
        ),
    )


def _russian() -> tuple[BankQuestion, ...]:
    return (
        keys.checked(
            choice(["Алматы", "Астана", "Шымкент"], [1], several=False),
            text="Какой город – столица Казахстана?",
            part=Part.LEVEL_1,
            explanation="С 1997 года.",
        ),
        keys.checked(
            choice(["Иртыш", "Балхаш", "Урал"], [0, 2], several=True),
            text="Что из этого – реки?",
            part=Part.LEVEL_1,
        ),
        keys.checked(
            true_false(is_true=True),
            text="Каспий – самое большое озеро.",
            part=Part.LEVEL_1,
        ),
        keys.checked(
            short_answer(["Тюркский совет", "ОТГ"]),
            text="Назовите организацию тюркоязычных стран.",
            part=Part.LEVEL_2,
        ),
        keys.checked(
            open_answer("2 | Цель\n1 | Средства"),
            text="Что такое дипломатия?",
            part=Part.LEVEL_3,
            points=3,
        ),
    )


def _english() -> tuple[BankQuestion, ...]:
    return (
        keys.checked(
            choice(["Almaty", "Astana", "Shymkent"], [1], several=False),
            text="Which city is the capital of Kazakhstan?",
            part=Part.LEVEL_1,
            explanation="Since 1997.",
        ),
        keys.checked(
            choice(["Irtysh", "Balkhash", "Ural"], [0, 2], several=True),
            text="Which of these are rivers?",
            part=Part.LEVEL_1,
        ),
        keys.checked(
            true_false(is_true=True),
            text="The Caspian is the largest lake.",
            part=Part.LEVEL_1,
        ),
        keys.checked(
            short_answer(["Turkic Council", "OTS"]),
            text="Name the organization of Turkic states.",
            part=Part.LEVEL_2,
        ),
        keys.checked(
            open_answer("2 | Its aim\n1 | Its means"),
            text="What is diplomacy?",
            part=Part.LEVEL_3,
            points=3,
        ),
    )


_EXAMPLES: Mapping[str, tuple[BankQuestion, ...]] = {
    "kk": _kazakh(),
    "ru": _russian(),
    "en": _english(),
}

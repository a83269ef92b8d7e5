"""Layouts: the same content as different authors would set it, chosen by a seeded dice.

``make`` gives paragraphs; ``as_text`` sets them as a text file, ``as_rows`` as a word processor's
paragraphs. What an author would hardly do is not made here.
"""

import random
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lessons.domain.handouts.lines import Row
from tests.domain.handouts.handout_contents import Choice, Content

TITLES = {
    "kk": (
        "№{n}- тәжірибелік сабақ: {t}",
        "№ {n} тәжірибелік сабақ. {t}",
        "{n}-практикалық сабақ\nТақырыбы: {t}",
        "Практикалық сабақ № {n}\nТақырыбы: {t}",
        "ПРАКТИКАЛЫҚ САБАҚ №{n}\nСабақтың тақырыбы: {t}",
        "Тәжірибелік сабақ №{n}. {t}",
        "{n} – семинар сабағы\nТақырып: {t}",
        "Семинар сабағы №{n}: {t}",
        "Зертханалық жұмыс №{n}\nТақырыбы: {t}",
        "№{n} практикалық сабақ\n{t}",
        "{n}-сабақ. Тақырыбы: {t}",
        "Тақырып {n}. {t}",
        "Тәжірибелік сабақ {n}\nТақырыбы: «{t}»",
    ),
    "ru": (
        "Практическое занятие №{n}. {t}",
        "Практическое занятие № {n}\nТема: {t}",
        "ПРАКТИЧЕСКОЕ ЗАНЯТИЕ {n}\nТема занятия: {t}",
        "Семинарское занятие №{n}: {t}",
        "Занятие {n}. {t}",
        "Лабораторная работа № {n}\nТема: {t}",
        "Тема {n}. {t}",
        "Тема № {n}: {t}",
    ),
}
GOALS = {
    "kk": (
        "Жұмыстың мақсаты мен міндеті",
        "Сабақтың мақсаты",
        "Мақсаты",
        "Мақсаты мен міндеттері",
        "Тәжірибелік сабақтың мақсаты",
        "Сабақтың мақсаты мен міндеттері",
        "Мақсаты / Цель",
        "Мақсаты (Цель)",
    ),
    "ru": ("Цель занятия", "Цель", "Цель работы", "Цели и задачи занятия", "Цель / Мақсаты"),
}
EQUIPMENT = {
    "kk": (
        "Техникалық және инструментальдық құралдары",
        "Құрал-жабдықтар",
        "Көрнекі құралдар",
        "Қажетті құралдар",
        "Сабақтың жабдықталуы",
        "Қажетті құрал-жабдықтар мен материалдар",
        "Құрал-жабдықтар / Оборудование",
    ),
    "ru": ("Оборудование", "Оборудование и материалы", "Оснащение занятия", "Наглядные пособия"),
}
OUTCOMES = {
    "kk": (
        "Тәжірибелік сабақ оқыту нәтижелері",
        "Оқу нәтижелері",
        "Күтілетін нәтижелер",
        "Оқыту нәтижелері",
        "Білім беруде күтілетін нәтижелер",
        "Оқу нәтижесі",
        "Күтілетін нәтиже",
    ),
    "ru": ("Результаты обучения", "Ожидаемые результаты", "Планируемые результаты обучения"),
}
METHODS = {
    "kk": (
        "Оқытудың әдістері мен түрлері",
        "Оқыту әдістері",
        "Сабақтың әдістері",
        "Сабақтың түрі мен әдістері",
        "Әдіс-тәсілдер",
        "Сабақтың әдіс-тәсілдері",
        "Оқыту әдістері / Методы обучения",
    ),
    "ru": (
        "Методы обучения",
        "Методы и формы обучения",
        "Формы и методы проведения занятия",
        "Методы",
    ),
}
THEORIES = {
    "kk": (
        "Теориялық бөлім",
        "Қысқаша теориялық мәлімет",
        "Теориялық мәліметтер",
        "Теориялық материал",
        "Қысқаша теория",
        "Сабақтың мазмұны",
        "Негізгі теориялық түсініктер",
    ),
    "ru": (
        "Теоретические сведения",
        "Краткие теоретические сведения",
        "Теоретическая часть",
        "Теория",
    ),
}
PLANS = {
    "kk": ("Жоспары", "Сабақ жоспары", "Қарастырылатын сұрақтар", "Сабақтың жоспары"),
    "ru": ("План", "План занятия", "Рассматриваемые вопросы"),
}
TERMS = {
    "kk": ("Тірек сөздер", "Негізгі ұғымдар", "Кілт сөздер"),
    "ru": ("Ключевые слова", "Основные понятия"),
}
LITERATURE = {
    "kk": (
        "Әдебиеттер",
        "Негізгі әдебиеттер",
        "Ұсынылатын әдебиеттер тізімі",
        "Пайдаланылған әдебиеттер",
    ),
    "ru": ("Литература", "Основная литература", "Список литературы", "Рекомендуемая литература"),
}
LEVEL_BLOCKS = {
    "kk": (
        "Деңгейлік тапсырмалар",
        "Сараланған тапсырмалар",
        "Көп деңгейлі тапсырмалар",
        "Деңгейлік сұрақтар мен тапсырмалар",
        "Деңгейлік тапсырмалар / Разноуровневые задания",
        "Бақылау сұрақтары",
        "",
    ),
    "ru": (
        "Разноуровневые задания",
        "Уровневые задания",
        "Задания по уровням",
        "Контрольные вопросы",
        "",
    ),
}
SUBHEADINGS = {
    "kk": (
        ("1-деңгей", "2-деңгей", "3-деңгей"),
        ("1 – деңгей:", "2 – деңгей:", "3 – деңгей:"),
        ("І деңгей", "ІІ деңгей", "ІІІ деңгей"),
        ("I деңгей", "IІ деңгей", "IІI деңгей"),
        ("І-деңгей тапсырмалары:", "ІІ-деңгей тапсырмалары:", "ІІІ-деңгей тапсырмалары:"),
        ("А деңгейі", "В деңгейі", "С деңгейі"),
        ("A деңгейі:", "B деңгейі:", "C деңгейі:"),
        ("Деңгей А", "Деңгей В", "Деңгей С"),
        ("Деңгей 1.", "Деңгей 2.", "Деңгей 3."),
        ("Бірінші деңгей", "Екінші деңгей", "Үшінші деңгей"),
        ("Төмен деңгей", "Орта деңгей", "Жоғары деңгей"),
        ("Базалық деңгей", "Орташа деңгей", "Жоғары деңгей"),
        ("Оқушылық деңгей", "Алгоритмдік деңгей", "Эвристикалық деңгей"),
        ("Репродуктивті деңгей:", "Продуктивті деңгей:", "Шығармашылық деңгей:"),
        ("1-деңгей (5 балл)", "2-деңгей (10 балл)", "3-деңгей (15 балл)"),
        (
            "І деңгей (білу, түсіну)",
            "ІІ деңгей (қолдану, талдау)",
            "ІІІ деңгей (жинақтау, бағалау)",
        ),
        ("1-ші деңгей:", "2-ші деңгей:", "3-ші деңгей:"),
        (
            "1-деңгейге арналған тапсырмалар",
            "2-деңгейге арналған тапсырмалар",
            "3-деңгейге арналған тапсырмалар",
        ),
        ("1-деңгейдегі сұрақтар:", "2-деңгейдегі сұрақтар:", "3-деңгейдегі сұрақтар:"),
        ("1-деңгей / 1 уровень", "2-деңгей / 2 уровень", "3-деңгей / 3 уровень"),
        ("1-ДЕҢГЕЙ", "2-ДЕҢГЕЙ", "3-ДЕҢГЕЙ"),
        ("1-деңгей – репродуктивті", "2-деңгей – конструктивті", "3-деңгей – шығармашылық"),
        (
            "Бірінші деңгейлік тапсырмалар",
            "Екінші деңгейлік тапсырмалар",
            "Үшінші деңгейлік тапсырмалар",
        ),
        ("Тапсырмалар (1-деңгей)", "Тапсырмалар (2-деңгей)", "Тапсырмалар (3-деңгей)"),
        ("l деңгей", "ll деңгей", "lll деңгей"),
    ),
    "ru": (
        ("1 уровень", "2 уровень", "3 уровень"),
        ("I уровень:", "II уровень:", "III уровень:"),
        ("Первый уровень", "Второй уровень", "Третий уровень"),
        ("Уровень А", "Уровень В", "Уровень С"),
        ("Уровень 1:", "Уровень 2:", "Уровень 3:"),
        ("Репродуктивный уровень", "Продуктивный уровень", "Творческий уровень"),
        ("Базовый уровень", "Повышенный уровень", "Творческий уровень"),
        ("Базовый уровень:", "Средний уровень:", "Высокий уровень:"),
        ("1-й уровень (2 балла)", "2-й уровень (4 балла)", "3-й уровень (6 баллов)"),
        ("Задания 1 уровня", "Задания 2 уровня", "Задания 3 уровня"),
        ("Задания первого уровня:", "Задания второго уровня:", "Задания третьего уровня:"),
        ("Вопросы I уровня", "Вопросы II уровня", "Вопросы III уровня"),
        ("Низкий уровень", "Средний уровень", "Высокий уровень"),
        ("Уровень I (репродуктивный)", "Уровень II (продуктивный)", "Уровень III (творческий)"),
    ),
}
MARKERS = {
    "kk": (
        ("1–деңгейлік сұрақ. ", "2–деңгейлік сұрақ. ", "3–деңгейлік сұрақ. "),
        ("1-деңгей. ", "2-деңгей. ", "3-деңгей. "),
        ("(1-деңгей) ", "(2-деңгей) ", "(3-деңгей) "),
        ("І деңгей: ", "ІІ деңгей: ", "ІІІ деңгей: "),
        ("1 деңгейлік тапсырма: ", "2 деңгейлік тапсырма: ", "3 деңгейлік тапсырма: "),
        ("1-деңгей – ", "2-деңгей – ", "3-деңгей – "),
        ("А деңгейі: ", "В деңгейі: ", "С деңгейі: "),
        ("[1-деңгей] ", "[2-деңгей] ", "[3-деңгей] "),
    ),
    "ru": (
        ("1 уровень. ", "2 уровень. ", "3 уровень. "),
        ("(1 уровень) ", "(2 уровень) ", "(3 уровень) "),
        ("Вопрос 1 уровня: ", "Вопрос 2 уровня: ", "Вопрос 3 уровня: "),
        ("I уровень – ", "II уровень – ", "III уровень – "),
    ),
}
GUIDED = {
    "kk": (
        ("ОБӨЖ тапсырмалары", "ОБӨЖ"),
        ("СОӨЖ тапсырмасы", "СОӨЖ"),
        ("ОБӨЖ", "ОБӨЖ"),
        ("СОӨЖ-ге арналған тапсырмалар", "СОӨЖ"),
        ("СОӨЖ тақырыптары", "СОӨЖ"),
        ("ОБӨЖ тапсырмалары / Задания СРОП", "ОБӨЖ"),
    ),
    "ru": (
        ("Задания для СРСП", "СРСП"),
        ("СРСП", "СРСП"),
        ("Задание СРОП", "СРОП"),
        ("Темы СРСП", "СРСП"),
    ),
}
INDEPENDENT = {
    "kk": (
        ("БӨЖ тапсырмалары", "БӨЖ"),
        ("СӨЖ тапсырмасы", "СӨЖ"),
        ("БӨЖ", "БӨЖ"),
        ("СӨЖ-ге арналған тапсырмалар", "СӨЖ"),
        ("СӨЖ тақырыптары", "СӨЖ"),
        ("БӨЖ тапсырмалары / Задания СРО", "БӨЖ"),
    ),
    "ru": (("Задания для СРС", "СРС"), ("СРС", "СРС"), ("Задание СРО", "СРО"), ("Темы СРС", "СРС")),
}
TESTS = {
    "kk": (
        "Тест тапсырмалары",
        "Тест сұрақтары",
        "Тест",
        "Тесттік тапсырмалар",
        "Өзін-өзі тексеруге арналған тест",
    ),
    "ru": ("Тесты", "Тестовые задания", "Тест для самоконтроля", "Тест"),
}
KEY_NAMES = {
    "kk": ("Дұрыс жауап", "Жауабы", "Дұрыс жауабы", "Жауап"),
    "ru": ("Правильный ответ", "Ответ", "Верный ответ"),
}
KEY_HEADINGS = {
    "kk": ("Кілті", "Тест кілті", "Жауаптары", "Дұрыс жауаптар", "Жауаптар кілті"),
    "ru": ("Ключ", "Ключи к тестам", "Ответы", "Правильные ответы", "Ключ к тесту"),
}
LETTERS = {
    "kk": ("ABCDE", "АВСДЕ", "АӘБВГ", "АБВГД", "abcde", "аәбвг"),
    "ru": ("ABCDE", "АБВГД", "абвгд", "АВСDЕ"),
}
INSTITUTIONS = {
    "kk": "Қазақстан Республикасының Ғылым және жоғары білім министрлігі",
    "ru": "Министерство науки и высшего образования Республики Казахстан",
}


@dataclass(frozen=True)
class Paragraph:
    text: str
    heading: int = 0
    is_strong: bool = False
    is_theory: bool = False


@dataclass(frozen=True)
class Layout:
    """One document: its paragraphs and what should be read in it."""

    content: Content
    paragraphs: tuple[Paragraph, ...]
    expected: dict
    dice: random.Random
    key: str = ""
    """How the right options are shown: only ``strong`` needs a word processor."""


def make(content: Content, seed: int) -> Layout:
    dice = random.Random(seed)  # noqa: S311 - a seeded dice for layouts
    return _Author(content, dice).write()


class _Author:
    """Chooses one habit for each part of a handout, and keeps to it."""

    def __init__(self, content: Content, dice: random.Random) -> None:
        self.content = content
        self.dice = dice
        self.language = content.language
        self.join = dice.choice([": ", ": ", ":\n", "\n", "\n", " – ", ". "])
        self.is_upper = dice.random() < 0.15
        self.is_numbered = dice.random() < 0.15
        self.heads = 0
        self.is_confirmed = True
        self.level_points = 1

    def pick(self, table: dict) -> object:
        return self.dice.choice(table[self.language])

    def write(self) -> Layout:
        dice, content = self.dice, self.content
        parts: list[Paragraph] = []
        if dice.random() < 0.2:
            parts.append(Paragraph(INSTITUTIONS[self.language]))
        parts += self.title()
        if dice.random() < 0.25:
            parts += [Paragraph(f"{name}: {value}") for name, value in content.header]
        order = ["goal", "equipment", "outcomes", "methods"]
        if dice.random() < 0.4:
            dice.shuffle(order)
        given = [name for name in order if dice.random() < 0.9]
        if not given:
            given = ["goal"]
        tables = {"goal": GOALS, "equipment": EQUIPMENT, "outcomes": OUTCOMES, "methods": METHODS}
        for name in given:
            parts += self.field(self.pick(tables[name]), getattr(content, name))
        if dice.random() < 0.3:
            parts += self.listed(self.pick(PLANS), content.plan)
        if dice.random() < 0.2:
            parts += self.field(self.pick(TERMS), content.terms)
        parts += self.theory(parts)
        tests, tasks = self.tests(), self.tasks()
        asked = [self.levels(), tests] if dice.random() < 0.6 else [tests, self.levels()]
        for part in (*asked, tasks):
            parts += part
        if dice.random() < 0.4:
            parts += self.listed(self.pick(LITERATURE), content.literature)
        parts += self.late_key
        return Layout(content, tuple(parts), self.expected(given), dice, self.key)

    # Header and theory

    def title(self) -> list[Paragraph]:
        form = self.pick(TITLES)
        lines = form.format(n=self.content.number, t=self.content.title).split("\n")
        depth = self.dice.choice([0, 1])
        return [Paragraph(line, depth, is_strong=True) for line in lines]

    def heading(self, words: str) -> str:
        self.heads += 1
        words = words.upper() if self.is_upper and "Ж-" not in words else words
        return f"{self.heads}. {words}" if self.is_numbered else words

    def field(self, words: str, text: str) -> list[Paragraph]:
        words = self.heading(words)
        if "\n" in self.join:
            stop = self.join.strip()
            return [Paragraph(f"{words}{stop}", 3, is_strong=True), Paragraph(text)]
        return [Paragraph(f"{words}{self.join}{text}")]

    def own_line(self, words: str, depth: int = 2) -> Paragraph:
        stop = ":" if ":" in self.join else ""
        return Paragraph(f"{self.heading(words)}{stop}", depth, is_strong=True)

    def listed(self, words: str, items: Sequence[str]) -> list[Paragraph]:
        numbered = [Paragraph(f"{n}. {item}") for n, item in enumerate(items, 1)]
        return [self.own_line(words), *numbered]

    def theory(self, above: list[Paragraph]) -> list[Paragraph]:
        text = [Paragraph(part, is_theory=True) for part in self.content.theory]
        self.has_heading = self.dice.random() < 0.75
        return [self.own_line(self.pick(THEORIES)), *text] if self.has_heading else text

    # Questions and tasks

    def levels(self) -> list[Paragraph]:
        words = self.pick(LEVEL_BLOCKS)
        head = [self.own_line(words)] if words else []
        if self.dice.random() < 0.3:
            level_lines = self.pick(MARKERS)
            body = [
                Paragraph(f"{level_lines[level - 1]}{text}")
                for level, text in self.content.questions
            ]
            return [*head, *body]
        subheadings = self.pick(SUBHEADINGS)
        if not words and any(
            w in subheadings[0] for w in ("Төмен", "Базалық", "Базовый", "Низкий")
        ):
            head = [self.own_line(LEVEL_BLOCKS[self.language][0])]
        style = self.dice.choice(["{n}. ", "{n}) ", "{n}.", "- ", "• ", "", "{n}. "])
        runs_on = self.dice.random() < 0.3
        body, number, last = [], 0, 0
        for level, text in self.content.questions:
            if level != last:
                body.append(Paragraph(subheadings[level - 1], 3, is_strong=True))
                number = number if runs_on else 0
                last = level
            number += 1
            body.append(Paragraph(style.format(n=number) + text))
        return [*head, *body]

    def tasks(self) -> list[Paragraph]:
        self.guided, self.independent = self.pick(GUIDED), self.pick(INDEPENDENT)
        inline = self.dice.random() < 0.5
        return [
            *self.task(self.guided[0], self.content.guided, inline=inline),
            *self.task(self.independent[0], self.content.independent, inline=inline),
        ]

    def task(self, words: str, texts: Sequence[str], *, inline: bool) -> list[Paragraph]:
        if inline and len(texts) == 1:
            return [Paragraph(f"{words}: {texts[0]}")]
        if len(texts) == 1:
            return [self.own_line(words), Paragraph(texts[0])]
        return self.listed(words, texts)

    # Tests

    def tests(self) -> list[Paragraph]:
        self.late_key: list[Paragraph] = []
        self.key = ""
        self.has_tests = self.dice.random() < 0.6
        if not self.has_tests:
            return []
        letters = self.pick(LETTERS)
        stop = self.dice.choice([") ", ") ", ")", ". ", ". "])
        key = self.dice.choice(
            ["beside", "beside", "list", "late", "sign", "sign", "strong", "none"]
        )
        sign = self.dice.choice(["*", " *", "+", ";*"])
        on_line = self.dice.random() < 0.25 and key != "strong"
        self.is_confirmed = key != "none"
        self.key = key
        parts = [self.own_line(self.pick(TESTS))]
        keys = []
        for number, test in enumerate(self.content.tests, 1):
            parts.append(Paragraph(f"{number}. {test.stem}"))
            parts += self._options(test, letters, stop, key, sign, on_line=on_line)
            named = ", ".join(letters[place].upper() for place in test.right)
            if key == "beside":
                parts.append(Paragraph(f"{self.pick(KEY_NAMES)}: {named}"))
            keys.append(f"{number}-{named.replace(' ', '')}")
        if key in {"list", "late"}:
            words = self.pick(KEY_HEADINGS)
            form = self.dice.choice([", ", "; ", "\n"])
            lines = form.join(keys).split("\n")
            found = [
                Paragraph(f"{words}:", 3, is_strong=True),
                *(Paragraph(line) for line in lines),
            ]
            parts, self.late_key = (parts + found, []) if key == "list" else (parts, found)
        return parts

    def _options(
        self, test: Choice, letters: str, stop: str, key: str, sign: str, *, on_line: bool
    ) -> Iterator[Paragraph]:
        texts = []
        for place, option in enumerate(test.options):
            mark = sign if key == "sign" and place in test.right else ""
            texts.append(f"{letters[place]}{stop}{option}{mark}")
        if on_line:
            yield Paragraph("    ".join(texts))
            return
        for place, text in enumerate(texts):
            yield Paragraph(text, is_strong=key == "strong" and place in test.right)

    # What should be read

    def expected(self, given: Sequence[str]) -> dict:
        content = self.content
        tests = [
            {
                "stem": test.stem,
                "options": list(test.options),
                "correct": list(test.right) if self.is_confirmed else [0],
                "key_confirmed": self.is_confirmed,
            }
            for test in content.tests
        ]
        tasks = [
            {"kind": kind, "label": label, "text": text}
            for kind, label, texts in (
                ("guided", self.guided[1], content.guided),
                ("independent", self.independent[1], content.independent),
            )
            for text in texts
        ]
        return {
            "verdict": "ok" if self.is_confirmed or not self.has_tests else "warn",
            "lessons": [
                {
                    "number": content.number,
                    "title": content.title,
                    **{name: getattr(content, name) for name in given},
                    "body_contains": [part[10:60] for part in content.theory],
                    "body_excludes": [
                        content.questions[0][1],
                        content.literature[0],
                        content.guided[0],
                    ],
                    "questions": [
                        {"level": level, "text": text} for level, text in content.questions
                    ],
                    "tasks": tasks,
                    "tests": tests if self.has_tests else [],
                }
            ],
        }


def as_rows(layout: Layout, *, has_styles: bool, has_bold: bool) -> tuple[Row, ...]:
    return tuple(
        Row(
            line,
            " ".join(part.text.split()),
            heading=part.heading if has_styles else 0,
            is_strong=part.is_strong and has_bold,
        )
        for line, part in enumerate(layout.paragraphs, 1)
    )


def as_text(layout: Layout) -> str:
    """A text file: wrapped or a paragraph a line, single or double spaced, with page furniture."""
    dice = layout.dice
    width = dice.choice([0, 0, 60, 65, 72, 75, 80, 90])
    breaks = dice.random() < 0.5
    is_double = bool(width) and dice.random() < 0.4
    indent = dice.choice(["        ", "        ", "    "])
    is_spaced = not is_double and dice.random() < 0.3
    lines: list[str] = []
    for part in layout.paragraphs:
        lead = indent if part.is_theory and width else ""
        if not width:
            wrapped = [part.text]
        else:
            wrapped = textwrap.wrap(
                part.text,
                width,
                initial_indent=lead,
                break_on_hyphens=breaks,
                break_long_words=False,
            )
        lines += wrapped
        if is_spaced:
            lines.append("")
    furniture = dice.random() < 0.25
    return "\n\n".join(lines) if is_double else _paged(lines, dice, has_furniture=furniture)


def _paged(lines: Sequence[str], dice: random.Random, *, has_furniture: bool) -> str:
    if not has_furniture:
        return "\n".join(lines)
    paged: list[str] = []
    length, page = dice.choice([25, 40]), 1
    for number, line in enumerate(lines, 1):
        paged.append(line)
        if number % length == 0:
            paged += [str(page), "", "4 деңгейлі СМЖ құжаты"]
            page += 1
    return "\n".join(paged)

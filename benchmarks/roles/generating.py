"""Made-up layouts around labelled contents, so that structure is learnt and not words.

Each document is drawn by a seed: what it is (a lesson, tickets, a bank in a table, tests with keys,
a syllabus, a booklet, a text that asks nothing), how its items are marked, which of its headings
are known, unknown or missing, and what stands around them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from benchmarks.roles import phrases as words
from lessons.domain.handouts.lines import Grid, Place, Row, read_rows

Json = dict[str, Any]


@dataclass(slots=True)
class Pool:
    """Contents by language; what a language lacks is drawn from another."""

    titles: list[str] = field(default_factory=list)
    fields: dict[str, list[str]] = field(default_factory=dict)
    questions: list[str] = field(default_factory=list)
    tasks: list[str] = field(default_factory=list)
    tests: list[Json] = field(default_factory=list)
    theory: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)


Pools = Mapping[str, Pool]
_LETTERS = ("ABCDE", "АБВГД", "АВСДЕ", "abcde", "абвгд", "АӘБВГ", "аәбвг", "12345")
_ROMAN = ("І", "ІІ", "ІІІ", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(slots=True)
class Sheet:
    """What is written, row by row, and what of it is labelled."""

    random: Random
    language: str
    pool: Pool
    rows: list[Row] = field(default_factory=list)
    lessons: list[Json] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    # Drawing

    def one(self, table: Mapping[str, Sequence[Any]]) -> Any:
        return self.random.choice(list(table[self.language]))

    def heading(self, table: Mapping[str, Sequence[str]], *, unknown: float = 0.3) -> str:
        """One of the table, or words that nobody's list holds."""
        return self.unknown_words() if self.chance(unknown) else str(self.one(table))

    def unknown_words(self) -> str:
        pieces = self.random.choice(self.pool.theory).split()
        count = self.random.choices((1, 2, 3, 4), (40, 35, 15, 10))[0]
        start = self.random.randrange(max(1, len(pieces) - count))
        words_ = " ".join(pieces[start : start + count]).strip(".,;:!?«»()–-— ")
        return self._playful(words_[:1].upper() + words_[1:])

    def _playful(self, heading: str) -> str:
        """``Ойлан, тап!``, ``Сұрақ-жауап``: in the ways in which headings are made up."""
        if not self.chance(0.25):
            return heading
        first, _, rest = heading.partition(" ")
        made = heading if not rest else f"{first}{self.random.choice((', ', '-', ' – '))}{rest}"
        return f"{made}{self.random.choice(('!', '!', '', '?', '…'))}"

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def some(self, items: Sequence[Any], least: int, most: int) -> list[Any]:
        """Different ones, none twice in a document."""
        fresh = [item for item in items if str(item) not in self.used]
        count = min(self.random.randint(least, most), len(fresh))
        drawn = self.random.sample(fresh, count)
        self.used.update(map(str, drawn))
        return drawn

    # Writing

    def add(
        self,
        text: str,
        *,
        strong: bool = False,
        heading: int = 0,
        marked: bool = False,
        place: Place | None = None,
    ) -> None:
        if text:
            self.rows.append(
                Row(
                    line=len(self.rows) + 1,
                    text=" ".join(text.split()),
                    heading=heading,
                    is_strong=strong,
                    is_marked=marked,
                    place=place,
                )
            )

    def head(self, text: str) -> None:
        """In one of the ways in which headings are set."""
        if not text:
            return
        way = self.random.randrange(7)
        if way == 0:
            text = text.upper()
        if self.chance(0.35) and not text.endswith((":", ".", "?")):
            text += ":"
        if self.chance(0.1):
            text = f"{self.random.randint(1, 6)}. {text}"
        self.add(text, strong=way in {1, 2, 3}, heading=2 if way == 4 else 0)

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Row by row; numbers go with what stands to the right of them, as the reader has it."""
        cells = {(r, c): text for r, row in enumerate(rows) for c, text in enumerate(row) if text}
        grid = Grid(cells, height=len(rows), width=max(map(len, rows), default=0))
        for number, row in enumerate(rows):
            label = ""
            for column, text in enumerate(row):
                following = row[column + 1] if column + 1 < len(row) else ""
                if text.rstrip(".)").isdigit() and len(text) < 4 and following:
                    label = f"{label} {text.rstrip('.)')}.".strip()
                    continue
                for piece in filter(None, text.split("\n")):
                    self.add(
                        f"{label} {piece}".strip(),
                        place=Place(grid, number, column),
                        strong=number == 0 and self.chance(0.5),
                    )
                    label = ""

    @property
    def lesson(self) -> Json:
        return self.lessons[-1]

    def open_lesson(self) -> Json:
        self.lessons.append({"title": None, "questions": [], "tasks": [], "tests": []})
        return self.lesson


# Marks of items

Numbering = Callable[[int], str]


def _numberings(sheet: Sheet) -> Numbering:
    thing = {"kk": "сұрақ", "ru": "вопрос", "en": "question"}[sheet.language]
    task = {"kk": "тапсырма", "ru": "задание", "en": "task"}[sheet.language]
    return sheet.random.choices(
        (
            lambda n: f"{n}. ",
            lambda n: f"{n}) ",
            lambda _: "• ",
            lambda _: "– ",
            lambda _: "",
            lambda n: f"{n}-{thing}. ",
            lambda n: f"№{n} ",
            lambda n: f"({n}) ",
            lambda n: f"{_ROMAN[min(n, 12) - 1]}. ",
            lambda n: f"{'абвгдежзиклмн'[min(n, 13) - 1]}) ",
            lambda n: f"{n}-{task}. ",
            lambda n: f"{n}.",
            lambda n: f"{thing.capitalize()} {n}: ",
            lambda _: "➢ ",
        ),
        weights=(30, 12, 10, 6, 15, 3, 2, 2, 3, 3, 3, 3, 2, 2),
    )[0]


# Parts of a lesson


def _form(sheet: Sheet, most: int) -> None:
    lines = sheet.some(words.FORM_LINES[sheet.language], 0, most)
    title = sheet.random.choice(sheet.pool.titles)
    for line in lines:
        sheet.add(line.format(t=title.split(".")[0]), strong=sheet.chance(0.3))


def _title(sheet: Sheet, number: int) -> None:
    title = sheet.some(sheet.pool.titles, 1, 1)
    if not title or sheet.chance(0.08):
        return
    shape = sheet.one(words.TITLES)
    sheet.lesson["title"] = title[0]
    head, _, _ = shape.partition("{t}")
    set_off = sheet.chance(0.12) and head.strip(" .:–")
    strong, heading = sheet.chance(0.5), sheet.random.choice((0, 0, 0, 1, 2))
    if set_off:
        sheet.add(head.format(n=number).strip(" –"), strong=strong, heading=heading)
        sheet.add(title[0], strong=strong)
    else:
        text = shape.format(n=number, t=title[0])
        sheet.add(text.upper() if sheet.chance(0.05) else text, strong=strong, heading=heading)


def _fields(sheet: Sheet) -> None:
    as_table = sheet.chance(0.22)
    rows = []
    for name, share in (("goal", 0.75), ("outcomes", 0.3), ("equipment", 0.3), ("methods", 0.25)):
        texts = sheet.pool.fields.get(name, [])
        if not texts or not sheet.chance(share):
            continue
        text = sheet.some(texts, 1, 1)
        if not text:
            continue
        sheet.lesson[name] = text[0]
        heading = sheet.heading(words.FIELDS[name], unknown=0.35)
        rows.append((heading, text[0]))
    if as_table and len(rows) > 1:
        sheet.table(rows)
        return
    for heading, text in rows:
        if sheet.chance(0.2):
            sheet.add(heading + sheet.random.choice((":", "", ".")), strong=sheet.chance(0.6))
            sheet.add(text)
        else:
            sheet.add(heading + sheet.random.choice((": ", ": ", ". ", " – ")) + text)


def _plan(sheet: Sheet) -> None:
    sheet.head(sheet.one(words.PLAN))
    numbering = _numberings(sheet)
    for n, text in enumerate(_topics(sheet, 2, 5), 1):
        sheet.add(numbering(n) + text)


def _topics(sheet: Sheet, least: int, most: int) -> list[str]:
    """Noun phrases such as exam lists and plans have."""
    titles = sheet.some(sheet.pool.titles, least, most)
    ending = sheet.chance(0.5)
    return [
        f"{title}: {sheet.one(words.TOPICS)}{'.' if ending else ''}" if sheet.chance(0.6) else title
        for title in titles
    ]


def _paragraph(sheet: Sheet) -> str:
    text = " ".join(
        sheet.random.sample(
            sheet.pool.theory, min(sheet.random.randint(1, 4), len(sheet.pool.theory))
        )
    )
    if sheet.chance(0.3):
        question = sheet.one(words.RHETORICAL)
        text = f"{text} {question}" if sheet.chance(0.6) else f"{question} {text}"
    return text


def _theory(sheet: Sheet, most: int) -> None:
    if sheet.chance(0.5):
        sheet.head(sheet.heading(words.THEORY))
    for _ in range(sheet.random.randint(1, most)):
        if sheet.chance(0.25):
            sheet.add(sheet.random.choice(sheet.pool.titles), strong=sheet.chance(0.8))
        sheet.add(_paragraph(sheet))
        if sheet.chance(0.08):
            sheet.add(sheet.one(words.RHETORICAL))
        if sheet.chance(0.25):
            _list_in_theory(sheet)
        if sheet.chance(0.1):
            heads = sheet.random.sample(sheet.pool.titles, min(3, len(sheet.pool.titles)))
            body = [[sheet.random.choice(sheet.pool.theory)[:40] for _ in heads] for _ in range(3)]
            sheet.table([[head[:25] for head in heads], *body])


def _list_in_theory(sheet: Sheet) -> None:
    numbering = _numberings(sheet)
    pieces = [text.split(",")[0][: sheet.random.randint(25, 120)] for text in sheet.pool.theory]
    for n, text in enumerate(
        sheet.random.sample(pieces, min(sheet.random.randint(2, 5), len(pieces))), 1
    ):
        sheet.add(numbering(n) + text + sheet.random.choice((";", ".", "")))


def _steps(sheet: Sheet) -> None:
    sheet.head(sheet.heading(words.STEPS))
    numbering = _numberings(sheet)
    for n, text in enumerate(sheet.some(words.STEP_LINES[sheet.language], 2, 6), 1):
        sheet.add(numbering(n) + text)


def _rules(sheet: Sheet) -> None:
    """Of safety: imperatives that ask nothing."""
    sheet.head(sheet.heading(words.RULES, unknown=0.2))
    numbering = _numberings(sheet)
    for n, text in enumerate(sheet.some(words.RULE_LINES[sheet.language], 2, 5), 1):
        sheet.add(numbering(n) + text)


def _asked(sheet: Sheet, least: int, most: int, *, topics: float = 0.0) -> list[str]:
    if sheet.chance(topics):
        return _topics(sheet, least, most)
    questions = sheet.some(sheet.pool.questions, least, most)
    if sheet.chance(0.06):
        questions += [_gap(sheet) for _ in range(sheet.random.randint(1, 4))]
    if sheet.chance(0.12):
        questions = [text.rstrip(".?") for text in questions]
    return questions


def _gap(sheet: Sheet) -> str:
    """A sentence with a word to be filled in."""
    pieces = sheet.random.choice(sheet.pool.theory).split(". ")[0].split()
    place = sheet.random.randrange(len(pieces))
    gap = sheet.random.choice(("____", "______", "...", "……"))
    # Words without their endings too, as lessons of a language have them.
    pieces[place] = f"{pieces[place]}___" if sheet.chance(0.25) else gap
    text = " ".join(pieces)[:140]
    return text if text not in sheet.used else f"{text} ."


def _questions(sheet: Sheet) -> None:
    if sheet.chance(0.85):
        worth = sheet.one(words.WORTH) if sheet.chance(0.08) else ""
        sheet.head(sheet.heading(words.ASKING, unknown=0.4) + worth)
    intro = sheet.one(words.INTROS) if sheet.chance(0.25) else ""
    sheet.add(intro)
    if intro.endswith(":") and sheet.chance(0.4):
        numbering = _numberings(sheet)
        for n, text in enumerate(_topics(sheet, 2, 6), 1):
            _question(sheet, numbering(n), text)
        return
    way = sheet.random.choices(
        ("plain", "levels", "soft", "behind", "table", "answers", "stars", "named", "paragraph"),
        (38, 20, 12, 8, 10, 8, 4, 5, 5),
    )[0]
    numbering = _numberings(sheet)
    if way in {"levels", "soft"}:
        _levelled(sheet, numbering, words.LEVELS if way == "levels" else words.SOFT_LEVELS)
    elif way == "table":
        _question_table(sheet)
    elif way in _WAYS:
        _WAYS[way](sheet)
    else:
        label = sheet.one(words.ANSWERS) if way == "answers" and sheet.chance(0.75) else ""
        for n, text in enumerate(_asked(sheet, 2, 9, topics=0.07), 1):
            _question(
                sheet,
                numbering(n),
                text,
                level=sheet.random.randint(1, 3) if way == "behind" else 0,
            )
            if way == "answers":
                _answer(sheet, label)
    if sheet.chance(0.08):
        sheet.add(sheet.one(words.MARKING))


def _named(sheet: Sheet) -> None:
    """``Білу: …``, ``Қолдану: …``: the name of a level before each question."""
    names = sheet.one(words.SOFT_LEVELS)
    if sheet.chance(0.3):
        names = tuple(sheet.unknown_words() for _ in range(3))
    stop = sheet.random.choice((": ", " – ", ". "))
    for name in names:
        for text in _asked(sheet, 1, 2):
            _question(sheet, f"{name}{stop}", text)


def _paragraph_of_questions(sheet: Sheet) -> None:
    """One behind the other, perhaps behind the words that lead up to them."""
    asked = [text for text in _asked(sheet, 3, 6) if text.endswith("?") and text.count("?") == 1]
    sheet.lesson["questions"].extend({"text": text} for text in asked)
    lead = f"{sheet.unknown_words().rstrip('!?…')}. " if sheet.chance(0.6) else ""
    sheet.add(lead + " ".join(asked))


def _starred(sheet: Sheet) -> None:
    """As many stars as the level is high, perhaps below a legend."""
    if sheet.chance(0.5):
        sheet.add(sheet.one(words.LEGENDS))
    numbering = sheet.random.choice((lambda n: f"{n}. ", lambda _: "", lambda n: f"{n}) "))
    sign, count = sheet.random.choice("*★"), 0
    for level in (1, 2, 3):
        for text in _asked(sheet, 1, 3):
            count += 1
            _question(sheet, f"{numbering(count)}{sign * level} ", text)


_WAYS: Mapping[str, Callable[[Sheet], None]] = {
    "stars": _starred,
    "named": _named,
    "paragraph": _paragraph_of_questions,
}


def _question(sheet: Sheet, mark: str, text: str, *, level: int = 0) -> None:
    sheet.lesson["questions"].append({"text": text})
    behind = f" ({_ROMAN[level - 1]})" if level else ""
    if not level and sheet.chance(0.04):
        behind = f" ({sheet.random.choice((2, 5, 10))} балл)"
    sheet.add(f"{mark}{text}{behind}")


def _answer(sheet: Sheet, label: str) -> None:
    answer = sheet.random.choice(sheet.pool.answers or sheet.pool.theory)
    if sheet.chance(0.35):
        answer = " ".join(
            sheet.random.choice(sheet.pool.theory).split()[: sheet.random.randint(1, 4)]
        )
    sheet.lesson["questions"][-1]["answer"] = answer
    if label and sheet.chance(0.15):
        sheet.add(label.strip())
        sheet.add(answer)
    else:
        sheet.add(label + answer)


def _levelled(
    sheet: Sheet, numbering: Numbering, table: Mapping[str, Sequence[tuple[str, str, str]]]
) -> None:
    names = sheet.one(table)
    if sheet.chance(0.2):
        names = tuple(sheet.unknown_words() for _ in range(sheet.random.randint(2, 4)))
    each = sheet.chance(0.2)
    count = 1
    for name in names:
        for n, text in enumerate(_asked(sheet, 1, 4), 1):
            if n == 1 or each:
                sheet.add(name, strong=sheet.chance(0.5))
            _question(sheet, "" if each else numbering(count), text)
            count += 1
        if sheet.chance(0.7):
            count = 1


def _case_table(sheet: Sheet) -> None:
    """A story beside several questions in one cell, perhaps with points or answers."""
    has_answers = sheet.chance(0.3)
    head = [sheet.unknown_words() for _ in range(4)]
    rows: list[list[str]] = [head] if sheet.chance(0.8) else []
    inner = sheet.random.choice(("", "а) ", "• ", "? ", "– "))
    for n in range(1, sheet.random.randint(3, 7)):
        asked = _asked(sheet, 1, 3)
        for text in asked:
            sheet.lesson["questions"].append({"text": text})
        cell = "\n".join(inner + text for text in asked)
        last = "\n".join(sheet.random.choice(sheet.pool.theory)[:80] for _ in asked)
        row = [str(n), _paragraph(sheet)[:200], cell]
        if has_answers:
            for question, text in zip(
                sheet.lesson["questions"][-len(asked) :], last.split("\n"), strict=True
            ):
                question["answer"] = text
            row.append(last)
        elif sheet.chance(0.5):
            row.append(str(sheet.random.choice((2, 5, 10))))
        rows.append(row)
    sheet.table(rows)


def _answer_table(sheet: Sheet) -> None:
    """Questions in one column, the author's answers in the next."""
    rows = [[sheet.unknown_words(), sheet.unknown_words()]] if sheet.chance(0.7) else []
    for text in _asked(sheet, 3, 9):
        answer = sheet.random.choice(sheet.pool.theory)[: sheet.random.randint(20, 140)]
        sheet.lesson["questions"].append({"text": text, "answer": answer})
        rows.append([text, answer])
    sheet.table(rows)


def _question_table(sheet: Sheet) -> None:
    way = sheet.random.random()
    if way < 0.2:
        _case_table(sheet)
        return
    if way < 0.3:
        _answer_table(sheet)
        return
    head = list(sheet.one(words.HEADS))
    width = sheet.random.choice((2, 3, 4, 4))
    if sheet.chance(0.4):
        head = [sheet.unknown_words() for _ in head]
    rows: list[list[str]] = [head[:width]] if sheet.chance(0.85) else []
    code = sheet.random.choice(("", "", "", "ТТ-0", "Q", "А", "1."))
    name = sheet.random.choice(
        (
            ("1", "2", "3"),
            ("жеңіл", "орташа", "күрделі"),
            ("I", "II", "III"),
            ("A", "B", "C"),
            ("б", "с", "т"),
        )
    )

    def mark(n: int) -> str:
        return f"{code}{n}"

    for n, text in enumerate(_asked(sheet, 3, 12, topics=0.15), 1):
        sheet.lesson["questions"].append({"text": text})
        level = sheet.random.randint(1, 3)
        if sheet.chance(0.1) and n > 1:
            rows.append(["", sheet.unknown_words()])
        rows.append([mark(n), text, name[level - 1], str(level * 5)][:width])
    sheet.table(rows)


def _tests(sheet: Sheet) -> None:
    if sheet.chance(0.8):
        sheet.head(sheet.heading(words.TESTS))
    if sheet.chance(0.2):
        sheet.add(sheet.one(words.INTROS))
    if sheet.chance(0.12):
        _test_table(sheet, sheet.some(sheet.pool.tests, 2, 8))
        return
    _test_items(sheet, sheet.some(sheet.pool.tests, 2, 8))


def _test_table(sheet: Sheet, tests: Sequence[Json]) -> None:
    """A row for each test, its options in a cell: each on a line or all on one."""
    letters = sheet.random.choice(_LETTERS[:-1])
    stop, between = sheet.random.choice((") ", ". ")), sheet.random.choice(("\n", " ", " "))
    rows = [list(sheet.one({sheet.language: (words.TEST_HEADS[sheet.language],)}))]
    for n, test in enumerate(tests, 1):
        sheet.lesson["tests"].append(test)
        shown = [f"{letters[i]}{stop}{text}" for i, text in enumerate(test["options"][:5])]
        rows.append([str(n), test["stem"], between.join(shown)])
    sheet.table(rows)


def _signed_items(sheet: Sheet, tests: Sequence[Json]) -> None:
    """Options without letters: a sign before the right ones, a box before each, or nothing."""
    numberings = [lambda n: f"{n}. ", lambda n: f"{n}) ", lambda n: f"{n}* "]
    if sheet.chance(0.3):
        numberings = [lambda _: ""]
    numbering = sheet.random.choice(numberings)
    right, wrong = sheet.random.choice(
        (
            *(("+", ""), ("+ ", "- "), ("+ ", "– "), ("☑ ", "☐ "), ("☐ ", "☐ "), ("* ", "")),
            *(("", ""), ("", ""), ("", "")),
        )
    )
    inline = "☐" in wrong and sheet.chance(0.6)
    for n, test in enumerate(tests, 1):
        sheet.lesson["tests"].append(test)
        sheet.add(numbering(n) + test["stem"])
        place = (test.get("correct") or [0])[0]
        shown = [
            f"{right if i == place else wrong}{text}" for i, text in enumerate(test["options"][:5])
        ]
        for text in [" ".join(shown)] if inline else shown:
            sheet.add(text)


def _test_items(sheet: Sheet, tests: Sequence[Json]) -> None:
    if sheet.chance(0.22):
        _signed_items(sheet, tests)
        return
    numbering = sheet.random.choice(
        (
            lambda n: f"{n}. ",
            lambda n: f"{n}) ",
            lambda n: f"Вопрос {n}. ",
            lambda n: f"{n}-сұрақ. ",
            lambda n: f"№{n}. ",
            lambda _: "",
        )
    )
    letters = sheet.random.choice(_LETTERS)
    stop = sheet.random.choice((") ", ". ", ")", ") "))
    sign = sheet.random.choice(("", "", "", "*", "+", "bold", "beside", "lead"))
    inline = sheet.chance(0.15)
    keys = []
    for n, test in enumerate(tests, 1):
        sheet.lesson["tests"].append(test)
        options = list(test["options"])[:5]
        right = (test.get("correct") or [0])[0] % len(options)
        keys.append(letters[right])
        sheet.add(numbering(n) + test["stem"])
        shown = [
            f"{'*' if sign == 'lead' and place == right else ''}{letters[place]}{stop}{text}"
            f"{sign if sign in {'*', '+'} and place == right else ''}"
            for place, text in enumerate(options)
        ]
        if inline:
            sheet.add(" ".join(shown))
        else:
            for place, text in enumerate(shown):
                sheet.add(text, strong=sign == "bold" and place == right)
        if sign == "beside":
            sheet.add(sheet.one(words.ANSWERS) + letters[right])
    if not sign and sheet.chance(0.7):
        _key_list(sheet, keys)


def _key_list(sheet: Sheet, keys: Sequence[str]) -> None:
    ordinals = words.ORDINALS[sheet.language]
    stop = sheet.random.choice("-.")
    numbers = [f"{n}{stop}" for n in range(1, len(keys) + 1)]
    if sheet.chance(0.2) and len(keys) <= len(ordinals):
        numbers = [f"{name}{sheet.random.choice((' – ', ' '))}" for name in ordinals]
    elif sheet.chance(0.1):
        numbers = [""] * len(keys)
    told = [f"{number}{key}" for number, key in zip(numbers, keys, strict=False)]
    joined = sheet.random.choice((", ", "; ", " ")).join(told)
    sheet.add(f"{sheet.one(words.KEYS)}: {joined}")


def _judged(sheet: Sheet) -> None:
    """Statements that are true or false, perhaps with the word that tells it behind them."""
    sheet.head(sheet.heading(words.JUDGING, unknown=0.15))
    numbering = _numberings(sheet)
    true, false = sheet.one(words.VERDICTS)
    shape = sheet.random.choice((" ({v})", " – {v}", " {v}", " ({v}/{o})", "", "", " ____"))
    for n in range(1, sheet.random.randint(3, 7)):
        statement = sheet.random.choice(sheet.pool.theory).split(". ")[0][:110].rstrip(".")
        if statement in sheet.used:
            continue
        sheet.used.add(statement)
        sheet.lesson.setdefault("special", []).append({"text": statement})
        verdict, other = (true, false) if sheet.chance(0.5) else (false, true)
        sheet.add(numbering(n) + statement + shape.format(v=verdict, o=other))


def _matched(sheet: Sheet) -> None:
    """Two columns that belong together, written side by side: they ask nothing by themselves."""
    sheet.head(sheet.one(words.MATCHING))
    pieces = [text.split(",")[0][:40] for text in sheet.pool.theory]
    halves = sheet.random.sample(pieces, min(8, len(pieces)))
    letters = sheet.random.choice(_LETTERS[:-1])
    between = sheet.random.choice((" ", " – ", " … "))
    for n, (left, right) in enumerate(zip(halves[::2], halves[1::2], strict=False), 1):
        sheet.add(f"{n}. {left}{between}{letters[n - 1]}) {right}")
    if sheet.chance(0.6):
        told = " ".join(f"{n}{letters[-n]}" for n in range(1, len(halves) // 2 + 1))
        sheet.add(f"{sheet.one(words.ANSWERS)}{told}")


def _case(sheet: Sheet) -> None:
    """A story and what is asked of it, in one paragraph behind a label."""
    label = sheet.one(words.CASES)
    for text in _asked(sheet, 1, 1):
        whole = f"{_paragraph(sheet)[:260]} {text}"
        sheet.lesson["questions"].append({"text": whole})
        sheet.add(f"{label}{sheet.random.choice(('. ', ': ', ' – '))}{whole}")


def _tasks(sheet: Sheet) -> None:
    # Topics of work to be written look like topics of an exam: only their heading tells.
    are_topics = sheet.chance(0.12)
    tasks = _topics(sheet, 2, 6) if are_topics else sheet.some(sheet.pool.tasks, 1, 5)
    if not tasks:
        return
    sheet.lesson["tasks"].extend({"text": text} for text in tasks)
    heading = sheet.heading(words.TASKS, unknown=0.0 if are_topics else 0.15)
    ways = (0, 85, 15) if are_topics else (28, 46, 24)
    way = sheet.random.choices(("run-in", "list", "table"), ways)[0]
    if way == "run-in" or len(tasks) == 1:
        for text in tasks:
            sheet.add(f"{heading}{sheet.random.choice((': ', ': ', '. ', ' – '))}{text}")
            _details(sheet)
            heading = sheet.one(words.TASKS)
        return
    if way == "table":
        if sheet.chance(0.7):
            sheet.head(heading)
        _task_table(sheet, tasks)
        return
    sheet.head(heading)
    numbering = _numberings(sheet)
    for n, text in enumerate(tasks, 1):
        sheet.add(numbering(n) + text)
    _details(sheet)


def _task_table(sheet: Sheet, tasks: Sequence[str]) -> None:
    """The tasks in one of its columns; their topics, form, deadline, criteria in others."""
    names, cells = words.TASK_COLUMNS[sheet.language], words.TASK_CELLS[sheet.language]
    shares = {"topic": 0.2, "form": 0.45, "deadline": 0.7, "criteria": 0.35, "points": 0.4}
    shares |= {"hours": 0.1}
    beside = [name for name, share in shares.items() if sheet.chance(share)]
    sheet.random.shuffle(beside)
    cut = sheet.random.choice((0, 0, 1)) if beside else 0
    columns = [*beside[:cut], "task", *beside[cut:]]
    is_numbered, has_head = sheet.chance(0.7), sheet.chance(0.9)
    head = [sheet.random.choice(names[name]) for name in columns]

    def cell(name: str, text: str) -> str:
        if name == "task":
            return text
        if name == "topic":
            return str(sheet.random.choice(sheet.pool.titles))
        if name in cells:
            return str(sheet.random.choice(cells[name]))
        return str(sheet.random.choice((2, 5, 6, 10, 15)))

    rows = [["№", *head] if is_numbered else head] if has_head else []
    for n, text in enumerate(tasks, 1):
        row = [cell(name, text) for name in columns]
        rows.append([str(n), *row] if is_numbered else row)
    sheet.table(rows)


def _details(sheet: Sheet) -> None:
    if sheet.chance(0.25):
        for line in sheet.some(words.DETAILS[sheet.language], 1, 3):
            sheet.add(line)


def _tail(sheet: Sheet) -> None:
    if sheet.chance(0.3):
        sheet.head(sheet.one(words.CRITERIA))
        for n, line in enumerate(sheet.some(words.CRITERIA_LINES[sheet.language], 1, 4), 1):
            sheet.add(f"{n}. {line}" if sheet.chance(0.5) else line)
    if sheet.chance(0.4):
        sheet.head(sheet.one(words.LITERATURE))
        for n, line in enumerate(sheet.some(words.SOURCES[sheet.language], 1, 4), 1):
            sheet.add(f"{n}. {line}")
    if sheet.chance(0.2):
        _form(sheet, 2)


# Documents


_PARTS: Sequence[tuple[Callable[[Sheet], None], float]] = (
    (_questions, 0.85),
    (_judged, 0.07),
    (_tests, 0.3),
    (_matched, 0.06),
    (_questions, 0.12),
    (_case, 0.06),
    (_tasks, 0.75),
    (_tasks, 0.2),
)


def _lesson(sheet: Sheet, number: int = 0) -> None:
    sheet.open_lesson()
    _title(sheet, number or sheet.random.randint(1, 15))
    if sheet.chance(0.75):
        _fields(sheet)
    if sheet.chance(0.2):
        _plan(sheet)
    if sheet.chance(0.85):
        _theory(sheet, 5)
    if sheet.chance(0.3):
        _steps(sheet)
    if sheet.chance(0.12):
        _rules(sheet)
    parts: list[Callable[[Sheet], None]] = [part for part, share in _PARTS if sheet.chance(share)]
    if sheet.chance(0.3):
        sheet.random.shuffle(parts)
    for part in parts:
        part(sheet)


def _whole_lesson(sheet: Sheet) -> None:
    _form(sheet, 4)
    _lesson(sheet)
    _tail(sheet)


def _booklet(sheet: Sheet) -> None:
    _form(sheet, 5)
    for number in range(1, sheet.random.randint(2, 5)):
        _lesson(sheet, number)
    _tail(sheet)


def _exam_list(sheet: Sheet) -> None:
    sheet.open_lesson()
    _form(sheet, 4)
    if sheet.chance(0.9):
        sheet.head(sheet.heading(words.ASKING))
    numbering = sheet.random.choice((lambda n: f"{n}. ", lambda n: f"{n}) ", lambda n: f"{n}. "))
    items = _asked(sheet, 8, 40, topics=0.75)
    if sheet.chance(0.4):
        items += _asked(sheet, 3, 12)
        sheet.random.shuffle(items)
    for n, text in enumerate(items, 1):
        _question(sheet, numbering(n), text)
    _tail(sheet)


def _colloquium(sheet: Sheet) -> None:
    """Sections with lettered or numbered points, most of them bare topics."""
    sheet.open_lesson()
    _form(sheet, 3)
    numbering = sheet.random.choice(
        (
            lambda n: f"{'abcdefghijkl'[n - 1]}) ",
            lambda n: f"{n}) ",
            lambda n: f"{n}. ",
            lambda _: "– ",
        )
    )
    end = sheet.random.choice((";", "", "."))
    for section in range(1, sheet.random.randint(3, 6)):
        sheet.add(f"{_ROMAN[section - 1]}. {sheet.unknown_words()}", strong=sheet.chance(0.5))
        for n, text in enumerate(_asked(sheet, 1, 4, topics=0.7) + _asked(sheet, 0, 3), 1):
            plain = text.rstrip(".")
            sheet.lesson["questions"].append({"text": plain})
            shown = plain[:1].lower() + plain[1:] if sheet.chance(0.5) else plain
            sheet.add(f"{numbering(min(n, 12))}{shown}{'' if shown.endswith('?') else end}")
    _tail(sheet)


def _tickets(sheet: Sheet) -> None:
    sheet.open_lesson()
    shape = sheet.one(words.TICKETS)
    form = sheet.some(words.FORM_LINES[sheet.language], 0, 4)
    title = sheet.random.choice(sheet.pool.titles)
    strong, is_boxed = sheet.chance(0.5), sheet.chance(0.25)
    mark = sheet.random.choice(("{n}. ", "{n}. ", "{n}) ", "{a}. ", "{a}) "))
    for n in range(1, sheet.random.randint(3, 9)):
        items = _asked(sheet, 1, 2, topics=0.6) + _asked(sheet, 1, 2)
        asked = []
        for place, text in enumerate(items, 1):
            label = sheet.one(words.LABELS) if sheet.chance(0.1) else ""
            sheet.lesson["questions"].append({"text": text})
            asked.append(f"{mark.format(n=place, a='АӘБВГДЕЖЗИКЛ'[(place - 1) % 12])}{label}{text}")
        above, between, below = (
            [line.format(t=title) for line in part] for part in (form[:2], form[3:], form[2:3])
        )
        lines = [*above, shape.format(n=n), *between, *asked, *below]
        if is_boxed:
            sheet.table([["\n".join(lines)]])
            continue
        for place, line in enumerate(lines):
            sheet.add(line, strong=strong and place == len(above))


def _stage_plan(sheet: Sheet) -> None:
    """A lesson in a table of stages: questions stand in a cell among what the teacher does."""
    sheet.open_lesson()
    _form(sheet, 3)
    _title(sheet, sheet.random.randint(1, 20))
    _fields(sheet)
    rows = [list(sheet.one(words.STAGE_HEADS))] if sheet.chance(0.9) else []
    numbering = sheet.random.choice((lambda n: f"{n}. ", lambda _: "", lambda _: "• "))
    for stage in sheet.one(words.STAGES):
        cell = [sheet.random.choice(sheet.pool.theory)[: sheet.random.randint(20, 200)]]
        asked = _asked(sheet, 1, 4) if sheet.chance(0.7) else []
        sheet.lesson["questions"].extend({"text": text} for text in asked)
        lead = [sheet.heading(words.ASKING)] if asked and sheet.chance(0.5) else []
        shown = [numbering(n) + text for n, text in enumerate(asked, 1)]
        cell = [*cell, *lead, *shown] if sheet.chance(0.6) else [*lead, *shown] or cell
        if sheet.chance(0.3):
            cell = [sheet.one(words.TOLD)] if not shown else [*cell, sheet.one(words.TOLD)]
        beside = [sheet.random.choice(sheet.pool.theory)[:60], sheet.one(words.CRITERIA_LINES)]
        rows.append([stage, "\n".join(cell), *beside][: len(sheet.one(words.STAGE_HEADS))])
    task = sheet.some(sheet.pool.tasks, 1, 1)
    sheet.lesson["tasks"].extend({"text": text} for text in task)
    for text in task:
        rows.append([sheet.one(words.TASKS), text])
    sheet.table(rows)
    _tail(sheet)


def _bank(sheet: Sheet) -> None:
    sheet.open_lesson()
    _form(sheet, 3)
    _question_table(sheet)
    _tail(sheet)


def _test_paper(sheet: Sheet) -> None:
    sheet.open_lesson()
    _form(sheet, 4)
    if sheet.chance(0.4):
        shape = sheet.one(words.TICKETS)
        for n in (1, 2, 3)[: sheet.random.randint(2, 3)]:
            sheet.add(shape.format(n=n), strong=sheet.chance(0.5))
            _test_items(sheet, sheet.some(sheet.pool.tests, 2, 6))
    else:
        _tests(sheet)
    _tail(sheet)


def _syllabus(sheet: Sheet) -> None:
    sheet.open_lesson()
    _form(sheet, 5)
    sheet.head(sheet.one(words.FIELDS["goal"]))
    sheet.add(_paragraph(sheet))
    if sheet.chance(0.5):
        _plan_table(sheet)
    for least, most in ((3, 10), (1, 5))[: sheet.random.choice((1, 1, 2))]:
        tasks = sheet.some(sheet.pool.tasks, least, most)
        sheet.lesson["tasks"].extend({"text": text} for text in tasks)
        if sheet.chance(0.7):
            sheet.head(sheet.one(words.TASKS))
        _task_table(sheet, tasks)
    _tail(sheet)


def _work_plan(sheet: Sheet) -> None:
    """Nothing but independent work: topics, tasks, perhaps how they are marked."""
    sheet.open_lesson()
    _form(sheet, 3)
    for _ in range(sheet.random.randint(1, 3)):
        _tasks(sheet)
    _tail(sheet)


def _plan_table(sheet: Sheet) -> None:
    """Weeks, topics and hours ask nothing."""
    head = {
        "kk": ("Апта", "Тақырып", "Сағат"),
        "ru": ("Неделя", "Тема", "Часы"),
        "en": ("Week", "Topic", "Hours"),
    }[sheet.language]
    titles = sheet.random.sample(sheet.pool.titles, min(8, len(sheet.pool.titles)))
    rows = [[str(n), title, str(sheet.random.choice((1, 2)))] for n, title in enumerate(titles, 1)]
    sheet.head(sheet.heading(words.PLAN))
    sheet.table([list(head), *rows])


def _cases(sheet: Sheet) -> None:
    sheet.open_lesson()
    _form(sheet, 2)
    _title(sheet, 1)
    name = {"kk": "{n}-жағдаят", "ru": "Задача {n}", "en": "Case {n}"}[sheet.language]
    label = sheet.one(words.ANSWERS)
    for n in range(1, sheet.random.randint(3, 6)):
        sheet.add(name.format(n=n), strong=sheet.chance(0.6))
        sheet.add(_paragraph(sheet))
        for place, text in enumerate(_asked(sheet, 1, 4), 1):
            _question(sheet, f"{place}. ", text)
        if sheet.chance(0.5):
            _answer(sheet, label)
    _tail(sheet)


def _reading(sheet: Sheet) -> None:
    """Asks nothing, though it is full of questions and lists."""
    sheet.open_lesson()
    if sheet.chance(0.5):
        sheet.add(sheet.random.choice(sheet.pool.titles), strong=True)
    for _ in range(sheet.random.randint(1, 3)):
        _theory(sheet, 5)
        if sheet.chance(0.3):
            _list_in_theory(sheet)
        if sheet.chance(0.3):
            sheet.add(sheet.one(words.REMARKS))
    if sheet.chance(0.3):
        _steps(sheet)
    if sheet.chance(0.2):
        _plan_table(sheet)
    if sheet.chance(0.3):
        sheet.head(sheet.one(words.SUMMING))
        sheet.add(sheet.one(words.REMARKS))
    _tail(sheet)


_KINDS: Sequence[tuple[Callable[[Sheet], None], int]] = (
    (_whole_lesson, 42),
    (_booklet, 9),
    (_exam_list, 9),
    (_tickets, 9),
    (_colloquium, 5),
    (_bank, 7),
    (_stage_plan, 5),
    (_test_paper, 9),
    (_syllabus, 7),
    (_work_plan, 4),
    (_cases, 5),
    (_reading, 8),
)


def generate(pools: Pools, *, seed: int) -> tuple[tuple[Row, ...], Json]:
    """Rows, and labels in the shape of ``.expected.json``."""
    random = Random(seed)
    language = random.choices(("kk", "ru", "en"), (60, 27, 13))[0]
    sheet = Sheet(random, language, pools[language])
    makers, weights = zip(*_KINDS, strict=True)
    random.choices(makers, weights)[0](sheet)
    rows = tuple(_typed(sheet)) if sheet.chance(0.3) else tuple(sheet.rows)
    return rows, {"lessons": sheet.lessons, "verdict": "ok"}


def _typed(sheet: Sheet) -> Iterator[Row]:
    """The same as a plain text, perhaps with lines of a fixed width."""
    width = sheet.random.choice((0, 0, 70, 90))
    blank = sheet.random.choice((0, 0, 0.3, 1))
    lines: list[str] = []
    for row in sheet.rows:
        if sheet.random.random() < blank:
            lines.append("")
        lines.extend(_wrapped(row.text, width))
    yield from (replace(row, place=None) for row in read_rows(lines))


def _wrapped(text: str, width: int) -> list[str]:
    if not width:
        return [text]
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) + 1 > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]

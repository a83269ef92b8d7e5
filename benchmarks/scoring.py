"""A document compared with its label as a person would: what was asked, found, and left where.

Texts count as the same where they differ in a letter of twenty, or in a short word such as
``Есеп:`` before the text; lessons are pooled, as one may be cut otherwise and nothing be lost.
Labels may say more than ``read_document`` prints, and less: `docs/reading.md` names their keys.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

Json = Mapping[str, Any]
ALIKE = 0.95
_NEARLY = 0.93
"""Of tasks, stems and fields: their authors add a word before them more often."""
_LOOSELY = 0.9
"""Of options, answers and what may be read or left out."""
_LENGTHS = 0.08
_LONGEST_LEAD = 10
"""Letters of a short word before a text."""
_SHORTEST_LED = 12
_SHORTEST_ANSWER = 8
"""Letters; a shorter one may stand in the text by chance."""
FIELDS = ("title", "goal", "equipment", "outcomes", "methods")
MAIN_FIELDS = frozenset({"title", "goal"})


@dataclass(slots=True)
class Count:
    """``wanted`` by the labels, ``found`` by the reader, ``right`` in both."""

    wanted: int = 0
    found: int = 0
    right: int = 0

    def add(self, other: "Count") -> None:
        self.wanted += other.wanted
        self.found += other.found
        self.right += other.right

    @property
    def recall(self) -> float | None:
        return self.right / self.wanted if self.wanted else None

    @property
    def precision(self) -> float | None:
        return self.right / self.found if self.found else None


@dataclass(slots=True)
class Score:
    questions: Count = field(default_factory=Count)
    tasks: Count = field(default_factory=Count)
    class_tasks: Count = field(default_factory=Count)
    """Work done in the lesson: fair as a task or as a question."""
    tests: Count = field(default_factory=Count)
    """With all their options."""
    keys: Count = field(default_factory=Count)
    """Of all tests whose key the document gives; ``found`` are the confirmed ones."""
    main_fields: Count = field(default_factory=Count)
    other_fields: Count = field(default_factory=Count)
    numbers: Count = field(default_factory=Count)
    levels: Count = field(default_factory=Count)
    points: Count = field(default_factory=Count)
    answers: Count = field(default_factory=Count)
    """Model answers, and those that came with their question."""
    body: Count = field(default_factory=Count)
    """Pieces of theory that are to stand in it."""
    wrong_keys: int = 0
    """Confirmed, and not right."""
    answers_left: int = 0
    """Model answers where students read them."""
    leaks: int = 0
    """What is asked and stands in the body too."""
    strays: int = 0
    """Plans, steps and literature that became questions."""
    is_verdict_right: bool = False
    is_kind_right: bool = False
    says_ok: bool = False
    misses: list[str] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Right in every item: nothing missed, nothing false, levels and keys as they are given."""
        asked = (self.questions, self.tasks, self.tests)
        all_there = all(each.wanted == each.right == each.found for each in asked)
        given = (self.class_tasks, self.levels)
        return (
            all_there
            and all(each.wanted == each.right for each in given)
            and not (self.wrong_keys or self.leaks or self.answers_left)
        )


# Texts that are the same


def tight(text: object) -> str:
    """Without what differs between two copies: blanks, dashes, kinds of quotation marks."""
    plain = re.sub(r"[«»\"“”„]", '"', str(text or "").replace("\u00ad", ""))
    plain = re.sub(r"[–—−‑‐]", "-", plain).strip().rstrip(".:; ?")
    return re.sub(r"[\s\-]", "", plain).lower()


def is_alike(one: object, other: object, share: float = ALIKE) -> bool:
    first, second = tight(one), tight(other)
    if not first or not second or first == second:
        return bool(first) and first == second
    shorter, longer = sorted((len(first), len(second)))
    if shorter / longer < share - _LENGTHS:
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= share


def _is_led(wanted: object, found: object) -> bool:
    own, read = tight(wanted), tight(found)
    is_end = len(own) > _SHORTEST_LED and read.endswith(own)
    return is_end and len(read) - len(own) <= _LONGEST_LEAD


def _take(wanted: object, left: list[Json], name: str, share: float = ALIKE) -> Json | None:
    for item in left:
        if is_alike(wanted, item.get(name), share) or _is_led(wanted, item.get(name)):
            left.remove(item)
            return item
    return None


# One document


class _Comparing:
    """What is found is taken from the lists of what was read; what is left is false."""

    def __init__(self, expected: Json, found: Json) -> None:
        self.score = Score()
        self.expected = expected
        self.lessons: Sequence[Json] = found.get("lessons") or ()
        self.questions = self._all("questions")
        self.tasks = self._all("tasks")
        self.tests = self._all("tests")
        parts = [part for lesson in self.lessons for part in lesson.get("body") or ()]
        self.body = tight(" ".join(f"{part['heading']} {part['text']}" for part in parts))
        terms = {_term(each) for lesson in self.lessons for each in lesson.get("terms") or ()}
        read = [part for part in parts if not set(part["text"].split("\n")) <= terms]
        self.text = tight(" ".join(f"{part['heading']} {part['text']}" for part in read))
        """Without the glossary, which a lesson keeps apart and ``to_json`` shows in the body too,
        as some labels have it there."""

    def _all(self, name: str) -> list[Json]:
        return [item for lesson in self.lessons for item in lesson.get(name) or ()]

    def run(self) -> Score:
        score = self.score
        score.questions.found = len(self.questions)
        score.tasks.found = len(self.tasks)
        score.tests.found = len(self.tests)
        labelled: Sequence[Json] = self.expected["lessons"]
        for lesson in labelled:
            self._compare_tests(lesson)
            self._compare_questions(lesson)
            self._compare_tasks(lesson)
            self._take_special(lesson)
        for place, lesson in enumerate(labelled):
            self._compare_fields(lesson, place)
            self._compare_body(lesson)
        self._leave_out(labelled)
        score.misses += [f"too much: {item.get('text')}" for item in (*self.questions, *self.tasks)]
        score.misses += [f"too much: {item.get('stem')}" for item in self.tests]
        return score

    def _compare_questions(self, lesson: Json) -> None:
        is_soft = self.expected.get("levels_soft")
        for wanted in lesson.get("questions", ()):
            item = _take(wanted["text"], self.questions, "text")
            self._note(self.score.questions, wanted["text"], is_right=item is not None)
            found = item or {}
            levels = {wanted["level"], None} if is_soft else {wanted["level"]}
            if wanted["level"]:
                is_right = item is not None and found.get("level") in levels
                _count(self.score.levels, is_right=is_right)
            if wanted.get("points"):
                is_right = found.get("points") == wanted["points"]
                _count(self.score.points, is_right=is_right)
            if wanted.get("answer"):
                is_right = is_alike(wanted["answer"], found.get("answer"), _LOOSELY)
                _count(self.score.answers, is_right=is_right)

    def _compare_tasks(self, lesson: Json) -> None:
        for wanted in lesson.get("tasks", ()):
            item = _take(wanted["text"], self.tasks, "text", _NEARLY)
            if wanted["kind"] != "class":
                self._note(self.score.tasks, wanted["text"], is_right=item is not None)
                continue
            if item is not None:
                self.score.tasks.found -= 1
            elif item := _take(wanted["text"], self.questions, "text", _NEARLY):
                self.score.questions.found -= 1
            self._note(self.score.class_tasks, wanted["text"], is_right=item is not None)

    def _compare_tests(self, lesson: Json) -> None:
        for wanted in lesson.get("tests", ()):
            item = next((each for each in self.tests if _is_same_test(wanted, each)), None)
            self._note(self.score.tests, wanted["stem"], is_right=item is not None)
            if item is not None:
                self.tests.remove(item)
            else:
                _take(wanted["stem"], self.tests, "stem", _NEARLY)
            if wanted["key_confirmed"]:
                self._compare_key(wanted, item)

    def _compare_key(self, wanted: Json, item: Json | None) -> None:
        is_sure = item is not None and bool(item.get("key_confirmed"))
        is_right = item is not None and sorted(wanted["correct"]) == sorted(item["correct"])
        self.score.keys.found += is_sure
        _count(self.score.keys, is_right=is_sure and is_right)
        if is_sure and not is_right:
            self.score.wrong_keys += 1
            self.score.misses.append(f"wrong key: {wanted['stem']}")

    def _take_special(self, lesson: Json) -> None:
        """True or false, matching: read as anything that asks, or left."""
        for special in lesson.get("special", ()):
            for count, left, name in (
                (self.score.questions, self.questions, "text"),
                (self.score.tests, self.tests, "stem"),
                (self.score.tasks, self.tasks, "text"),
            ):
                if _take(special["text"], left, name):
                    count.found -= 1
                    break

    def _compare_fields(self, lesson: Json, place: int) -> None:
        number = lesson.get("number")
        same = [each for each in self.lessons if number is not None and each["number"] == number]
        read = (same or list(self.lessons[place : place + 1]) or [{}])[0]
        for name in FIELDS:
            if lesson.get(name):
                is_main = name in MAIN_FIELDS
                count = self.score.main_fields if is_main else self.score.other_fields
                is_right = is_alike(lesson[name], read.get(name), _NEARLY)
                self._note(count, f"{name}: {lesson[name]}", is_right=is_right)
        if number is not None:
            _count(self.score.numbers, is_right=bool(same))

    def _compare_body(self, lesson: Json) -> None:
        score = self.score
        for piece in lesson.get("body_contains", ()):
            _count(score.body, is_right=tight(piece) in self.body)
        left = [piece for piece in lesson.get("body_excludes", ()) if tight(piece) in self.text]
        answers = [
            item["answer"]
            for name in ("questions", "tasks", "tests")
            for item in lesson.get(name, ())
            if len(tight(item.get("answer"))) > _SHORTEST_ANSWER
            and tight(item["answer"]) in self.body
        ]
        asked = self._all("questions") + self._all("tasks")
        score.leaks += len(left)
        score.answers_left += len(answers)
        score.strays += sum(
            any(is_alike(piece, item.get("text"), _LOOSELY) for item in asked)
            for piece in lesson.get("not_questions", ())
        )
        score.misses += [f"in the body: {piece}" for piece in (*left, *answers)]

    def _leave_out(self, labelled: Iterable[Json]) -> None:
        """What may be read or left is neither found nor false."""
        may = [
            text
            for lesson in labelled
            for name in ("questions", "tasks")
            for text in (lesson.get("also_ok") or {}).get(name, ())
        ]
        for count, left in ((self.score.questions, self.questions), (self.score.tasks, self.tasks)):
            spare = [item for item in left if _is_any(item["text"], may)]
            left[:] = [item for item in left if item not in spare]
            count.found -= len(spare)

    def _note(self, count: Count, text: str, *, is_right: bool) -> None:
        _count(count, is_right=is_right)
        if not is_right:
            self.score.misses.append(f"missing: {text}")


def _term(term: Json) -> str:
    return f"{term['name']} – {term['meaning']}"


def _count(count: Count, *, is_right: bool) -> None:
    count.wanted += 1
    count.right += is_right


def _is_any(text: str, texts: Iterable[str]) -> bool:
    return any(is_alike(each, text, _LOOSELY) for each in texts)


def _is_same_test(wanted: Json, item: Json) -> bool:
    options, read = wanted["options"], item.get("options") or []
    return (
        len(options) == len(read)
        and is_alike(wanted["stem"], item.get("stem"), _NEARLY)
        and all(map(_is_option, options, read))
    )


def _is_option(wanted: str, read: str) -> bool:
    return is_alike(wanted, read, _LOOSELY) or wanted.strip() == read.strip()


def compare(expected: Json, found: Json) -> Score:
    score = _Comparing(expected, found).run()
    verdicts = {expected["verdict"], *expected.get("verdict_also_ok", ())}
    score.is_verdict_right = found["verdict"] in verdicts
    score.is_kind_right = found.get("kind") == expected.get("kind", "handout")
    score.says_ok = found["verdict"] == "ok"
    return score


# Many documents


@dataclass(slots=True)
class Total:
    """``scores`` of the documents that are to be read; refusals count for the verdict alone."""

    scores: list[Score] = field(default_factory=list)

    def count(self, name: str) -> Count:
        total = Count()
        for score in self.scores:
            total.add(getattr(score, name))
        return total

    def number(self, name: str) -> int:
        return sum(getattr(score, name) for score in self.scores)

    def mean(self, name: str, share: str) -> float | None:
        """Over the documents, so that one long list does not speak for all."""
        shares = [getattr(getattr(score, name), share) for score in self.scores]
        known = [each for each in shares if each is not None]
        return sum(known) / len(known) if known else None

    @property
    def sure(self) -> Count:
        """``found`` say ok, ``wanted`` are right in every item, ``right`` are both."""
        return Count(
            wanted=sum(score.is_whole for score in self.scores),
            found=sum(score.says_ok for score in self.scores),
            right=sum(score.is_whole and score.says_ok for score in self.scores),
        )


def lines_of(total: Total) -> Iterator[tuple[str, str]]:
    """What is measured, and its figures."""
    yield "documents", str(len(total.scores))
    for name in ("questions", "tests"):
        count = total.count(name)
        yield f"{name}, recall", f"{_of(count.right, count.wanted)} {share(count.recall)}"
        yield f"{name}, precision", f"{_of(count.right, count.found)} {share(count.precision)}"
    means = [share(total.mean("questions", name)) for name in ("recall", "precision")]
    yield "questions, mean over documents", " / ".join(means)
    tasks, keys = total.count("tasks"), total.count("keys")
    yield "tasks / false ones", f"{_of(tasks.right, tasks.wanted)} / {tasks.found - tasks.right}"
    yield "work done in the lesson", _shown(total.count("class_tasks"))
    yield "keys confirmed right / wrong", f"{_shown(keys)} / {total.number('wrong_keys')}"
    for name, field_name in _PLAIN.items():
        yield name, _shown(total.count(field_name))
    for name, number in _NUMBERS.items():
        yield name, str(total.number(number))
    verdicts, kinds = total.number("is_verdict_right"), total.number("is_kind_right")
    yield "verdict / kind as labelled", f"{verdicts} / {kinds}"
    sure = total.sure
    yield "`ok`: right in every item when said", _of(sure.right, sure.found)
    yield "`ok`: said of those right in every item", _of(sure.right, sure.wanted)


_PLAIN = {
    "title and goal": "main_fields",
    "other fields": "other_fields",
    "number of the lesson": "numbers",
    "levels, where given": "levels",
    "points, where given": "points",
    "model answers with their question": "answers",
    "pieces of theory in the body": "body",
}
_NUMBERS = {
    "model answers left in the body": "answers_left",
    "asked and in the body too": "leaks",
    "plans, steps, literature asked": "strays",
}


def _shown(count: Count) -> str:
    return _of(count.right, count.wanted)


def _of(right: int, wanted: int) -> str:
    return f"{right}/{wanted}" if wanted else "–"


def share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def as_markdown(totals: Mapping[str, Total], more: Mapping[str, Mapping[str, str]]) -> str:
    """A column for each folder; ``more`` are rows by name and folder."""
    columns = {name: {**dict(lines_of(total))} for name, total in totals.items()}
    for measure, cells in more.items():
        for name, cell in cells.items():
            columns[name][measure] = cell
    measures = dict.fromkeys(name for column in columns.values() for name in column)
    rows = [("", *columns), ("---", *("---:" for _ in columns))]
    rows += [(name, *(column.get(name, "–") for column in columns.values())) for name in measures]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)

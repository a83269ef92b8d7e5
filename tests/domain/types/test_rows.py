"""Rows of every kind say what its lines say, and come back as they were filled in."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.types.definition import PayloadError
from lessons.domain.types.registry import KINDS, REGISTRY
from lessons.domain.types.rows import TICKED, Cell, KeyRows, RowField, RowGroup, TypedKey
from tests.properties import examples

WITH_ROWS = {code: kind.rows for code, kind in KINDS.items() if kind.rows}
EXAMPLES = [
    pytest.param(code, example.payload, id=f"{code}-{number}")
    for code in WITH_ROWS
    for number, example in enumerate(REGISTRY[code].examples())
]
# What lines would take for marks of their own, beside ordinary words.
PIECES = ["сөз", "Ұлы дала", "*", "+", "-", "- ", "//", "=", "!", "~", "((", "))", "(", ")"]
PIECES += ["\\", "\\\\", "/", "|", ":", "%", "±", "12", "---", "#"]
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4)
TEXT = st.tuples(WORDS, st.sampled_from(["", " "])).map(
    lambda made: " ".join(("ә" + made[1].join(made[0])).split())
)
START = st.tuples(st.sampled_from(PIECES), TEXT).map(lambda made: " ".join(" ".join(made).split()))
TOLERANCES = ["", "1", "2"]
VALUES = {
    "numeric": {
        "value": ["9,8", "-4", "12", "10", "0,5"],
        "tolerance": [*TOLERANCES, "0,1", "5 %"],
        "unit": ["", "м", "м/с²"],
    },
    "date": {"value": ["12.05.1998", "1998", "05.2001", "XIX ғ."], "tolerance": TOLERANCES},
}
MAIN = {"numeric": "value", "date": "value", "matching": "item", "gaps": "before"}
LEAST, MOST = 3, 4


def cell(code: str, field: RowField) -> st.SearchStrategy[str]:
    if code in VALUES and field.name in VALUES[code]:
        return st.sampled_from(VALUES[code][field.name])
    return {
        Cell.TEXT: TEXT | START,
        Cell.LONG: TEXT,
        Cell.LINES: st.lists(TEXT, min_size=1, max_size=3, unique_by=str.casefold).map("\n".join),
        Cell.NUMBER: st.integers(1, 9).map(str),
        Cell.TICK: st.sampled_from(["", TICKED]),
        Cell.CHOICE: st.sampled_from(list(field.choices) or [""]),
    }[field.cell]


def keys(code: str, rows: KeyRows) -> st.SearchStrategy[TypedKey]:
    """Such as make a key: each row says something else, and one of them is right."""
    groups = {
        group.name: st.lists(
            st.fixed_dictionaries({each.name: cell(code, each) for each in group.fields}),
            min_size=LEAST if group.least else 0,
            max_size=MOST,
            unique_by=lambda row: row.get(MAIN.get(code, "text"), "").casefold(),
        ).map(lambda listed, group=group: made_right(group, listed))
        for group in rows.groups
    }
    fields = {each.name: cell(code, each) for each in rows.fields}
    return st.builds(
        TypedKey, groups=st.fixed_dictionaries(groups), fields=st.fixed_dictionaries(fields)
    )


def made_right(group: RowGroup, listed: list[dict[str, str]]) -> list[dict[str, str]]:
    """The first row is right and earns all points, the last is wrong."""
    is_for_one = any(each.is_for_one for each in group.fields)
    for place, row in enumerate(listed):
        if "share" in row and place == 0:
            row["share"] = "100"
        if "right" in row and group.name == "options" and (is_for_one or place in (0, MOST - 1)):
            row["right"] = TICKED if place == 0 else ""
        if row.get("choices") and group.name == "gaps":
            row["right"] = row["right"].split("\n")[0]
    if group.name == "options":
        listed[-1]["right"] = ""
    return listed


@pytest.mark.parametrize(("code", "payload"), EXAMPLES)
def test_rows_of_a_key_say_what_its_lines_say(code, payload):
    type_, rows = REGISTRY[code], WITH_ROWS[code]
    definition = type_.parse(payload)

    text = rows.text(rows.read(definition))

    assert text == type_.to_text(definition)
    assert type_.parse(type_.from_text(text, definition)) == definition


@pytest.mark.parametrize("code", WITH_ROWS)
@examples(40)
@given(data=st.data())
def test_rows_come_back_from_lines_as_they_were_filled_in(code, data):
    type_, rows = REGISTRY[code], WITH_ROWS[code]
    typed = data.draw(keys(code, rows))
    if rows.wrong(typed):
        return
    try:
        definition = type_.parse(type_.from_text(rows.text(typed)))
    except PayloadError:
        return

    found = rows.read(definition)

    assert {name: list(listed) for name, listed in found.groups.items()} == settled(typed)
    assert rows.read(type_.parse(type_.from_text(rows.text(found)))) == found


def settled(typed: TypedKey) -> dict[str, list]:
    """As a key keeps them: the right answer of a gap is one of its choices."""
    gaps = [with_right(row) for row in typed.groups.get("gaps", ())]
    groups = {**typed.groups, **({"gaps": gaps} if gaps else {})}
    if "rest" in groups:
        needed = {row["match"].casefold() for row in groups["pairs"]}
        kept = {row["match"].casefold(): row for row in reversed(groups["rest"])}
        rest = [row for fold, row in reversed(kept.items()) if fold not in needed]
        first = {}
        for row in groups["pairs"] + groups["rest"]:
            first.setdefault(row["match"].casefold(), row["match"])
        pairs = [{**row, "match": first[row["match"].casefold()]} for row in groups["pairs"]]
        groups = {**groups, "pairs": pairs, "rest": rest}
    return {name: list(listed) for name, listed in groups.items()}


def with_right(row):
    choices = row["choices"].split("\n") if row["choices"] else []
    is_there = row["right"].casefold() in [text.casefold() for text in choices]
    if not choices or is_there:
        return row
    return {**row, "choices": "\n".join([*choices, row["right"]])}


@pytest.mark.parametrize("code", WITH_ROWS)
def test_a_blank_row_says_nothing(code):
    rows = WITH_ROWS[code]
    definition = REGISTRY[code].parse(REGISTRY[code].examples()[0].payload)
    typed = rows.read(definition)
    blank = {group.name: {each.name: each.start for each in group.fields} for group in rows.groups}
    groups = {name: [blank[name], *listed] for name, listed in typed.groups.items()}

    assert rows.text(replace(typed, groups=groups)) == rows.text(typed)


@pytest.mark.parametrize(
    ("code", "groups", "row"),
    [
        ("single-choice", {"options": [{"text": "А", "right": "1"}, {"feedback": "Жоқ"}]}, 1),
        ("matching", {"pairs": [{"item": "А", "match": "Б"}, {"item": "В", "match": ""}]}, 1),
        ("open-answer", {"points": [{"points": "екі", "text": "Ой"}]}, 0),
        ("gaps", {"gaps": [{"before": "Су", "right": "а\nб", "choices": "а\nв"}]}, 0),
        ("numeric", {"accepted": [{"value": "", "tolerance": "2"}]}, 0),
        ("date", {"accepted": [{"value": "", "tolerance": "2"}]}, 0),
    ],
)
def test_a_row_that_lacks_something_is_named(code, groups, row):
    found = WITH_ROWS[code].wrong(TypedKey(groups=groups))

    assert found is not None
    assert found.row == row


def test_a_line_of_the_text_leads_to_its_row():
    rows = WITH_ROWS["open-answer"]
    points = [
        {"points": "2", "text": "Ой", "wordings": "басқаша\nөзгеше"},
        {"points": "1", "text": "Мысал"},
    ]
    typed = TypedKey(groups={"points": points}, fields={"model_answer": "Үлгі."})

    assert [rows.place(typed, number).row for number in (1, 3, 4)] == [0, 0, 1]
    assert rows.place(typed, 5).group == ""
    assert rows.place(typed, 9) is None

"""What is looked at in each line, in one place; every feature is a short text.

A feature names what it tells before the ``=``; a digit behind a name is a place.

============= ==============================================================================
w, b          first five words in order, first twelve as a bag (six letters each)
e             endings of the last two words
s, n          how the line begins: number, bullet, letter, roman; its number if small
z             how it ends: its last sign
l, t, ?       length, in doublings; sentences inside; a question mark stands in it
sign          it begins with a sign or a box, as options without letters do
wordless      it holds no letter
a, inf        it asks: by a question word, an imperative or a question mark; an infinitive
upper, year   all in capitals; it holds a year
ans, key      it begins an answer; it is a list of keys
gap, past     without a number: a gap to fill in; with one: lines since an item of a run that
              goes on below, or has ended
c, c#         label before a colon or a period: its words, how many
v, cv         what its first words, or its label, speak of by the vocabulary
gv            what the head of its column speaks of
gca, gcl      of the lines of its column: the share that asks, their length
gc#, gcw      how many they are, which place by length the column has in its table
hv, hhv, rhv  what the line above, the one before it, or the line above the run speaks of
p, m          what the phrases of known headings say it is; level marker
f             how it is set: bold, coloured, a heading, begins a paragraph, in mid-sentence
g, g#, g|     table: column, columns, rows
gh, gl, gr    words on top of the column and to the left; no words to the right
r, r#, ra, r- the run of counted items that it belongs to: kind, length, share that asks, gaps
rh, rhp       the line above the run: its words, what phrases say of it
o, o#, o*, o- options: it is one or a stem, how many, how often as many, how near
ob, ob#, ob*, the same for options without letters
ob-
h, hp, h-     the heading-like line above: its words, what phrases say of it, how far
hh, hhp, hh-  the one before that
dn, da, dl    the document: share of counted lines, of those that ask, of long ones
do, dm, d#    the document: share of options, number of level markers, length
edge          no line stands there
============= ==============================================================================

``-1:`` to ``2:`` stand before what the lines above and below tell.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lessons.domain.handouts.answer_keys import is_key_list
from lessons.domain.handouts.headings import find_heading
from lessons.domain.handouts.item_marks import Kind
from lessons.domain.handouts.learnt.lines import Line
from lessons.domain.handouts.learnt.runs import (
    Options,
    Run,
    bare_options_of,
    options_of,
    runs_of,
)
from lessons.domain.handouts.learnt.vocabulary import says
from lessons.domain.handouts.level_lines import find_level_line
from lessons.domain.handouts.model_answers import begins_answer
from lessons.domain.text.characters import (
    BOXES,
    CAPITALS,
    DASHES,
    LETTER,
    LONG_DASHES,
    OPENING_QUOTES,
    SENTENCE_ENDS,
    TICKS,
)

_WORD = re.compile(rf"{LETTER}+")
_SENTENCE = re.compile(rf"[{SENTENCE_ENDS}](?=\s+[{CAPITALS}{OPENING_QUOTES}])")
_STEM = 6
_INFINITIVE = re.compile(r"\w(?:у|уы|уін|уын)\W*$|\b\w+(?:ть|ться)\b", re.IGNORECASE)
_LABEL = re.compile(
    rf"({LETTER}[^:{SENTENCE_ENDS}{LONG_DASHES}]{{1,60}}?)\s?(?:[:.]|\s[{DASHES}])(?:\s|$)"
)
_SIGN = re.compile(rf"[+{BOXES}{TICKS}]|\[[ xх+]?\]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SPEAKS_OF = (
    *("task", "guided", "questions", "tests", "goal", "outcomes", "equipment", "methods", "title"),
    *("outside", "steps", "level-1", "level-2", "level-3"),
)
_FIRST_WORDS = 60
"""Characters of a line that are asked for what it speaks of."""
_LONGEST_HEAD = 100
_FARTHEST_HEAD = 60


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is told of a line to itself and to its neighbours."""

    own: tuple[str, ...]
    shared: tuple[str, ...]
    asks: bool
    is_head: bool
    phrase: str
    topics: tuple[str, ...]
    words: tuple[str, ...]


def features_of(lines: Sequence[Line]) -> list[list[str]]:
    """One list a line."""
    seen = [_look(line) for line in lines]
    runs, options = runs_of(lines), options_of(lines)
    bare = bare_options_of(lines, options)
    document = _document(lines, [*options, *bare], seen)
    bare_told = _options_told(bare, "ob")
    told, counted = _options_told(options), _runs_told(runs, seen)
    heads = _heads_above(seen)
    columns = _columns(lines, seen)
    return [
        [
            *each.own,
            *columns.get(_column_of(lines[index]), ()),
            *document,
            *told.get(index, ()),
            *bare_told.get(index, ()),
            *counted.get(index, ()),
            *_gap_told(index, runs),
            *_head_told(index, heads[index], seen),
            *_beside(seen, index, {**bare_told, **told}),
        ]
        for index, each in enumerate(seen)
    ]


def _look(line: Line) -> _Seen:
    text = line.text
    words = tuple(word.casefold()[:_STEM] for word in _WORD.findall(text)[:12])
    asks = bool(says("asks", text)) or "?" in text
    shape = _shape(line)
    phrase = _phrase(line.row.text)
    topics = _topics(line.row.text[:_FIRST_WORDS])
    length = f"l={len(text).bit_length()}"
    end = f"z={_end(text)}"
    shared = (
        f"s={shape}",
        length,
        end,
        *(["a"] if asks else []),
        *(["f=b"] if line.row.is_strong else []),
        *([f"f=h{line.row.heading}"] if line.row.heading else []),
        *([f"p={phrase}"] if phrase else []),
        *(f"v={topic}" for topic in topics),
        *(["m"] if line.marker else []),
    )
    own = (
        *shared,
        *(f"w{place}={word}" for place, word in enumerate(words[:5], 1)),
        *(f"b={word}" for word in words),
        *_endings(text),
        *_telling(line),
        *_table(line),
    )
    return _Seen(own, shared, asks, _is_head(line), phrase, topics, words)


@lru_cache(maxsize=4096)
def _topics(text: str) -> tuple[str, ...]:
    return tuple(topic for topic in _SPEAKS_OF if says(topic, text))


def _shape(line: Line) -> str:
    if line.mark_kind:
        return line.mark_kind.value
    first = line.row.text[:1]
    if first.isdigit():
        return "digit"
    return "small" if first.islower() else "capital" if first.isupper() else "sign"


def _end(text: str) -> str:
    last = text.rstrip('»”")]')[-1:]
    return last if last and not last.isalnum() else "none"


def _endings(text: str) -> Iterator[str]:
    words = _WORD.findall(text)[-2:]
    for place, word in enumerate(reversed(words), 1):
        yield f"e{place}={word.casefold()[-3:]}"


def _telling(line: Line) -> Iterator[str]:
    row, text = line.row, line.text
    told = {
        f"n={min(line.mark.number, 4)}" if line.mark else "": bool(line.mark and line.mark.number),
        "f=starts": row.starts,
        "f=mid": row.is_mid_sentence,
        "f=marked": row.is_marked,
        "?": "?" in text,
        "inf": _INFINITIVE.search(text) is not None,
        "upper": text.isupper(),
        "year": _YEAR.search(text) is not None,
        "gap": any(gap in text for gap in ("___", "....", "……")),
        "ans": begins_answer(row.text),
        "key": is_key_list(row.text),
        "sign": _SIGN.match(row.text) is not None,
        "wordless": not any(map(str.isalpha, text)),
    }
    yield from (feature for feature, is_so in told.items() if is_so)
    yield f"t={min(len(_SENTENCE.findall(text)), 4)}"
    match = _LABEL.match(text)
    if match:
        label = [word.casefold()[:_STEM] for word in _WORD.findall(match[1])[:4]]
        yield f"c={' '.join(label)}"
        yield f"c#={len(label)}"
        yield from (f"c1={word}" for word in label)
        yield from (f"cv={topic}" for topic in _topics(match[1]))


def _table(line: Line) -> Iterator[str]:
    place = line.row.place
    if place is None:
        return
    grid = place.grid
    yield f"g=col{min(place.column, 4)}"
    yield f"g#={min(grid.width, 5)}"
    yield f"g|={min(grid.height, 40).bit_length()}"
    if place.row == 0:
        yield "g=top"
    yield from (f"gv={topic}" for topic in _topics(place.head[:_FIRST_WORDS]))
    yield from (f"gh={w.casefold()[:_STEM]}" for w in _WORD.findall(place.head)[:6])
    left = _WORD.findall(place.left)[:4]
    yield from (f"gl={w.casefold()[:_STEM]}" for w in left)
    if place.left and not left:
        yield "gl=#"
    below = grid.cells.get((place.row, place.column + 1), "")
    if below and not _WORD.search(below):
        yield "gr=#"


def _column_of(line: Line) -> tuple[int, int] | None:
    place = line.row.place
    return (id(place.grid), place.column) if place and place.row else None


def _columns(
    lines: Sequence[Line], seen: Sequence[_Seen]
) -> dict[tuple[int, int] | None, tuple[str, ...]]:
    """What the lines of each column have in common."""
    found: dict[tuple[int, int], list[int]] = {}
    for index, line in enumerate(lines):
        column = _column_of(line)
        if column is not None:
            found.setdefault(column, []).append(index)
    letters = {
        column: sum(len(lines[place].text) for place in places) for column, places in found.items()
    }
    ranks = _ranks(letters)
    return {
        column: (
            f"gca={sum(seen[place].asks for place in places) * 4 // len(places)}",
            f"gcl={(letters[column] // len(places)).bit_length()}",
            f"gc#={len(places).bit_length()}",
            f"gcw={min(ranks[column], 3)}",
        )
        for column, places in found.items()
    }


def _ranks(letters: Mapping[tuple[int, int], int]) -> dict[tuple[int, int], int]:
    """0 for the column of its table that holds most letters, 1 for the next …"""
    ranks: dict[tuple[int, int], int] = {}
    met: Counter[int] = Counter()
    for column in sorted(letters, key=lambda each: -letters[each]):
        ranks[column] = met[column[0]]
        met[column[0]] += 1
    return ranks


@lru_cache(maxsize=4096)
def _phrase(text: str) -> str:
    heading = find_heading(text[:200])
    if heading is not None:
        return f"{heading.role.value}{'' if heading.rest else '.'}"
    marker = find_level_line(text[:200])
    return "level" if marker is not None else ""


def _is_head(line: Line) -> bool:
    text, row = line.row.text, line.row
    if len(text) > _LONGEST_HEAD or not row.starts or line.option:
        return False
    is_set = row.is_strong or row.heading > 0 or text.isupper()
    is_short = text.endswith(":") or (len(text) < 60 and _end(text) == "none" and not line.mark)
    return is_set or is_short


# What only the lines together tell


def _document(
    lines: Sequence[Line], options: Sequence[Options], seen: Sequence[_Seen]
) -> list[str]:
    count = max(len(lines), 1)
    counted = sum(line.mark_kind is Kind.NUMBER for line in lines)
    asking = sum(each.asks for each in seen)
    markers = sum(line.marker is not None for line in lines)
    in_options = sum(len(each.places) for each in options)
    long = sum(len(line.text) > 150 for line in lines)
    return [
        f"dn={counted * 5 // count}",
        f"da={asking * 5 // count}",
        f"dl={long * 5 // count}",
        f"do={in_options * 5 // count}",
        f"dm={min(markers, 3)}",
        f"d#={count.bit_length()}",
    ]


def _options_told(options: Sequence[Options], name: str = "o") -> dict[int, list[str]]:
    told: dict[int, list[str]] = {}
    sizes = [len(each.places) for each in options]
    for each, size in zip(options, sizes, strict=True):
        same = min(sizes.count(size), 8).bit_length()
        gap = max(b - a for a, b in zip(each.places, each.places[1:], strict=False))
        for place in each.places:
            told[place] = [
                name,
                f"{name}#={min(size, 6)}",
                f"{name}*={same}",
                f"{name}-={min(gap, 3)}",
            ]
        told.setdefault(each.stem, []).extend([f"{name}=stem", f"{name}=stem{same}"])
    return told


def _runs_told(runs: dict[int, Run], seen: Sequence[_Seen]) -> dict[int, list[str]]:
    told: dict[int, list[str]] = {}
    for run in {run.places[0]: run for run in runs.values()}.values():
        shared = list(_run_told(run, seen))
        told.update(dict.fromkeys(run.places, shared))
        told[run.places[-1]] = [*shared, "r=last"]
    return told


def _run_told(run: Run, seen: Sequence[_Seen]) -> Iterator[str]:
    size = len(run.places)
    asking = sum(seen[place].asks for place in run.places)
    yield f"r={run.kind.value}"
    yield f"r#={min(size, 64).bit_length()}"
    yield f"ra={asking * 4 // size}"
    yield f"r-={min(run.gap, 8).bit_length()}"
    yield from _above_told("rh", run.places[0] - 1, seen)


def _gap_told(index: int, runs: dict[int, Run]) -> Iterator[str]:
    """Between two items of a run: what goes on with an item, or answers it."""
    for back in range(index, max(index - 14, -1), -1):
        run = runs.get(back)
        if run is not None and run.kind is Kind.NUMBER:
            if back < index < run.places[-1]:
                yield f"gap={min(index - back, 4)}"
            elif back < index:
                yield f"past={min(index - back, 4)}"
            return


def _heads_above(seen: Sequence[_Seen]) -> list[tuple[int, int]]:
    """For each line the two nearest heading-like lines above it, -1 where there is none."""
    found: list[tuple[int, int]] = []
    last, before = -1, -1
    for index, each in enumerate(seen):
        found.append((last, before))
        if each.is_head:
            last, before = index, last
    return found


def _head_told(index: int, heads: tuple[int, int], seen: Sequence[_Seen]) -> Iterator[str]:
    for name, place in zip(("h", "hh"), heads, strict=True):
        if place >= 0 and index - place <= _FARTHEST_HEAD:
            yield from _above_told(name, place, seen)
            yield f"{name}-={(index - place).bit_length()}"
    if seen[index].is_head:
        yield "h=own"


def _above_told(name: str, place: int, seen: Sequence[_Seen]) -> Iterator[str]:
    if place < 0:
        return
    yield from (f"{name}={word}" for word in seen[place].words[:6])
    if seen[place].phrase:
        yield f"{name}p={seen[place].phrase}"
    yield from (f"{name}v={topic}" for topic in seen[place].topics)


def _beside(seen: Sequence[_Seen], index: int, told: dict[int, list[str]]) -> Iterator[str]:
    for step in (-2, -1, 1, 2):
        place = index + step
        if not 0 <= place < len(seen):
            yield f"{step}:edge"
            continue
        yield from (f"{step}:{feature}" for feature in seen[place].shared)
        if place in told:
            yield f"{step}:{told[place][0]}"
        if abs(step) == 1:
            yield from (f"{step}:b={word}" for word in seen[place].words[:3])

"""GIFT, Moodle's text format for questions."""

import re
from collections.abc import Iterable
from functools import partial

from lessons.domain.banks import keys, text_bank
from lessons.domain.banks.bank import MAX_BYTES, Bank, BankQuestion, Collector, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.forms import GiftForm, Read, claiming
from lessons.domain.banks.gift_answers import shape_of
from lessons.domain.banks.gift_syntax import Item, escape, read_item, split_items, write_tags
from lessons.domain.banks.labels import all_tags, split_tags
from lessons.domain.content.parsing import parse
from lessons.domain.types.registry import KINDS

_LOOKS = re.compile(
    r"^\s*::[^\n]*::|^\$CATEGORY:|(?<!\\)\{\s*(?:[=~#}]|(?:T|F|TRUE|FALSE)\s*[#}])", re.MULTILINE
)
_NEEDS_FORMAT = re.compile(r"[<&]|@@|^[\[$/:]")
_FORMS: dict[str, GiftForm] = {
    code: kind.forms.gift for code, kind in KINDS.items() if kind.forms.gift
}


def _read(raw: RawItem, category: str) -> BankQuestion:
    item = read_item(raw.source)
    if item.answer is None:
        raise ItemError(BankCode.NOT_A_QUESTION)
    block, _, general = item.answer.partition("####")
    found = _read_key(item, block.strip())
    return keys.checked(
        found.key,
        text=item.words(item.text),
        title=item.title,
        category=category,
        explanation=item.words(general.strip()),
        doubts=found.doubts,
        line=raw.line,
        **split_tags(item.tags),
    )


def _read_key(item: Item, block: str) -> Read:
    shape = shape_of(block)
    fitting = [form for form in _FORMS.values() if form.shape is shape]
    form = claiming(fitting, item, block)
    if form is None:
        raise ItemError(BankCode.KIND_UNKNOWN, shape.value)
    return form.read(item, block)


def _write(question: BankQuestion) -> str:
    title = f"::{escape(question.title)}::" if question.title else ""
    definition = parse(question).definition
    answers = list(_FORMS[question.kind].write(definition))
    general = f"####{escape(question.explanation)}" if question.explanation else ""
    texts = (question.text, question.explanation, *answers)
    format_ = "[plain]" if any(map(_NEEDS_FORMAT.search, texts)) else ""
    block = "".join(f"\n\t{line}" for line in [*answers, *([general] if general else [])])
    inside = f"{block}\n" if block else ""
    return f"{write_tags(all_tags(question))}{title}{format_}{escape(question.text)} {{{inside}}}\n"


class Gift:
    code = "gift"
    suffixes: tuple[str, ...] = (".gift", ".txt")
    media_type = "text/plain; charset=utf-8"
    max_bytes = MAX_BYTES
    kinds = frozenset(_FORMS)

    def recognises(self, data: bytes) -> bool:
        return _LOOKS.search(text_bank.sample_of(data)) is not None

    def read(self, data: bytes) -> Bank:
        collector = Collector()
        for category, item in split_items(text_bank.read_lines(data)):
            collector.take(item, partial(_read, item, category))
        return collector.bank()

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        written, category = [], ""
        for question in questions:
            if question.category != category:
                category = question.category
                written.append(f"$CATEGORY: {category}\n")
            written.append(_write(question))
        return "\n".join(written).encode()

    def compose_rejected(self, bank: Bank) -> bytes:
        return text_bank.compose_rejected(bank)

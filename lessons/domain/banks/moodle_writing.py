"""A question as Moodle XML."""

from lessons.domain.banks.bank import BankQuestion
from lessons.domain.banks.forms import MoodleForm
from lessons.domain.banks.labels import all_tags
from lessons.domain.banks.moodle_syntax import write_plain, write_text
from lessons.domain.banks.texts import clean_line
from lessons.domain.content.parsing import parse
from lessons.domain.types.registry import KINDS

FORMS: dict[str, MoodleForm] = {
    code: kind.forms.moodle for code, kind in KINDS.items() if kind.forms.moodle
}


def name_for(text: str) -> str:
    """The name of a question that has none: Moodle wants one."""
    return clean_line(text.partition("\n")[0][:80])


def write_question(question: BankQuestion) -> str:
    form = FORMS[question.kind]
    tags = "".join(f"<tag>{write_text(tag)}</tag>" for tag in all_tags(question))
    title = question.title or name_for(question.text)
    definition = parse(question).definition
    return "".join(
        [
            f'<question type="{form.type}">\n',
            f"  <name>{write_text(title)}</name>\n",
            write_plain("questiontext", form.text(question.text, definition)),
            write_plain("generalfeedback", question.explanation),
            f"  <defaultgrade>{question.points}</defaultgrade>\n",
            *form.write(definition),
            *(write_plain("hint", hint) for hint in question.hints),
            f"  <tags>{tags}</tags>\n" if tags else "",
            "</question>\n",
        ]
    )


def write_category(category: str) -> str:
    named = write_text(category)
    return f'<question type="category"><category>{named}</category></question>\n'

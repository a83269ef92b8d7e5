"""A text with gaps, in each format of banks that has them; Moodle's stand in the text itself."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from lessons.domain.banks.forms import Forms, MoodleForm, Read, TableForm
from lessons.domain.banks.moodle_syntax import formatted
from lessons.domain.banks.texts import clean_line
from lessons.domain.banks.xml_items import child_text
from lessons.domain.types.gaps.cloze import read_cloze, write_cloze
from lessons.domain.types.gaps.definition import Definition


def _read_moodle(element: Element) -> Read:
    name = clean_line(child_text(element, "name", "text"))
    return read_cloze(formatted(element.find("questiontext")), name=name)


def _write_moodle(_definition: Definition) -> Iterator[str]:
    return iter(())


FORMS = Forms(
    moodle=MoodleForm(type="cloze", read=_read_moodle, write=_write_moodle, text=write_cloze),
    table=TableForm(names=("Бос орындар", "Пропуски", "Gaps", "Cloze")),
)

"""What is found in code, templates and modules to be translated, and what keeps its translation."""

import pytest

from tutor import messages

HEADER = r"""
msgid ""
msgstr ""
"Language: kk\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"Content-Type: text/plain; charset=utf-8\n"
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """An empty project with a Kazakh and no other catalogue."""
    monkeypatch.setattr(messages, "BASE_DIR", tmp_path)
    monkeypatch.setattr(messages, "LOCALE_DIR", tmp_path / "tutor/locale")
    monkeypatch.setattr(messages, "DJANGO_LOCALE_DIR", tmp_path / "tutor/django_locale")
    monkeypatch.setattr(messages, "DJANGO_LOCALES", ())
    path = messages.catalogue_path("kk", "django")
    path.parent.mkdir(parents=True)
    path.write_text(HEADER)
    for name in ("lessons", "templates", "static"):
        (tmp_path / name).mkdir()
    return tmp_path


def found(domain):
    catalogue = messages.extract_messages("kk", domain)
    return [(message.context, message.id) for message in catalogue if message.id]


def test_code_is_read_with_its_contexts_and_plurals(project):
    (project / "lessons/words.py").write_text(
        "A = _('one ' 'message')\n"
        "B = ngettext('%(n)s mark', '%(n)s marks', n) % {'n': n}\n"
        "C = pgettext_lazy('verb', 'mark')\n"
        "D = npgettext('on paper', 'sheet', 'sheets', 2)\n"
        "E = gettext(variable)\n"
    )
    assert found("django") == [
        (None, "one message"),
        (None, ("%(n)s mark", "%(n)s marks")),
        ("verb", "mark"),
        ("on paper", ("sheet", "sheets")),
    ]


def test_a_template_is_read_as_django_reads_it(project):
    (project / "templates/page.html").write_text(
        "{% load i18n %}\n"
        "      <h1>{% translate 'Lessons' %}</h1>  {# 'not me' #}\n"
        "  <p title=\"{% translate 'Open' context 'verb' as open %}\">(unclosed\n"
        "    {% blocktranslate count n=total trimmed %}\n      {{ n }} lesson\n"
        "    {% plural %}\n      {{ n }} lessons\n    {% endblocktranslate %}\n"
        " {% field label=_('Name') %} It's 100% \"as is\" қазақша\n"
    )
    assert found("django") == [
        (None, "Lessons"),
        ("verb", "Open"),
        (None, ("%(n)s lesson", "%(n)s lessons")),
        (None, "Name"),
    ]


def test_an_es_module_is_read_into_its_own_domain(project):
    (project / "static/timer.js").write_text(
        "import { say } from './say.js';\n"
        "const left = (n) => `${interpolate(ngettext('%s minute', '%s minutes', n), [n])}`;\n"
        "show(interpolate(ngettext('%s hour', '%s hours', n), [n]));\n"
        "export default { text: gettext('Saved'), other: pgettext('clock', 'now') };\n"
    )
    assert found("django") == []
    assert found("djangojs") == [
        (None, ("%s minute", "%s minutes")),
        (None, ("%s hour", "%s hours")),
        (None, "Saved"),
        ("clock", "now"),
    ]


def test_updating_keeps_translations_drops_the_rest_and_guesses_nothing(project):
    path = messages.catalogue_path("kk", "django")
    with path.open("a") as file:
        file.write('\nmsgid "Lesson"\nmsgstr "Сабақ"\n\nmsgid "Gone"\nmsgstr "Жоқ"\n')
    (project / "lessons/words.py").write_text("\n\n_('Lesson')\n_('Lessons')\n")
    messages.update_catalogue("kk", "django")
    text = path.read_text()
    assert '#: lessons/words.py\nmsgid "Lesson"\nmsgstr "Сабақ"\n' in text
    assert '#: lessons/words.py\nmsgid "Lessons"\nmsgstr ""\n' in text
    assert "Gone" not in text
    assert "fuzzy" not in text
    messages.update_catalogue("kk", "django")
    assert path.read_text() == text


def test_a_second_domain_takes_the_plural_forms_of_the_first(project):
    (project / "static/timer.js").write_text("gettext('Saved');\n")
    messages.update_catalogue("kk", "djangojs")
    text = messages.catalogue_path("kk", "djangojs").read_text()
    assert "nplurals=2; plural=(n != 1);" in text
    assert 'msgid "Saved"' in text


def test_a_compiled_catalogue_is_left_alone_until_it_differs(project):
    messages.compile_catalogues()
    compiled = messages.catalogue_path("kk", "django").with_suffix(".mo")
    before = compiled.stat().st_mtime_ns
    messages.compile_catalogues()
    assert compiled.stat().st_mtime_ns == before

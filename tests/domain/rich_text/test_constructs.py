from dataclasses import dataclass

import pytest

from lessons.domain.rich_text.html import flow_html, line_html, parted_html
from lessons.domain.rich_text.writing import Manner

CASES = [
    ("Бұл **қалың** сөз.", "<p>Бұл <strong>қалың</strong> сөз.</p>"),
    ("(*көлбеу*)", "<p>(<em>көлбеу</em>)</p>"),
    ("***екеуі***", "<p><strong><em>екеуі</em></strong></p>"),
    ("**ішінде *тағы* бар**", "<p><strong>ішінде <em>тағы</em> бар</strong></p>"),
    ("`a < b` коды", "<p><code>a &lt; b</code> коды</p>"),
    ("H~2~SO~4~, 10^−3^ м^2^", "<p>H<sub>2</sub>SO<sub>4</sub>, 10<sup>−3</sup> м<sup>2</sup></p>"),
    ("^14^C изотопы", "<p><sup>14</sup>C изотопы</p>"),
    (r"\*жұлдыз\* пен \$x\$", "<p>*жұлдыз* пен $x$</p>"),
    (r"1\. Тармақ емес", "<p>1. Тармақ емес</p>"),
    ("## Бөлім\nСөз.", "<h3>Бөлім</h3><p>Сөз.</p>"),
    ("### Бөлімше", "<h4>Бөлімше</h4>"),
    ("Керегі:\n3. Су\n4. Бу\nбар", '<p>Керегі:</p><ol start="3"><li>Су</li><li>Бу бар</li></ol>'),
    ("1) Су\n2) Бу", '<ol start="1" class="bracketed"><li>Су</li><li>Бу</li></ol>'),
    ("- Су\n  - Бу\n- Мұз", "<ul><li>Су<ul><li>Бу</li></ul></li><li>Мұз</li></ul>"),
    ("* Су\n* Бу", "<ul><li>Су</li><li>Бу</li></ul>"),
    ("> Дәйек\n> сөз", "<blockquote><p>Дәйек сөз</p></blockquote>"),
    (
        "[Заң](https://adilet.zan.kz/a_(b)?x=1&y=2)",
        '<p><a href="https://adilet.zan.kz/a_(b)?x=1&amp;y=2" rel="noopener">Заң</a></p>',
    ),
    (
        "```python\nif a:\n\n    b()\n```",
        '<pre tabindex="0"><code><span class="c-k">if</span> <span class="c-n">a</span>'
        '<span class="c-p">:</span>\n\n    <span class="c-n">b</span><span class="c-p">()</span>'
        "</code></pre>",
    ),
    ("```қазақша\n<b>\n```", '<pre tabindex="0"><code>&lt;b&gt;</code></pre>'),
]


@dataclass(frozen=True, kw_only=True)
class Shown:
    files: tuple
    width: int = 800
    height: int = 600
    alternative: str = ""
    caption: str = ""
    credit: str = ""
    is_broken: bool = False


def squeezed(html):
    return html.replace('<span class="c-w"> </span>', " ")


@pytest.mark.parametrize(("text", "html"), CASES)
def test_each_construct(text, html):
    assert squeezed(flow_html(text)) == html


def test_a_table_has_a_caption_and_cells_that_reach_over_others():
    html = flow_html("| А | << |\n| --- | --- |\n| **б** | в |\n| ^^ | г \\| ғ |\n: Атауы")

    assert "<caption>Атауы</caption>" in html
    assert '<th scope="col" colspan="2">А</th>' in html
    assert '<tr><td rowspan="2"><strong>б</strong></td><td>в</td></tr>' in html
    assert "<tr><td>г | ғ</td></tr>" in html


def test_notes_stand_below_and_lead_back():
    html = flow_html("Сөз[^a] мен [^жоқ].\n\n[^a]: Оның *мәні*.", Manner(prefix="7"))

    assert 'Сөз<sup><a id="note-7-1-from" href="#note-7-1" aria-label="Note 1"' in html
    assert "мен [^жоқ]." in html
    assert '<li id="note-7-1">Оның <em>мәні</em>. <a href="#note-7-1-from"' in html


def test_a_picture_is_shown_as_the_page_knows_it():
    shown = Shown(files=(("/p/320", 320), ("/p/640", 640)), credit="А. Суретші")
    html = flow_html('![Жасуша](cell.png "1-сурет")', Manner(picture={"cell.png": shown}.get))

    assert html.startswith('<figure class="picture"><img src="/p/640" srcset="/p/320 320w, /p/640')
    assert 'width="800" height="600" alt="Жасуша" loading="lazy"' in html
    assert "<figcaption>1-сурет А. Суретші</figcaption>" in html


def test_brackets_and_quotes_of_a_picture_are_written_behind_a_backslash():
    html = flow_html('![а \\[1\\]](b.png "«в» \\"г\\"")', Manner(picture=lambda _: Shown(files=())))

    assert "а [1] <em>The picture is being prepared.</em>" in html
    assert '<figcaption>«в» "г"</figcaption>' in html


def test_a_picture_that_is_not_there_is_told_in_words():
    assert '<span class="picture-missing">Жасуша <em>' in flow_html("![Жасуша](cell.png)")


def test_in_a_line_new_lines_stay_and_lists_are_lines():
    assert line_html("**Су**\n1. Бу\n2. Мұз") == "<strong>Су</strong><br>1. Бу<br>2. Мұз"
    assert line_html("a\n\n```\nx\n  y\n```") == 'a<br><br><code class="program">x\n  y</code>'


def test_a_formula_that_is_a_whole_option_has_a_name():
    assert '<math display="inline" alttext="x^2" aria-label="x^2">' in line_html("$x^2$")


def test_of_a_question_the_words_are_its_label_and_the_table_stands_below():
    lead, rest = parted_html("Кестені *оқыңыз*:\n\n| А |\n| --- |\n| б |")

    assert lead == "Кестені <em>оқыңыз</em>:"
    assert rest.startswith('<div class="table-box"')


def test_terms_are_not_lit_within_a_link():
    manner = Manner(write=lambda words, _places: words.upper())

    html = flow_html("су [бу](https://a.kz) **мұз**", manner)
    assert html.startswith("<p>СУ <a ")
    assert ">бу</a> <strong>МҰЗ</strong></p>" in html

"""Contrast of the colour tokens in static/css/tokens.css, in both themes (WCAG 2.2: 1.4.3, 1.4.11).

The table says which token stands on which. A rule that sets a colour and a background, a token
that nothing uses, and a token that the table does not know are noticed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib import admin

SHEETS = Path(settings.BASE_DIR) / "static" / "css"
CSS = (SHEETS / "tokens.css").read_text() + (SHEETS / "tutor.css").read_text()
READING = (SHEETS / "reading.css").read_text()
"""Loaded after the other, on the page of a lesson's text alone."""
RICH = (SHEETS / "rich.css").read_text()
"""Comes with a text that holds a table, a formula or program text."""
PAGE = {"ground", "surface"}
NOTICES = {"accent-soft", "good-soft", "gold-soft", "bad-soft"}

# text: what it is read on, at 4.5 : 1
TEXT = {
    "ink": {*PAGE, "sunken", *NOTICES},
    "muted": {*PAGE, "sunken", *NOTICES},
    "accent": {*PAGE, "sunken", *NOTICES},
    "accent-strong": {*PAGE, "sunken", *NOTICES},
    "on-accent": {"accent", "accent-strong"},
    "good": {*PAGE, "good-soft"},
    "bad": {*PAGE, "bad-soft", "sunken"},
    "gold-ink": {"gold-soft"},
    "ground": {"ink"},
    "deep": {"gold"},
    "on-deep": {"deep"},
    "deep-muted": {"deep"},
}
# border of a field or a button, focus, mark of a state: what it is seen on, at 3 : 1
GRAPHICS = {
    "line-strong": {*PAGE, "sunken", *NOTICES},
    "accent": {*PAGE, "accent-soft"},
    "accent-strong": PAGE,
    "good": {*PAGE, "good-soft"},
    "bad": {*PAGE, "bad-soft"},
    "gold-ink": {*PAGE, "gold-soft"},
    "ground": {"ink"},
    "focus": {*PAGE, "sunken", *NOTICES},
}
LARGEST = 27_500
"""Bytes of the two style sheets of all pages, before they are compressed; a tenth of the colours is
there twice, for browsers without light-dark(). Sizes of text and calm pages are for every page."""
TOKENS = {"tokens.css", "admin_tokens.css"}
"""The sheets that may name a colour."""
LARGEST_OF_A_PAGE = 6_000
"""Bytes of what one page has beside it."""
ADMIN = (SHEETS / "admin_tokens.css").read_text()
ADMIN_TEXT = {
    "body-fg": {"body-bg", "darkened-bg", "selected-row", "message-success-bg"},
    "body-quiet-color": {"body-bg", "darkened-bg"},
    "body-loud-color": {"selected-bg"},
    "link-fg": {"body-bg", "darkened-bg"},
    "link-hover-color": {"body-bg", "darkened-bg"},
    "header-color": {"primary", "secondary", "secondary-strong", "breadcrumbs-bg"},
    "breadcrumbs-fg": {"breadcrumbs-bg"},
    "error-fg": {"body-bg", "bad-bg"},
    "good-fg": {"good-bg"},
    "wait-fg": {"wait-bg"},
}
LOCAL = {"mark"}
"""Set by a component for itself alone."""
DECORATION = {"line", "sky", "gold", "veil"}
"""They part or adorn; what they show stands there in words or in another way too."""

# --- Reading the style sheet --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rule:
    around: tuple[str, ...]
    """The at-rules it stands in, the outermost first."""
    selector: str
    declarations: dict[str, str]


def read_rules(css: str, around: tuple[str, ...] = ()) -> Iterator[Rule]:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    for head, body in _blocks(css):
        selector = " ".join(head.split())
        if selector.startswith("@") and "{" in body:
            yield from read_rules(body, (*around, selector))
        else:
            assert "{" not in body, f"a rule within a rule: {selector}"
            pairs = (one.split(":", 1) for one in body.split(";") if ":" in one)
            yield Rule(around, selector, {name.strip(): value.strip() for name, value in pairs})


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """What stands before a pair of braces and what within."""
    depth = start = opened = 0
    for place, letter in enumerate(css):
        if letter == "{":
            depth += 1
            opened = place if depth == 1 else opened
        elif letter == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].rsplit(";", 1)[-1], css[opened + 1 : place]
                start = place + 1


COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\("
    r"|(?<![\w-])(white|black|red|green|blue|yellow|gr[ae]y|orange|gold|navy|teal)(?![\w-])",
    re.IGNORECASE,
)
DEFINED = re.compile(r"--([a-z-]+):")
LIGHT_DARK = re.compile(r"light-dark\(([^,()]+), ([^,()]+)\)")


def themes(css: str) -> dict[str, dict[str, str]]:
    """The custom properties of :root, as the light and as the dark theme see them."""
    tokens = {
        name.removeprefix("--"): value
        for rule in read_rules(css)
        if rule.selector == ":root"
        for name, value in rule.declarations.items()
        if name.startswith("--")
    }
    return {
        "light": {name: LIGHT_DARK.sub(r"\1", value) for name, value in tokens.items()},
        "dark": {name: LIGHT_DARK.sub(r"\2", value) for name, value in tokens.items()},
    }


def tokens_in(value: str) -> list[str]:
    return re.findall(r"var\(--([a-z0-9-]+)\)", value)


def colours(theme: dict[str, str]) -> set[str]:
    return {name for name, value in theme.items() if value.startswith("#")}


# --- Contrast (WCAG 2.2, definitions of relative luminance and of contrast ratio) ----------------


def luminance(colour: str) -> float:
    assert re.fullmatch("#[0-9a-f]{6}", colour), colour
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_weak(theme: dict[str, str], table: dict[str, set[str]], *, least: float) -> list[str]:
    return [
        f"{front} on {back}: {ratio:.2f}"
        for front, backs in table.items()
        for back in sorted(backs)
        if (ratio := contrast(theme[front], theme[back])) < least
    ]


def not_in_the_tables(css: str) -> list[str]:
    """Colours that rules set and the tables do not know."""
    found = []
    for rule in read_rules(css):
        fronts = tokens_in(rule.declarations.get("color", ""))
        background = rule.declarations.get("background", "")
        backs = tokens_in(background) if _holds_words(rule) else []
        lines = [
            token
            for name, value in rule.declarations.items()
            if name.startswith(("border", "outline", "accent-color"))
            for token in tokens_in(value)
            if token in colours(themes(css)["light"])
        ]
        wrong = [
            *(front for front in fronts if front not in TEXT),
            *(f"ink on {back}" for back in backs if not fronts and not _is_known("ink", back)),
            *(f"{one} on {two}" for one in fronts for two in backs if not _is_known(one, two)),
            *(line for line in lines if line not in {*GRAPHICS, *DECORATION, *_filled(rule)}),
        ]
        found += [f"{rule.selector}: {one}" for one in wrong]
    return found


def _holds_words(rule: Rule) -> bool:
    """Not a gradient, a drawing cut out by a mask, a veil or the filled part of a bar."""
    is_drawn = "mask" in rule.declarations or "gradient" in rule.declarations.get("background", "")
    return not is_drawn and not re.search(
        "::(backdrop|-(webkit|moz)-(progress|meter))", rule.selector
    )


def _is_known(front: str, back: str) -> bool:
    """A button that gets another background keeps the colour it has; ``accent`` carries its own."""
    return back in TEXT.get(front, ()) or (front == "ink" and back in TEXT["on-accent"])


def _filled(rule: Rule) -> list[str]:
    """A border of the background's own colour is none."""
    return tokens_in(rule.declarations.get("background", ""))


# --- The administration -------------------------------------------------------------------------


def of_django() -> set[str]:
    """The variables of the admin's own sheets."""
    sheets = Path(admin.__file__).parent / "static" / "admin" / "css"
    return {name for path in sheets.glob("*.css") for name in DEFINED.findall(path.read_text())}


@pytest.fixture(params=["light", "dark"])
def admin_theme(request) -> dict[str, str]:
    """Each variable as the colour that it stands for in the end."""
    theme = themes(CSS)[request.param] | themes(ADMIN)[request.param]
    return {name: _resolved(theme, name) for name in themes(ADMIN)["light"]}


def _resolved(theme: dict[str, str], name: str) -> str:
    names = tokens_in(theme[name])
    return _resolved(theme, names[0]) if names else theme[name]


# --- Tests --------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_has_a_contrast_of_at_least_4_5(theme):
    assert too_weak(themes(CSS)[theme], TEXT, least=4.5) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_borders_of_controls_and_focus_have_a_contrast_of_at_least_3(theme):
    assert too_weak(themes(CSS)[theme], GRAPHICS, least=3) == []


def test_every_pair_that_a_rule_sets_is_in_the_tables():
    assert not_in_the_tables(CSS + READING + RICH) == []


def test_every_colour_has_its_place_in_the_tables():
    backs = {back for table in (TEXT, GRAPHICS) for known in table.values() for back in known}
    assert colours(themes(CSS)["light"]) == {*TEXT, *GRAPHICS, *DECORATION, *backs}


def test_every_token_is_used_and_every_token_used_is_there():
    values = [value for rule in read_rules(CSS) for value in rule.declarations.values()]
    used = {token for value in values for token in tokens_in(value)}

    assert set(themes(CSS)["light"]) == used - LOCAL


def test_the_sheet_of_the_reading_page_uses_the_same_tokens():
    values = [value for rule in read_rules(READING) for value in rule.declarations.values()]
    used = {token for value in values for token in tokens_in(value)}

    assert used <= set(themes(CSS)["light"])
    assert themes(READING)["light"] == {}


def test_the_style_sheets_stay_small():
    assert len(CSS.encode()) < LARGEST
    assert max(len(READING.encode()), len(RICH.encode())) < LARGEST_OF_A_PAGE


def test_a_colour_of_both_themes_is_written_once_with_both_values():
    themed = {name for name, value in themes(CSS)["light"].items() if value.startswith("#")}
    same = {name for name in themed if themes(CSS)["dark"][name] == themes(CSS)["light"][name]}

    assert same == {"sky", "gold"}


@pytest.mark.parametrize("sheet", sorted(TOKENS))
def test_a_browser_without_both_values_gets_those_of_the_light_theme(sheet):
    """Before iOS 17.5 a colour that light-dark() gives is none: no button had a face."""
    rules = list(read_rules((SHEETS / sheet).read_text()))
    plain = {
        name: value
        for rule in rules
        if rule.selector == ":root" and not rule.around
        for name, value in rule.declarations.items()
    }
    both = {
        name: value
        for rule in rules
        if rule.around == ("@supports (color: light-dark(red, red))",)
        for name, value in rule.declarations.items()
    }

    assert both
    assert {name: plain[name] for name in both} == {
        name: LIGHT_DARK.sub(r"\1", value) for name, value in both.items()
    }
    assert not any("light-dark" in value for value in plain.values())


def colours_named(sheet: str) -> list[str]:
    return [
        f"{rule.selector}: {name}"
        for rule in read_rules(sheet)
        for name, value in rule.declarations.items()
        if COLOUR.search(value)
    ]


@pytest.mark.parametrize("path", sorted(SHEETS.glob("*.css")), ids=lambda path: path.name)
def test_no_sheet_but_those_of_the_tokens_names_a_colour(path):
    assert bool(colours_named(path.read_text())) == (path.name in TOKENS)


def test_a_page_of_the_administration_shows_its_words_at_4_5(admin_theme):
    assert too_weak(admin_theme, ADMIN_TEXT, least=4.5) == []


def test_every_token_of_the_administration_is_a_variable_of_django_or_used():
    values = [
        value
        for name in ("admin_tokens.css", "admin.css")
        for rule in read_rules((SHEETS / name).read_text())
        for value in rule.declarations.values()
    ]
    used = {token for value in values for token in tokens_in(value)}

    assert set(themes(ADMIN)["light"]) - used - of_django() == set()
    assert used - of_django() <= {*themes(CSS)["light"], *themes(ADMIN)["light"]}


class TestTheCheckItself:
    CSS = """
    @layer tokens { /* { } */
      :root { --ink: light-dark(#13232a, #e7eff2); --surface: #ffffff; --muted: #999999; }
    }
    @layer a, b;
    @layer components { .chip { color: var(--muted); background: var(--surface) } }
    """

    def test_both_themes_are_read(self):
        read = themes(self.CSS)

        assert read["light"] == {"ink": "#13232a", "surface": "#ffffff", "muted": "#999999"}
        assert read["dark"] == read["light"] | {"ink": "#e7eff2"}

    def test_the_ratio_is_that_of_the_standard(self):
        assert contrast("#000000", "#ffffff") == pytest.approx(21)
        assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)

    def test_a_weak_pair_is_noticed(self):
        weak = too_weak(themes(self.CSS)["light"], {"muted": {"surface"}}, least=4.5)

        assert weak == ["muted on surface: 2.85"]

    @pytest.mark.parametrize(
        ("declarations", "problem"),
        [
            ("color: var(--gold); background: var(--surface)", "gold"),
            ("color: var(--on-accent); background: var(--surface)", "on-accent on surface"),
            ("background: var(--gold)", "ink on gold"),
            ("border: 1px solid var(--surface)", "surface"),
        ],
    )
    def test_a_pair_that_is_in_no_table_is_noticed(self, declarations, problem):
        tokens = ":root { --surface: #ffffff; --gold: #fec50c; }"

        found = not_in_the_tables(f"{tokens} .new {{ {declarations} }}")

        assert f".new: {problem}" in found

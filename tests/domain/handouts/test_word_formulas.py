"""One test a construct of Word's formulas, properties left out as Word itself leaves them out."""

import pytest

from lessons.domain.handouts.office.word_formulas import formula_latex
from lessons.domain.handouts.office.xml_tree import Node


def node(name, *children, **attributes):
    return Node(f"m:{name}", {f"m:{key}": value for key, value in attributes.items()}, children)


def run(text, *, is_ordinary=False):
    letters = node("t")
    letters.text = text
    properties = [node("rPr", node("nor"))] if is_ordinary else []
    return node("r", *properties, letters)


def part(name, text):
    return node(name, run(text))


def e(*children):
    return node("e", *children)


A, B, N = e(run("a")), e(run("b")), part("sup", "n")
CASES = [
    (node("f", part("num", "a+b"), part("den", "c")), r"\frac{a+b}{c}"),
    (
        node("f", node("fPr", node("type", val="lin")), part("num", "a"), part("den", "b")),
        "{a}/{b}",
    ),
    (node("sSup", A, N), "{a}^{n}"),
    (node("sSub", A, part("sub", "i")), "{a}_{i}"),
    (node("sSubSup", A, part("sub", "i"), N), "{a}_{i}^{n}"),
    (node("sPre", part("sub", "6"), part("sup", "14"), e(run("C"))), "{}_{6}^{14}{C}"),
    (node("rad", node("deg"), A), r"\sqrt{a}"),
    (node("rad", node("radPr", node("degHide", val="1")), part("deg", "3"), A), r"\sqrt{a}"),
    (node("rad", part("deg", "3"), A), r"\sqrt[3]{a}"),
    (node("nary", node("sub"), node("sup"), A), r"\int a"),
    (
        node("nary", node("naryPr", node("chr", val="∑")), part("sub", "i=1"), N, A),
        r"\sum_{i=1}^{n} a",
    ),
    (node("d", A), r"\left( a \right)"),
    (
        node("d", node("dPr", node("begChr", val="{"), node("endChr", val="")), A),
        r"\left\{ a \right.",
    ),
    (node("d", A, B), r"\left( a | b \right)"),
    (node("func", part("fName", "sin"), e(run("x"))), r"\sin {x}"),
    (
        node("func", node("fName", node("limLow", e(run("lim")), part("lim", "n→∞"))), A),
        r"\lim_{n→∞} {a}",
    ),
    (node("limUpp", A, part("lim", "b")), r"\overset{b}{a}"),
    (node("acc", A), r"\hat{a}"),
    (node("acc", node("accPr", node("chr", val="⃗")), A), r"\vec{a}"),
    (node("bar", node("barPr", node("pos", val="top")), A), r"\overline{a}"),
    (node("bar", A), r"\underline{a}"),
    (node("groupChr", A), r"\underbrace{a}"),
    (node("borderBox", A), r"\boxed{a}"),
    (node("box", A), "{a}"),
    (node("m", node("mr", A, B), node("mr", B, A)), r"\begin{matrix}a & b \\ b & a\end{matrix}"),
    (
        node("eqArr", e(run("x&=1")), e(run("y&=2"))),
        r"\begin{aligned}x&=1 \\ y&=2\end{aligned}",
    ),
    (run("x∈A, 50%"), r"x∈A, 50\%"),
    (run("м/с", is_ordinary=True), r"\text{м/с}"),
    (run("v орташа"), r"v \text{орташа}"),
]


@pytest.mark.parametrize(("formula", "latex"), CASES)
def test_each_construct_of_a_formula(formula, latex):
    assert formula_latex(node("oMath", formula)) == latex


@pytest.mark.parametrize(
    "formula",
    [
        node("newConstruct", A),
        node("acc", node("accPr", node("chr", val="?")), A),
        node("nary", node("naryPr", node("chr", val="⨌")), A),
        run(""),
        run("x" * 2000),
    ],
)
def test_what_has_no_latex_here_is_left_to_the_line_of_signs(formula):
    assert formula_latex(node("oMath", formula)) is None


def test_a_formula_in_a_formula_without_end_is_left_too():
    formula = A
    for _ in range(200):
        formula = e(node("rad", formula))

    assert formula_latex(node("oMath", formula)) is None

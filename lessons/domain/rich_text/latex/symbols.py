"""Commands of LaTeX that stand for one sign or one word."""

from collections.abc import Mapping


def _pairs(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def names(text: str) -> frozenset[str]:
    return frozenset(text.split())


LETTERS = _pairs(
    """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
    kappa κ lambda λ mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ
    upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π
    Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ emptyset ∅
    varnothing ∅ nabla ∇ partial ∂ imath ı jmath ȷ angle ∠ degree ° circ ∘ top ⊤ bot ⊥ prime ′
    ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ triangle △ square □ percent %
    """
)
OPERATORS = _pairs(
    """
    times × div ÷ cdot ⋅ pm ± mp ∓ ast ∗ star ⋆ bullet ∙ oplus ⊕ otimes ⊗ le ≤ leq ≤ ge ≥ geq ≥
    leqslant ⩽ geqslant ⩾ ne ≠ neq ≠ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫
    in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ cup ∪ cap ∩ setminus ∖ wedge ∧
    land ∧ vee ∨ lor ∨ neg ¬ lnot ¬ forall ∀ exists ∃ nexists ∄ to → rightarrow → leftarrow ←
    gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ iff ⟺
    longrightarrow ⟶ longleftarrow ⟵ mapsto ↦ uparrow ↑ downarrow ↓ rightleftharpoons ⇌
    perp ⊥ parallel ∥ mid ∣ therefore ∴ because ∵ colon : langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋
    lceil ⌈ rceil ⌉ lbrace { rbrace } lbrack [ rbrack ] vert | Vert ‖ lvert | rvert | lVert ‖
    rVert ‖ backslash \\
    """
)
LARGE = _pairs(
    """
    sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigvee ⋁ bigwedge ⋀
    """
)
OPERATORS |= {"{": "{", "}": "}", "|": "‖", "%": "%", "#": "#", "&": "&", "$": "$", "_": "_"}
INTEGRALS = _pairs("int ∫ iint ∬ iiint ∭ oint ∮")
FUNCTIONS = names(
    """
    sin cos tan cot sec csc tg ctg cosec arcsin arccos arctan arctg arcctg sinh cosh tanh coth sh
    ch th cth ln lg log exp det dim ker deg arg gcd hom sgn sign rank tr div grad rot const
    """
)
LIMITS = _pairs("lim lim max max min min sup sup inf inf limsup limsup liminf liminf")
SPACES: Mapping[str, str] = {
    ",": "0.1667em",
    ":": "0.2222em",
    ">": "0.2222em",
    ";": "0.2778em",
    "!": "0em",
    " ": "0.25em",
    "quad": "1em",
    "qquad": "2em",
    "enspace": "0.5em",
    "thinspace": "0.1667em",
}
ACCENTS = _pairs(
    """
    hat ^ widehat ^ bar ¯ vec → dot ˙ ddot ¨ tilde ~ widetilde ~ check ˇ overline ‾
    overrightarrow → overbrace ⏞ underline _ underbrace ⏟
    """
)
BELOW = frozenset({"underline", "underbrace"})
WIDE = frozenset(
    ["widehat", "widetilde", "overline", "overrightarrow", "overbrace", "underline", "underbrace"]
)
FENCES: Mapping[str, tuple[str, str]] = {
    "matrix": ("", ""),
    "smallmatrix": ("", ""),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"),
    "array": ("", ""),
    "cases": ("{", ""),
    "aligned": ("", ""),
    "align": ("", ""),
    "gathered": ("", ""),
    "align*": ("", ""),
    "split": ("", ""),
    "gather": ("", ""),
    "gather*": ("", ""),
}
ALIGNED = frozenset({"aligned", "align", "align*", "split"})
_SETS = {"R": "ℝ", "N": "ℕ", "Z": "ℤ", "Q": "ℚ", "C": "ℂ", "P": "ℙ", "H": "ℍ", "E": "𝔼"}
_SCRIPT = {"L": "ℒ", "F": "ℱ", "H": "ℋ", "E": "ℰ", "B": "ℬ", "M": "ℳ", "R": "ℛ", "I": "ℐ"}


def double_struck(text: str) -> str:
    return "".join(_SETS.get(letter, letter) for letter in text)


def script(text: str) -> str:
    return "".join(_SCRIPT.get(letter, letter) for letter in text)


def bold(text: str) -> str:
    """The bold letters of mathematics are characters of their own; others stay as they are."""
    return "".join(_bold(letter) for letter in text)


def _bold(letter: str) -> str:
    for first, last, bold_first in (("A", "Z", 0x1D400), ("a", "z", 0x1D41A), ("0", "9", 0x1D7CE)):
        if first <= letter <= last:
            return chr(bold_first + ord(letter) - ord(first))
    return letter

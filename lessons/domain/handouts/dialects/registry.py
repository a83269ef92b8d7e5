"""The dialects in which test programs write their tests: a new one is one file and one line."""

from collections.abc import Mapping

from lessons.domain.handouts.dialects.aiken import AikenLines
from lessons.domain.handouts.dialects.colons import Colons
from lessons.domain.handouts.dialects.dollars import Dollars
from lessons.domain.handouts.dialects.found import Dialect
from lessons.domain.handouts.dialects.rulers import Rulers
from lessons.domain.handouts.dialects.signs import Signs
from lessons.domain.handouts.dialects.stars import Stars
from lessons.domain.handouts.dialects.tags import Tags

_DIALECTS: tuple[Dialect, ...] = (
    Tags(),
    Dollars(),
    Colons(),
    Rulers(),
    Stars(),
    AikenLines(),
    Signs(),
)
"""In the order in which they are looked for, the least mistakable first."""
DIALECTS: Mapping[str, Dialect] = {dialect.code: dialect for dialect in _DIALECTS}

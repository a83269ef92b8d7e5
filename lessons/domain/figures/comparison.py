"""A comparison of two things by the same marks; a table, which is also what it is read as."""

from collections.abc import Mapping, Sequence
from typing import Any

from lessons.domain.cells import Cells, Row
from lessons.domain.figures.definition import (
    Comparison,
    ComparisonRow,
    Payload,
    read_short_text,
    require_cells,
    require_object,
)
from lessons.domain.figures.syllables import soften
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.payload import read_list, require_keys

MOST = 12


class ComparisonTable:
    kind = "comparison"
    names: Mapping[str, str] = {"kk": "Салыстыру", "ru": "Сравнение", "en": "Comparison"}

    def parse(self, payload: Payload) -> Comparison:
        require_keys(payload, required=("columns", "rows"))
        listed = read_list(payload["rows"], "rows", least=1, most=MOST)
        return Comparison(
            columns=_pair(payload["columns"], "columns"),
            rows=tuple(_row(value, f"rows.{index}") for index, value in enumerate(listed)),
        )

    def dump(self, definition: Comparison) -> dict[str, Any]:
        rows = [{"label": row.label, "cells": list(row.cells)} for row in definition.rows]
        return {"columns": list(definition.columns), "rows": rows}

    def draw(self, definition: Comparison) -> Comparison:
        """With places where long words may break: the columns of a phone are narrow."""
        return Comparison(
            columns=_softened(definition.columns),
            rows=tuple(
                ComparisonRow(soften(row.label), _softened(row.cells)) for row in definition.rows
            ),
        )

    def to_rows(self, definition: Comparison) -> list[Cells]:
        return [definition.columns, *((row.label, *row.cells) for row in definition.rows)]

    def from_rows(self, rows: Sequence[Row]) -> dict[str, Any]:
        if not rows:
            raise PayloadError("too-few", "columns")
        cells = [require_cells(row, least=3, most=3) for row in rows[1:]]
        return {
            "columns": list(require_cells(rows[0], least=2, most=2)),
            "rows": [{"label": label, "cells": pair} for label, *pair in cells],
        }

    def examples(self) -> tuple[Payload, ...]:
        rows = [
            {"label": "Басты міндет", "cells": ["Саяси өкілдік", "Азаматтарға көмек"]},
            {"label": "Аумағы", "cells": ["Бүкіл ел", "Консулдық округ"]},
        ]
        return ({"columns": ["Елшілік", "Консулдық мекеме"], "rows": rows},)

    def bad_payloads(self) -> tuple[Payload, ...]:
        columns, row = ["Елшілік", "Консулдық"], {"label": "Аумағы", "cells": ["Ел", "Округ"]}
        return (
            {},
            {"columns": columns},
            {"columns": columns, "rows": []},
            {"columns": columns, "rows": [row] * (MOST + 1)},
            {"columns": ["Елшілік"], "rows": [row]},
            {"columns": [*columns, "Өкілдік"], "rows": [row]},
            {"columns": columns, "rows": ["Аумағы"]},
            {"columns": columns, "rows": [{**row, "cells": ["Ел"]}]},
            {"columns": columns, "rows": [{**row, "cells": ["Ел", ""]}]},
            {"columns": columns, "rows": [{**row, "label": 5}]},
            {"columns": columns, "rows": [row], "note": "…"},
        )


def _softened(pair: tuple[str, str]) -> tuple[str, str]:
    first, second = pair
    return soften(first), soften(second)


def _row(value: Any, key: str) -> ComparisonRow:
    row = require_object(value, key)
    require_keys(row, required=("label", "cells"))
    return ComparisonRow(
        label=read_short_text(row["label"], f"{key}.label"),
        cells=_pair(row["cells"], f"{key}.cells"),
    )


def _pair(value: Any, key: str) -> tuple[str, str]:
    first, second = (
        read_short_text(text, f"{key}.{index}")
        for index, text in enumerate(read_list(value, key, least=2, most=2))
    )
    return first, second

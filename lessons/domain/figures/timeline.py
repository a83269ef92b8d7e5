"""A timeline: dates in their order, each with what happened. Dates are texts: «1992 ж. қазан»."""

from collections.abc import Mapping, Sequence
from typing import Any

from lessons.domain.cells import Cells, Row
from lessons.domain.figures.definition import (
    Event,
    Events,
    Payload,
    read_short_text,
    require_cells,
    require_object,
)
from lessons.domain.types.payload import read_list, require_keys

FEWEST, MOST = 2, 12


class Timeline:
    kind = "timeline"
    names: Mapping[str, str] = {"kk": "Уақыт сызығы", "ru": "Хронология", "en": "Timeline"}

    def parse(self, payload: Payload) -> Events:
        require_keys(payload, required=("events",))
        listed = read_list(payload["events"], "events", least=FEWEST, most=MOST)
        return Events(tuple(_event(value, f"events.{index}") for index, value in enumerate(listed)))

    def dump(self, definition: Events) -> dict[str, Any]:
        return {"events": [{"date": one.date, "text": one.text} for one in definition.events]}

    def draw(self, definition: Events) -> Events:
        return definition

    def to_rows(self, definition: Events) -> list[Cells]:
        return [(event.date, event.text) for event in definition.events]

    def from_rows(self, rows: Sequence[Row]) -> dict[str, Any]:
        cells = [require_cells(row, least=2, most=2) for row in rows]
        return {"events": [{"date": date, "text": text} for date, text in cells]}

    def examples(self) -> tuple[Payload, ...]:
        return (
            {
                "events": [
                    {"date": "1991 ж.", "text": "Тәуелсіздік жарияланды"},
                    {"date": "1992 ж. 2 наурыз", "text": "Қазақстан БҰҰ-ға мүше болды"},
                    {"date": "2017–2018 жж.", "text": "Қауіпсіздік Кеңесіне мүшелік"},
                ]
            },
        )

    def bad_payloads(self) -> tuple[Payload, ...]:
        event = {"date": "1991", "text": "Тәуелсіздік"}
        return (
            {},
            {"events": "1991"},
            {"events": [event]},
            {"events": [event] * (MOST + 1)},
            {"events": [event, "1992"]},
            {"events": [event, {"date": "1992"}]},
            {"events": [event, {**event, "place": "Алматы"}]},
            {"events": [event, {**event, "date": " "}]},
            {"events": [event, {**event, "text": "а" * 201}]},
        )


def _event(value: Any, key: str) -> Event:
    event = require_object(value, key)
    require_keys(event, required=("date", "text"))
    return Event(
        date=read_short_text(event["date"], f"{key}.date"),
        text=read_short_text(event["text"], f"{key}.text"),
    )

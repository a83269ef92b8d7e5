"""What titles and fields say beside their own names."""

from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.learnt.naming import field_of, title_of
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.lines import Grid, Place, Row
from lessons.domain.handouts.roles import Role
from tests.domain.handouts.learnt.lines_of_text import rows


def test_what_kind_of_paper_it_is_stands_before_the_title():
    assert title_of(rows("БАҚЫЛАУ ЖҰМЫСЫ. ДЕБИТОРЛЫҚ БЕРЕШЕК"))[0].rest == "ДЕБИТОРЛЫҚ БЕРЕШЕК"
    assert title_of(rows("Су айналымы. Мұз"))[0].rest == "Су айналымы. Мұз"


def test_parts_of_a_goal_in_one_cell_keep_their_names():
    parts = ("Білімділік: ұғымдарды меңгерту;", "Тәрбиелік: құрметке баулу")
    several = Grid({(0, 0): "Сабақтың мақсаты", (0, 1): "\n".join(parts)}, height=1, width=2)
    one = Grid({(0, 0): "Сабақтың мақсаты", (0, 1): parts[0]}, height=1, width=2)

    def read(text: str, grid: Grid) -> str:
        row = Row(line=1, text=text, place=Place(grid, 0, 1))
        return field_of(Role.GOAL, [Tagged(lines_of([row])[0], Label.GOAL, 1.0)])[0].rest

    assert [read(part, several) for part in parts] == list(parts)
    assert read(parts[0], one) == "ұғымдарды меңгерту;"

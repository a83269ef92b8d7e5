"""The writer of plain texts as it was before rich text: what has no markup is written like this."""

from html import escape

from lessons.domain.content.prose import Paragraph, ProgramText, Table, parts_of

BULLETS = ("– ", "- ", "• ", "— ")


def flow(text):
    return "\n".join(map(_part, parts_of(text)))


def line(text):
    return escape(text.replace("\r\n", "\n").replace("\r", "\n")).replace("\n", "<br>")


def _part(part):
    match part:
        case Table():
            return _table(part)
        case ProgramText():
            return f'<pre tabindex="0"><code>{escape(part.text)}</code></pre>'
        case Paragraph():
            return _block(part.text)


def _table(table):
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in table.rows)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return (
        '<div class="table-box" tabindex="0" role="group" aria-label="Table"><table><thead><tr>'
        f"{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _block(block):
    words, items = [], []
    for row in block.split("\n"):
        if row.startswith(BULLETS):
            items.append(row[2:].strip())
        elif items:
            items[-1] = f"{items[-1]} {row.strip()}"
        else:
            words.append(row.strip())
    listed = "".join(f"<li>{escape(item)}</li>" for item in items)
    return (f"<p>{escape(' '.join(words))}</p>" if words else "") + (
        f"<ul>{listed}</ul>" if items else ""
    )

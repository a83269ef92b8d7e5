"""XML to a small tree, within bounds that hold while it is parsed.

The parser is Python's own (expat) under the rules of defusedxml: a document type is refused, so
there are no entities to expand and nothing to fetch. Depth and number of elements are bounded as
they come in: a tree library would first build the whole tree and be asked afterwards.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from xml.parsers import expat

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError

DEEPEST = 120
"""Word nests some ten levels for a table in a table, thirty for a text box in a group of them."""
MOST_NODES = 400_000
"""About 150 MB in memory; a book of 500 pages has 300,000."""

_SEPARATOR = "\x1f"
_NO_ATTRIBUTES: Mapping[str, str] = {}


class Node:
    """An element: ``name`` with the prefix that is usual for its namespace (``w:p``)."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(
        self, name: str, attributes: Mapping[str, str], children: Iterable["Node"] = ()
    ) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Node] = list(children)
        self.text = ""
        """The character data directly in the element, up to its first child."""

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    def find(self, name: str) -> "Node | None":
        return next((child for child in self.children if child.name == name), None)

    def find_all(self, name: str) -> Iterator["Node"]:
        return (child for child in self.children if child.name == name)

    def value(self, name: str, attribute: str = "w:val", default: str = "") -> str:
        """An attribute of the first child of that name."""
        child = self.find(name)
        return default if child is None else child.get(attribute, default)

    def walk(self) -> Iterator["Node"]:
        """This element and everything below it, in order of the document."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))


class _Builder:
    def __init__(self, prefixes: Mapping[str, str], is_mixed: Callable[[str], bool]) -> None:
        self.prefixes = prefixes
        self.is_mixed = is_mixed
        self.path: list[Node] = []
        self.root: Node | None = None
        self.count = 0
        self.names: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MOST_NODES or len(self.path) >= DEEPEST:
            raise DocumentError(code=Code.FILE_INFLATES)
        node = Node(self.name_of(name), self._named(attributes))
        if self.path:
            self.path[-1].children.append(node)
        else:
            self.root = node
        self.path.append(node)

    def end(self, _name: str) -> None:
        self.path.pop()

    def text(self, text: str) -> None:
        parent = self.path[-1]
        if self.is_mixed(parent.name):
            self._add_text_node(parent, text)
        elif not parent.children:
            parent.text += text

    def _add_text_node(self, parent: Node, text: str) -> None:
        """Text between elements is kept as a nameless element where it belongs to the content."""
        last = parent.children[-1] if parent.children else None
        if last is None or last.name:
            self.count += 1
            last = Node("", _NO_ATTRIBUTES)
            parent.children.append(last)
        last.text += text

    def _named(self, attributes: dict[str, str]) -> Mapping[str, str]:
        if not attributes:
            return _NO_ATTRIBUTES
        return {self.name_of(name): value for name, value in attributes.items()}

    def name_of(self, name: str) -> str:
        known = self.names.get(name)
        if known is None:
            namespace, _, local = name.rpartition(_SEPARATOR)
            prefix = self.prefixes.get(namespace, "other" if namespace else "")
            known = self.names[name] = f"{prefix}:{local}" if prefix else local
        return known


def parse_xml(
    data: bytes,
    prefixes: Mapping[str, str],
    is_mixed: Callable[[str], bool] = lambda _name: False,
) -> Node:
    """``prefixes`` by namespace; ``is_mixed`` tells the elements whose text stands between
    other elements and is kept as children without a name.

    Raises DocumentError: file-damaged or file-inflates.
    """
    builder = _Builder(prefixes, is_mixed)
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    try:
        parser.Parse(data, True)  # noqa: FBT003 - "this is all", expat's own signature
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise DocumentError(code=Code.FILE_DAMAGED) from error
    if builder.root is None:
        raise DocumentError(code=Code.FILE_DAMAGED)
    return builder.root


def _refuse_document_type(*_declared: object) -> None:
    raise DocumentError(code=Code.FILE_DAMAGED)

"""Slips that no rule may forgive by itself: one letter makes another term of the same subject."""

_BEGINNINGS = frozenset(
    " ".join(
        (
            "а ан анти апо ауто алло бей бета гамма ди три моно поли олиго би дис де екзо екто",
            "ендо енто мезо про пре пост прото гипо гипер гомо гетеро изо инфра ултра интер",
            "интра интро екстра ин екс им ко контр макро микро мега мета орто пара супер суб",
            "син транс тсис ре фено гено еу нео палео",
        )
    ).split()
)
_SHORTEST_REST = 5
_ENDINGS = (
    frozenset({"ит", "ат", "ид"}),
    frozenset({"оза", "аза"}),
    frozenset({"ан", "ен", "ин"}),
)


def are_told_apart(one: str, other: str) -> bool:
    """Whether two folded words differ in a telling beginning or ending: абиотикалық –
    биотикалық, экто- and эндодерма, сульфат – сульфит."""
    return _differ_at_the_beginning(one, other) or _differ_at_the_end(one, other)


def _differ_at_the_beginning(one: str, other: str) -> bool:
    shared = _shared_end(one, other)
    return any(
        {one[:-rest], other[:-rest]} <= _BEGINNINGS | {""}
        for rest in range(_SHORTEST_REST, shared + 1)
    )


def _shared_end(one: str, other: str) -> int:
    size = 0
    while size < min(len(one), len(other)) and one[-1 - size] == other[-1 - size]:
        size += 1
    return size


def _differ_at_the_end(one: str, other: str) -> bool:
    return any(
        one != other and {one[:-size], other[:-size]} == {one[:-size]}
        for group in _ENDINGS
        for size in {len(ending) for ending in group}
        if one[-size:] in group and other[-size:] in group and one[-size:] != other[-size:]
    )

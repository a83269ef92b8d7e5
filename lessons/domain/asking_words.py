"""Words that only ask: «анықтама беріңіз», «қандай», «объясните». They tell little about the place
that answers, and what they tell is mostly about other questions."""

from functools import lru_cache

from lessons.domain.text.folding import fold

_BEGINNINGS = """
анықтама анықта түсіндір салыстыр бағала талда сипатта келтір жаса құрыңыз құрастыр ұсын көрсет
дәлелде негізде жүйеле баяндаң таңда дегеніміз неліктен қандай қалай ұғым мәнін мәні мазмұн пікір
ұстаным мысал кемінде әрқайсы атаңыз ашыңыз беріңіз жазыңыз белгілеңіз айтыңыз сәйкестендір
орналастыр толықтыр аталад
назови перечисли объясни сравни оцени опреде охарактериз приведи состав предлож покаж докаж
обоснуй раскро опиши выбери запиши укажи соотнес располож распредел почему какой какая какие
какого каком какую какими который котора которы являет называ согласны мнени
define explain compare describe evaluate analyse analyze list name choose which what why
"""
_WHOLE = """
деген не неге нені неден немен несімен неде немене қай кім кімнің ма ме ба бе па пе сөз сабақ
негізгі мен пен бен және үшін туралы бойынша қалайша болып табылады неше қанша қашан қайда қайсысы
что кто как где когда чем чего кого чём сколько чей чья ли в на с и или для по о об это есть дайте
the a an of in is are do does how who when where and or to for
"""
_PREFIXES = tuple(sorted({fold(word) for word in _BEGINNINGS.split()}))
_WORDS = frozenset(fold(word) for word in _WHOLE.split())


@lru_cache(maxsize=1 << 14)
def only_asks(folded: str) -> bool:
    """Of one word as ``folding.fold`` writes it."""
    return folded in _WORDS or folded.startswith(_PREFIXES)

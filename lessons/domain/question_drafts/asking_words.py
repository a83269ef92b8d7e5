"""How a drafted question asks, in the language of its lesson."""

from collections.abc import Mapping

from lessons.domain.question_drafts.draft import Origin

ASKS: Mapping[Origin, Mapping[str, str]] = {
    Origin.TERM: {
        "kk": "Бұл қай ұғым? {what}",
        "ru": "Какое это понятие? {what}",
        "en": "Which notion is this? {what}",
    },
    Origin.TERMS: {
        "kk": "Ұғымдарды мағыналарымен сәйкестендіріңіз.",
        "ru": "Соотнесите понятия с их значениями.",
        "en": "Match the notions with what they mean.",
    },
    Origin.DEFINITION: {
        "kk": "Не туралы айтылған? {what}",
        "ru": "О чём говорится? {what}",
        "en": "What is described? {what}",
    },
    Origin.LIST: {
        "kk": "{heading} Дұрысын белгілеңіз: {what}",
        "ru": "{heading} Отметьте верное: {what}",
        "en": "{heading} Tick what belongs: {what}",
    },
    Origin.ORDER: {
        "kk": "{heading} Ретімен орналастырыңыз: {what}",
        "ru": "{heading} Расположите по порядку: {what}",
        "en": "{heading} Put into order: {what}",
    },
    Origin.DATE: {
        "kk": "{heading} Жылын жазыңыз.",
        "ru": "{heading} Впишите год.",
        "en": "{heading} Write the year.",
    },
    Origin.CAUSE: {
        "kk": "Неліктен? {what}",
        "ru": "Почему? {what}",
        "en": "Why? {what}",
    },
}


def asked(origin: Origin, language: str, *, what: str = "", heading: str = "") -> str:
    words = ASKS[origin].get(language) or ASKS[origin]["kk"]
    return words.format(what=what, heading=stopped(heading)).strip()


def stopped(heading: str) -> str:
    """With a stop behind it, where it is there and has none."""
    plain = heading.rstrip(" .:")
    return plain if not plain or plain[-1] in "?!…" else f"{plain}."

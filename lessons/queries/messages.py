"""Messages: those that somebody got, and those that a class was sent."""

from lessons.models import Classroom, Delivery, Message, User

SHOWN = 20


def messages_of(person: User) -> list[Delivery]:
    """Newest first; one query."""
    rows = Delivery.objects.filter(person=person).select_related(
        "message__sender", "message__assignment__lesson", "message__classroom"
    )
    return list(rows.order_by("-message__sent_at", "-pk")[:SHOWN])


def sent_to(classroom: Classroom) -> list[Message]:
    """With whom they went to and who has read them; two queries."""
    rows = Message.objects.filter(classroom=classroom).select_related(
        "sender", "assignment__lesson"
    )
    return list(rows.prefetch_related("deliveries__person")[:SHOWN])

"""Marking open answers: the queue, one question, one answer, and all answers of a question."""

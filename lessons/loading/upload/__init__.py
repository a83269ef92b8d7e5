"""Choosing a handout and the course it belongs to."""

"""Lessons and their questions as their authors write and mend them."""

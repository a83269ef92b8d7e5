"""What was read from a handout, beside its source lines: corrected, confirmed, made a lesson."""

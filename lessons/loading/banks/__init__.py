"""Question banks into a lesson and out of it."""

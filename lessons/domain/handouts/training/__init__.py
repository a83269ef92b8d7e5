"""A handout whose reading a person has corrected, as a document that readers can learn from."""

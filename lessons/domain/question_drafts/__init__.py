"""Questions drafted from a lesson's own text, each with the sentence it is from."""

"""First key points of a question: drafted from a model answer, or out of the text of a lesson."""

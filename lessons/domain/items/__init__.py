"""What the answers of many students say about a question: item analysis in the classical way.

Every figure comes with how many answers it rests on and how far it may be off; ``flags`` says
aloud only what the numbers carry.
"""

"""What the lines of a handout are, learnt from labelled documents: rows → features → roles.

The rules of the other modules know phrases; what is learnt here knows layouts, so that a heading
nobody has written before still ends the theory. `benchmarks/roles` makes the model.
"""

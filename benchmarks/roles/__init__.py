"""How the model of line roles is made: labelled documents and made-up layouts → model, report."""

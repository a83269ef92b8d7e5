"""A whole course as one file: all its lessons, to be loaded elsewhere without loss."""

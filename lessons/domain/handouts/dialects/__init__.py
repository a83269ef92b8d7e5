"""Tests in the plain-text forms of test programs, wherever they stand in a document."""

"""A document on its way to lessons: what stands on the review page, and how it may be edited."""

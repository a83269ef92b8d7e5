"""How large the pictures of a lesson may be, and in which widths they are shown."""

MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE
"""Of one picture as it was sent; a telephone's photograph has 3 to 8."""
MOST_LESSON_BYTES = 80 * MEGABYTE
MOST_PICTURES = 200
"""Of one lesson."""
LONGEST_SIDE = 12_000
MOST_DOTS = 50_000_000
"""Three times those of a page scanned at 400 dpi; more fills a small machine's memory."""
WIDTHS = (360, 720, 1440)
LONGEST_ALTERNATIVE = 500
LONGEST_CAPTION = 500
LONGEST_CREDIT = 300
LONGEST_NAME = 48

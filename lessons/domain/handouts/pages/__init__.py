"""Pages of letters at places (PDF, recognised pictures) to lines in reading order and to rows."""

"""Many handouts at once, and a report that stays."""

"""The window of a week: its picture or table, moved and read by hand, with a day beside it."""

"""The picture of a week, and what all pictures share: measured, painted, read aloud, filed."""

"""The workshop: what signals mean and what a week amounts to.

Pure values and functions over the standard library: no clock, no disk, no log, no settings.
"""

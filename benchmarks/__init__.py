"""Measurements against the budgets, each beside its yardstick in the same run."""

"""Help that is read without a network: pages at the left, one of them at the right."""

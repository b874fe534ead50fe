"""The trend as a picture: weeks beside each other, laid out first, then painted."""

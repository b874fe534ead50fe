"""The first run: five short steps, each of which can be skipped, in a window of their own."""

"""Files the program brings along: translations, and later icons, sounds and movement ideas.

They are read with `importlib.resources`, so that a packaged program finds them as well.
"""

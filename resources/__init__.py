"""Files the program brings along: translations, icons, and the pages of the help.

They are read with `importlib.resources`, so that a packaged program finds them as well.
"""

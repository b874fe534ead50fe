"""Kjernetid without its windows: sensing, deciding, keeping and reporting working time.

Nothing below this package imports Qt. The windows live in `ui`.
"""

__version__ = "0.1.0"

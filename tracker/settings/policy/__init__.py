"""What the person's organisation presets: found where each system keeps it, judged, laid in layers.

An organisation may give defaults for a few keys and lock two of them. There is no key by which it
could read anything, and none for what is the person's own: see `allowed.py`.
"""

"""The core hours of a week, drawn as bars that can be dragged: an editor for any window."""

"""Work that comes in from files, one module a format; all yield spans of work."""

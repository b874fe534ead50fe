"""Alembic's scripts: each leads from one revision of the journal to the next."""

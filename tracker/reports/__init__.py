"""Weeks told to people and to other programs: words, tables and files, each from a balance."""

"""A day beside its picture: what is on record of it, and the forms that correct it."""

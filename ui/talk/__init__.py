"""The note for a talk: written, looked at as it will be printed, and saved."""

"""The record carried away as a folder of plain files, and taken in again on another computer."""

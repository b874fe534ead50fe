"""The week as a picture: geometry first, then one painter for windows and files."""

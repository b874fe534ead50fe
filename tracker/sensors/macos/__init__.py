"""What macOS tells: when the last input was, and notifications of the desktop and the clock."""

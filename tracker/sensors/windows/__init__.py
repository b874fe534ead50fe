"""What Windows tells: when the last input was, messages to a window that nobody sees, and calls."""

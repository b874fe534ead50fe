"""What Windows tells: when the last input was, and messages to a window that nobody sees."""

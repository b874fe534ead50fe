"""The windows: tray, cards, week and settings, in Qt."""

"""What desktops on Linux tell: the X server, logind, the kernel."""

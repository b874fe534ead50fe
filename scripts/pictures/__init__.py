"""The pictures of the documentation, painted from the demo, so that they stay true."""

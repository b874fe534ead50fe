"""The doorstep: what the desktop tells us, one file a facility, behind one protocol."""

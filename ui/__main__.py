"""`python -m ui`: the command `kjernetid`."""

from ui.entry import main

main()

"""`python -m tracker`: the command line without the windows."""

from tracker.cli import main

if __name__ == "__main__":
    main()

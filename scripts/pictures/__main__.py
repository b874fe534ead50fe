"""Paint all pictures of the documentation into `docs/pictures`, always from the same demo.

Windows, cards and the menu are built as the program builds them, without a screen. The fonts of
the machine show in all of them: paint them where Inter is installed. Each kind has a Qt of its own,
for its screen is set before Qt starts.
"""

import subprocess
import sys

KINDS = ("weeks", "windows", "questions", "trend", "talk", "first_run", "help")


def main() -> None:
    """Paint all of them, or what is named."""
    for kind in sys.argv[1:] or KINDS:
        subprocess.run([sys.executable, "-m", f"scripts.pictures.{kind}"], check=True)


if __name__ == "__main__":
    main()

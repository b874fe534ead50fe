"""Write docs/settings.md anew from the declarations of the settings."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "settings.md"


def main() -> int:
    """Write the page and say so."""
    sys.path.insert(0, str(ROOT))
    from tracker.settings.published import settings_page

    PAGE.write_text(settings_page(), encoding="utf-8", newline="\n")
    print(f"Wrote {PAGE.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Write docs/research.md anew from the texts about the research."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "research.md"


def main() -> int:
    """Write the page and say so."""
    sys.path.insert(0, str(ROOT))
    from tracker.research.published import research_page
    from tracker.wording import use_language

    use_language("en")
    PAGE.write_text(research_page(), encoding="utf-8", newline="\n")
    print(f"Wrote {PAGE.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

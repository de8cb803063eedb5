"""How components write words on a page."""

from pathlib import Path

TELLING_JS = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")

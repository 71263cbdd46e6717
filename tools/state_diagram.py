"""Write docs/generated/disclosure-states.md from the moves table: ``python -m tools.state_diagram``."""

from pathlib import Path

from mingchuang.law.disclosure.diagram import markdown

TARGET = Path(__file__).resolve().parent.parent / "docs" / "generated" / "disclosure-states.md"

if __name__ == "__main__":
    TARGET.write_text(markdown(), encoding="utf-8")

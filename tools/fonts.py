"""Is there a Chinese font for PDF files? Exit 0 if so; 1 makes `make setup` install an open one from the npm registry."""

import sys

from mingchuang.press import fonts

if __name__ == "__main__":
    sys.exit(0 if fonts.available() else 1)

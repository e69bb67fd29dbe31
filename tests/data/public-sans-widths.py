"""Prints the tables of src/text/widths.rs: advance widths of Public Sans.

npm pack @fontsource/public-sans@5.3.0 && tar xzf fontsource-public-sans-5.3.0.tgz
pip install fonttools brotli
python3 tests/data/public-sans-widths.py package/files
"""
import sys
from fontTools.ttLib import TTFont

OTHER = "ȘșȚțẼẽ‐–—‘’‚“”„†•…‹›⁄€₡™−∕"


def widths(folder, weight):
    found = {}
    for subset in ("latin", "latin-ext"):
        font = TTFont(f"{folder}/public-sans-{subset}-{weight}-normal.woff2")
        assert font["head"].unitsPerEm == 2000
        for code, glyph in font.getBestCmap().items():
            found.setdefault(code, font["hmtx"].metrics[glyph][0])
    return found


regular, bold = (widths(sys.argv[1], weight) for weight in (400, 700))
for name, codes in (("ASCII", range(0x20, 0x7F)), ("LATIN", range(0xA0, 0x180))):
    for kind, found in (("REGULAR", regular), ("BOLD", bold)):
        print(f"const {name}_{kind}: [u16; {len(codes)}] = [")
        print(", ".join(str(found.get(code, 0)) for code in codes), "];")
rows = [(c, regular[ord(c)], bold[ord(c)]) for c in sorted(OTHER) if ord(c) in regular]
print(f"const OTHER: [(char, u16, u16); {len(rows)}] = [")
print(", ".join(f"('{c}', {r}, {b})" for c, r, b in rows), "];")
letters = [c for c in range(0x61, 0x7B)]
print("// mean a-z:", *(sum(found[c] for c in letters) // 26 for found in (regular, bold)))

"""Cuts the page's display font into what each prompt needs. Called by font.sh with the font that it is cut from.

One small file has the nineteen initials, enlarged so that each fills its tile as a syllable does, and what scores and
titles are written with; it is loaded with the page. For each initial there is a file of the syllables that begin with
it, which the page asks for while that initial is up: so that the word it blooms into is there in time.
"""

import hashlib
import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FOLDER = Path("frontend/font")
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
ALWAYS = INITIALS + "초성한판등+0123456789"
ALWAYS_MAX = 4096
ENLARGED = 1.4
# The middle of a syllable's box.
MIDDLE = (435, 363)
SYLLABLES_OF_INITIAL = 588


def enlarge(font, letter):
    """Makes a letter as large as a syllable."""
    glyphs, name = font.getGlyphSet(), font.getBestCmap()[ord(letter)]
    bounds = BoundsPen(glyphs)
    glyphs[name].draw(bounds)
    left, bottom, right, top = bounds.bounds
    shift = [middle - ENLARGED * (low + high) / 2 for middle, low, high in zip(MIDDLE, (left, bottom), (right, top))]
    pen = TTGlyphPen(None)
    glyphs[name].draw(TransformPen(pen, (ENLARGED, 0, 0, ENLARGED, *shift)))
    glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["glyf"][name] = glyph
    font["hmtx"][name] = (font["hmtx"][name][0], glyph.xMin)


def cut(source, name, letters):
    """Writes a file of these letters. Its name tells what is in it, so that it may be kept for ever."""
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(
        layout_features=[], hinting=False, name_IDs=[], notdef_outline=True, flavor="woff2", glyph_names=False
    )
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "vhea", "vmtx", "gasp", "prep", "fpgm", "cvt "]
    cutter = subset.Subsetter(options)
    cutter.populate(text=letters)
    cutter.subset(font)
    for letter in set(letters) & set(INITIALS):
        enlarge(font, letter)
    file = FOLDER / name
    subset.save_font(font, file, options)
    content = file.read_bytes()
    return file.rename(FOLDER / f"{name}-{hashlib.sha256(content).hexdigest()[:8]}.woff2"), len(content)


def is_common(syllable):
    """Whether it is one of the 2,350 of the old Korean character set."""
    try:
        return bool(syllable.encode("euc_kr"))
    except UnicodeEncodeError:
        return False


def face(file, unicode_range):
    return (
        f'@font-face {{ font-family: "Hanpan"; font-display: swap; src: url("/font/{file.name}") format("woff2"); '
        f"unicode-range: {unicode_range}; }}\n"
    )


def main(source):
    style = "/* Made by tools/font.py. The last face goes before the others. */\n"
    for index in range(len(INITIALS)):
        first = 0xAC00 + index * SYLLABLES_OF_INITIAL
        last = first + SYLLABLES_OF_INITIAL - 1
        syllables = "".join(filter(is_common, map(chr, range(first, last + 1))))
        file, _ = cut(source, f"{index:02}", syllables)
        style += face(file, f"U+{first:X}-{last:X}")
    file, size = cut(source, "initials", ALWAYS)
    if size > ALWAYS_MAX:
        sys.exit(f"{file} has {size} bytes, more than {ALWAYS_MAX}")
    style += face(file, ", ".join(f"U+{ord(letter):X}" for letter in sorted(ALWAYS)))
    Path("frontend/style/font.css").write_text(style)
    print(f"{file}, {size} bytes, which every page holds")


main(sys.argv[1])

"""Cut the bundled font from Noto Sans: the alphabets of Europe, without hinting.

What is kept is Latin with its accents, Cyrillic, punctuation, and the kerning.
Digits are as wide as each other in the source, so that columns of them stand straight.

    npm pack @expo-google-fonts/noto-sans@0.4.2 && tar xzf expo-google-fonts-noto-sans-0.4.2.tgz
    python font.py package
"""

import hashlib
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCE = Path(sys.argv[1])
FONT = Path(__file__).resolve().parents[2] / "coverage/rangereach/outputs/figure/font"
FACES = {
    "NotoSans-Regular.ttf": (
        "400Regular/NotoSans_400Regular.ttf",
        "fe8c022f48d8dd29f17b744d16f9346f4357e16f7d4f7be58b000ae7c291b614",
    ),
    "NotoSans-Bold.ttf": (
        "700Bold/NotoSans_700Bold.ttf",
        "13a813c49624ae3ba3c5c6e72c5ebffc4b9e1e6ea32f421c04069b037c6ad431",
    ),
}
BLOCKS = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x017F),  # Latin-1, Latin Extended-A
    (0x0218, 0x021B),  # Romanian letters with a comma below
    (0x02B9, 0x02BF),  # modifier letters: the apostrophes of romanisations
    (0x02C6, 0x02DD),  # spacing accents
    (0x0400, 0x045F),  # Cyrillic
    (0x0490, 0x0491),  # Ukrainian letter ghe with an upturn
    (0x1E9E, 0x1E9E),  # capital sharp s
    (0x2000, 0x206F),  # General Punctuation
    (0x2070, 0x2070),  # superscripts that Latin-1 lacks
    (0x2074, 0x2079),
    (0x20AC, 0x20AC),  # euro
    (0x20B4, 0x20B4),  # hryvnia
    (0x2116, 0x2122),  # numero, trade mark
    (0x2212, 0x2212),  # minus
    (0xFFFD, 0xFFFD),  # replacement character
)

for name, (source, digest) in FACES.items():
    path = SOURCE / source
    if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        sys.exit(f"{path} is not the file that this was written for")
    options = Options()
    options.hinting = False
    options.layout_features = ["kern"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.glyph_names = False
    font = TTFont(path, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in BLOCKS for c in range(first, last + 1)])
    subsetter.subset(font)
    font.save(FONT / name)
    content = (FONT / name).read_bytes()
    print(name, len(content), hashlib.sha256(content).hexdigest())

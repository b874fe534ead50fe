"""The text of a page that was painted into a PDF, as a reader would find, copy or speak it."""

import re
import zlib

OBJECT = re.compile(rb"^(\d+) 0 obj\n(.*?)^endobj", re.DOTALL | re.MULTILINE)
STREAM = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)
SHOWN = re.compile(rb"/F(\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj|^(ET)$", re.MULTILINE)


def pdf_text(raw: bytes) -> list[str]:
    """Return the texts of a PDF in the order in which they were drawn."""
    objects = {int(number): body for number, body in OBJECT.findall(raw)}
    texts, said, letters = [], "", dict[int, str]()
    for font, glyphs, end in SHOWN.findall(_drawing(objects)):
        if font:
            letters = _letters(objects, int(font))
        elif end:
            texts.append(said)
            said = ""
        else:
            said += "".join(letters[int(glyphs[n : n + 4], 16)] for n in range(0, len(glyphs), 4))
    return texts


def _drawing(objects: dict[int, bytes]) -> bytes:
    [number] = [
        int(found[1])
        for body in objects.values()
        if b"/Type /Page\n" in body and (found := re.search(rb"/Contents (\d+) 0 R", body))
    ]
    stream = STREAM.search(objects[number])
    assert stream is not None
    return zlib.decompress(stream[1])


def _letters(objects: dict[int, bytes], font: int) -> dict[int, str]:
    """Return the letter that each glyph of a font stands for."""
    table = re.search(rb"/ToUnicode (\d+) 0 R", objects[font])
    assert table is not None
    letters: dict[int, str] = {}
    for first, row in re.findall(
        rb"^<(\w+)> <\w+> \[(.*?)\]", objects[int(table[1])], re.MULTILINE
    ):
        for place, code in enumerate(re.findall(rb"<(\w+)>", row)):
            letters[int(first, 16) + place] = chr(int(code, 16))
    return letters

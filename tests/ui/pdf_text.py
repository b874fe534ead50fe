"""The text of pages that were painted into a PDF, as a reader would find, copy or speak it."""

import re
import zlib

OBJECT = re.compile(rb"^(\d+) 0 obj\n(.*?)^endobj", re.DOTALL | re.MULTILINE)
STREAM = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)
SHOWN = re.compile(rb"/F(\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj|^(ET)$", re.MULTILINE)


def pdf_text(raw: bytes) -> list[str]:
    """Return the texts of all pages of a PDF in the order in which they were drawn."""
    return [text for page in pdf_pages(raw) for text in page]


def pdf_pages(raw: bytes) -> list[list[str]]:
    """Return the texts of each page of a PDF."""
    objects = {int(number): body for number, body in OBJECT.findall(raw)}
    return [_texts(objects, drawing) for drawing in _drawings(objects)]


def _texts(objects: dict[int, bytes], drawing: bytes) -> list[str]:
    texts, said, letters = [], "", dict[int, str]()
    for font, glyphs, end in SHOWN.findall(drawing):
        if font:
            letters = _letters(objects, int(font))
        elif end:
            texts.append(said)
            said = ""
        else:
            said += "".join(letters[int(glyphs[n : n + 4], 16)] for n in range(0, len(glyphs), 4))
    return texts


def _drawings(objects: dict[int, bytes]) -> list[bytes]:
    """Return what is drawn on each page, in their order."""
    numbers = [
        int(found[1])
        for _number, body in sorted(objects.items())
        if b"/Type /Page\n" in body and (found := re.search(rb"/Contents (\d+) 0 R", body))
    ]
    streams = [STREAM.search(objects[number]) for number in numbers]
    return [zlib.decompress(stream[1]) for stream in streams if stream is not None]


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

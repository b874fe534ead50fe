"""The data of ICU, which Qt brings on Linux, cut down to what Qt reads of them: 4 MB instead of 32.

Qt itself asks ICU to sort text, for time zones and for old encodings; dates, numbers and names of
countries it has of its own. Left out are the names of languages, regions, units and currencies,
converters, transliteration and dictionaries. The library keeps its name and its one symbol. Needs
`icupkg`, and `objcopy`, `as` and `ld` of binutils.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

_LANGUAGES = "root|en|de|nb|nn|no|da|sv|fi|fr|es|it|nl|pl|pt"
_KEPT = re.compile(
    rf"coll/(ucadata\.icu|(pool|res_index|({_LANGUAGES})(_.*)?)\.res)"
    rf"|(res_index|root|pool|supplementalData|likelySubtags|numberingSystems|timezoneTypes|zoneinfo64"
    rf"|windowsZones|metaZones|keyTypeData|icuver|icustd|langInfo|plurals|pluralRanges|dayPeriods"
    rf"|genderList|currencyNumericCodes|metadata|grammaticalFeatures|tzdbNames|units"
    rf"|({_LANGUAGES})(_.*)?)\.(res|icu)"
    rf"|(cnvalias|ulayout|uemoji|pnames|ubidi|ucase|uprops)\.icu|nfkc.*|uts46\.nrm|confusables\.cfu"
    rf"|(curr|lang|region|unit|zone|rbnf)/(root|pool|res_index)\.res"
)
_LIBRARY = """\
.section .rodata
.globl {symbol}
.type {symbol}, @object
.balign 16
{symbol}: .incbin "{data}"
.size {symbol}, . - {symbol}
.section .note.GNU-stack,"",@progbits
"""


def cut(library: Path, folder: Path) -> Path:
    """Write a smaller copy of `libicudata.so.NN` into a folder, and return it.

    Raises:
        subprocess.CalledProcessError: a tool failed, as it would for data of an unknown form.
    """
    folder.mkdir(parents=True, exist_ok=True)
    number = library.name.rpartition(".")[2]
    name = f"icudt{number}l.dat"  # by it the data know what they are
    whole, wanted = folder / "whole" / name, folder / name
    whole.parent.mkdir(exist_ok=True)
    _run("objcopy", "-O", "binary", "--only-section=.rodata", str(library), str(whole))
    listed = _run("icupkg", "-l", str(whole)).split()
    dropped = folder / "dropped.txt"
    dropped.write_text("\n".join(one for one in listed if not _KEPT.fullmatch(one)) + "\n")
    _run("icupkg", "-r", str(dropped), str(whole), str(wanted))
    return _as_library(wanted, f"icudt{number}_dat", folder / library.name)


def _as_library(data: Path, symbol: str, made: Path) -> Path:
    source, compiled = made.with_suffix(".s"), made.with_suffix(".o")
    source.write_text(_LIBRARY.format(symbol=symbol, data=data), encoding="utf-8")
    _run("as", "-o", str(compiled), str(source))
    _run("ld", "-shared", "-soname", made.name, "--build-id=none", "-o", str(made), str(compiled))
    return made


def _run(*command: str) -> str:
    # Debian keeps icupkg where only root looks.
    environment = {**os.environ, "PATH": f"{os.environ.get('PATH', '')}:/usr/sbin"}
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    return done.stdout

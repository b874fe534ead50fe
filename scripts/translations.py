"""Keep the translations in step with the sources: `translations.py build|check|extract|update`.

build    compile every catalogue that is newer than its compiled form
check    tell what is missing, left over, unsure or worded against the rules; exit 1 if anything is
extract  print a template, from which a new language begins
update   take new sentences into every catalogue, and drop those that are gone
"""

import io
import re
import string
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
SOURCES = ("tracker", "ui")
KEYWORDS = {
    "_": None,
    "N_": None,
    "NP_": ((1, "c"), 2),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
FOREIGN = "Qt"  # context of sentences that are not worded by us, only translated
WIDTH = 100
HEAD = "# Kjernetid; the license is that of the program."

# Nothing that presses, scolds or cheers: facts first, then choices.
UNWANTED = re.compile(r"!|\b(must|should|må|bør|lyt)\b", re.IGNORECASE)
# Quotes are typographic, but for lists that show how TOML is written.
STRAIGHT_QUOTES = re.compile(r"[\"'](?![^\[]*\])")


def main(arguments: list[str]) -> int:
    """Run one of the commands."""
    commands: dict[str, Callable[[], int]] = {
        "build": build,
        "check": check,
        "extract": extract,
        "update": update,
    }
    if len(arguments) != 1 or arguments[0] not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    return commands[arguments[0]]()


def build() -> int:
    """Compile catalogues; each is written aside and then renamed."""
    for po in _catalogues():
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
            continue
        aside = mo.with_suffix(".new")
        with aside.open("wb") as stream:
            write_mo(stream, _read(po))
        aside.replace(mo)
        print(f"Compiled {mo.relative_to(ROOT)}.")
    return 0


def check() -> int:
    """Compare every catalogue with the sources, and every sentence with the rules."""
    template = _template()
    found = [*_source_faults(template)]
    for po in _catalogues():
        place = po.relative_to(ROOT)
        found += [f"{place}: {fault}" for fault in _catalogue_faults(template, _read(po))]
    print("\n".join(found) or f"Translations: {len(template)} sentences, all in step.")
    return 1 if found else 0


def extract() -> int:
    """Print the template."""
    sys.stdout.write(_written(_template()))
    return 0


def update() -> int:
    """Bring every catalogue in step; new sentences wait there for their translation."""
    template = _template()
    for po in _catalogues():
        catalogue = _read(po)
        # Guessing from similar sentences yields wrong ones that look right.
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        po.write_text(_written(catalogue), encoding="utf-8", newline="\n")
        waiting = sum(1 for message in _messages(catalogue) if not _translated(message))
        print(f"{po.relative_to(ROOT)}: {len(catalogue)} sentences, {waiting} to translate.")
    return 0


def _catalogues() -> list[Path]:
    return sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def _read(po: Path) -> Catalog:
    with po.open("rb") as stream:
        return _headed(read_po(stream, locale=po.parent.parent.name, domain=po.stem))


def _headed(catalogue: Catalog) -> Catalog:
    """Name the people behind a catalogue; Babel would fill in placeholders."""
    catalogue.project, catalogue.version = "Kjernetid", ""
    catalogue.copyright_holder = catalogue.last_translator = "Kjernetid contributors"
    catalogue.language_team = str(catalogue.locale or "")
    catalogue.msgid_bugs_address = ""
    catalogue.header_comment = HEAD + _notes(catalogue.header_comment)
    return catalogue


def _notes(head: str) -> str:
    """Return what translators wrote below our own line, such as the terms they hold to."""
    ours, line_break, notes = head.partition("\n")
    return line_break + notes if ours == HEAD else ""


def _written(catalogue: Catalog) -> str:
    stream = io.BytesIO()
    write_po(stream, catalogue, width=WIDTH, include_lineno=False, sort_by_file=True)
    return stream.getvalue().decode()


def _template() -> Catalog:
    template = _headed(Catalog(charset="utf-8"))
    for folder in SOURCES:
        found = extract_from_dir(
            ROOT / folder, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=()
        )
        for file, line, sentence, comments, context in found:
            place = (f"{folder}/{Path(file).as_posix()}", line)
            template.add(sentence, None, [place], auto_comments=comments, context=context)
    return template


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _key(message: Message) -> tuple[str | None, tuple[str, ...]]:
    return message.context, _forms(message.id)


def _forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, list | tuple) else (str(text or ""),)


def _translated(message: Message) -> bool:
    return all(_forms(message.string))


def _source_faults(template: Catalog) -> Iterator[str]:
    for message in _messages(template):
        if message.context == FOREIGN:
            continue
        place = message.locations[0][0]
        for sentence in _forms(message.id):
            if STRAIGHT_QUOTES.search(sentence):
                yield f"{place}: straight quotes in “{sentence}”"
            if UNWANTED.search(sentence):
                yield f"{place}: a word that presses or cheers in “{sentence}”"


def _catalogue_faults(template: Catalog, catalogue: Catalog) -> Iterator[str]:
    wanted = {_key(message): message for message in _messages(template)}
    present = {_key(message): message for message in _messages(catalogue)}
    for key in wanted.keys() - present.keys():
        yield f"not taken in yet: “{key[1][0]}” (run update)"
    for key in present.keys() - wanted.keys():
        yield f"no longer in the sources: “{key[1][0]}” (run update)"
    for key in wanted.keys() & present.keys():
        yield from _message_faults(present[key], catalogue.num_plurals)


def _message_faults(message: Message, plurals: int) -> Iterator[str]:
    sentence, forms = _forms(message.id)[0], _forms(message.string)
    if message.fuzzy:
        yield f"marked as unsure: “{sentence}”"
    if not _translated(message):
        yield f"not translated: “{sentence}”"
    elif message.pluralizable and len(forms) != plurals:
        yield f"{len(forms)} plural forms instead of {plurals}: “{sentence}”"
    elif any(_placeholders(form) != _placeholders(source) for form, source in _pairs(message)):
        yield f"other placeholders: “{sentence}”"
    if any(UNWANTED.search(form) for form in forms):
        yield f"a word that presses or cheers in the translation of “{sentence}”"


def _pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Pair each translated form with the English one that it stands for."""
    singular, *plural = _forms(message.id)
    for number, form in enumerate(_forms(message.string)):
        yield form, plural[0] if number and plural else singular


def _placeholders(text: str) -> set[str]:
    ours = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return ours | set(re.findall(r"%\d", text))  # and Qt's


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

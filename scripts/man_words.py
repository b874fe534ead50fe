"""What the man page says beside the help of the commands, in each of its languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

Told = Sequence[tuple[str, str]]  # a name, and what there is to say of it


class Words(NamedTuple):
    """The words of one language; headings are what readers of man pages look for."""

    name: str
    synopsis: str
    description: str
    options: str
    commands: str
    files: str
    environment: str
    status: str
    examples: str
    more: str
    what_it_is: str
    each_command: str
    told_files: Told
    told_environment: Told
    told_status: Told
    told_more: Sequence[str]


WORDS = {
    "en": Words(
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "OPTIONS",
        "COMMANDS",
        "FILES",
        "ENVIRONMENT",
        "EXIT STATUS",
        "EXAMPLES",
        "SEE ALSO",
        "keep work inside your core hours",
        "Each command tells all of its arguments and options with --help, in your language.",
        (
            ("~/.local/share/kjernetid", "The data folder. Only its owner can read it."),
            ("~/.local/share/kjernetid/journal.db", "What is on record, an SQLite file."),
            ("~/.local/share/kjernetid/settings.toml", "What was set; it may be edited by hand."),
            ("~/.local/share/kjernetid/backups", "The ten newest backups."),
            ("~/.local/share/kjernetid/kjernetid.log", "Faults, and no times of work."),
            (
                "~/.config/autostart/org.kjernetid.Kjernetid.desktop",
                "The start at log-in, where program.autostart is on.",
            ),
            ("/etc/kjernetid/policy.toml", "What an organisation has set; see: policy show."),
            ("/etc/kjernetid/policy.d/*.toml", "The same, read afterwards, by name."),
        ),
        (
            ("KJERNETID_HOME", "The data folder, where --home does not name one."),
            ("XDG_DATA_HOME", "Where the data folder lies otherwise, if not ~/.local/share."),
            ("KJERNETID_NOW", "An instant such as 2026-11-23T12:00:00+01:00 to take for now."),
            ("KJERNETID_PACE", "How many seconds pass for the tray program in one of yours."),
            (
                "LANGUAGE, LC_ALL, LC_MESSAGES, LANG",
                "The language, where general.language is empty.",
            ),
        ),
        (
            ("0", "It was done."),
            ("1", "It could not be done; one line on standard error says why."),
            ("2", "The command line makes no sense; one line says what of it."),
            ("130", "It was stopped by Ctrl-C."),
        ),
        (
            "kjernetid help lists the pages for people, which F1 opens in every window.",
            "/usr/share/doc/kjernetid has the page for IT and the whole command line.",
        ),
    ),
    "nb": Words(
        "NAVN",
        "SAMMENDRAG",
        "BESKRIVELSE",
        "VALG",
        "KOMMANDOER",
        "FILER",
        "MILJØ",
        "AVSLUTNINGSKODE",
        "EKSEMPLER",
        "SE OGSÅ",
        "hold jobben innenfor kjernetiden",
        "Hver kommando forteller om alle sine argumenter og valg med --help, på språket ditt.",
        (
            ("~/.local/share/kjernetid", "Datamappa. Bare eieren kan lese den."),
            ("~/.local/share/kjernetid/journal.db", "Det som er registrert, en SQLite-fil."),
            (
                "~/.local/share/kjernetid/settings.toml",
                "Det som er innstilt; fila kan redigeres for hånd.",
            ),
            ("~/.local/share/kjernetid/backups", "De ti nyeste sikkerhetskopiene."),
            ("~/.local/share/kjernetid/kjernetid.log", "Feil, og ingen arbeidstider."),
            (
                "~/.config/autostart/org.kjernetid.Kjernetid.desktop",
                "Starten ved innlogging, der program.autostart er på.",
            ),
            ("/etc/kjernetid/policy.toml", "Det en virksomhet har bestemt; se: policy show."),
            ("/etc/kjernetid/policy.d/*.toml", "Det samme, lest etterpå, etter navn."),
        ),
        (
            ("KJERNETID_HOME", "Datamappa, der --home ikke nevner en."),
            ("XDG_DATA_HOME", "Hvor datamappa ellers ligger, hvis ikke ~/.local/share."),
            (
                "KJERNETID_NOW",
                "Et tidspunkt som 2026-11-23T12:00:00+01:00, som regnes for å være nå.",
            ),
            ("KJERNETID_PACE", "Hvor mange sekunder som går for programmet i ett av dine."),
            ("LANGUAGE, LC_ALL, LC_MESSAGES, LANG", "Språket, der general.language er tom."),
        ),
        (
            ("0", "Det ble gjort."),
            ("1", "Det kunne ikke gjøres; én linje på standard feil sier hvorfor."),
            ("2", "Kommandolinja gir ingen mening; én linje sier hva i den."),
            ("130", "Det ble stanset med Ctrl-C."),
        ),
        (
            "kjernetid help lister opp sidene for folk, som F1 åpner i hvert vindu.",
            "/usr/share/doc/kjernetid har sida for IT og hele kommandolinja, på engelsk.",
        ),
    ),
}

"""The page of what the organisation has set: all of it, with its place, and what it cannot set."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.settings import Loaded, declaration
from tracker.settings.policy.allowed import CORE_HOURS
from tracker.settings.policy.directives import Directive
from tracker.settings.policy.layers import holds
from tracker.settings.policy.looking import places
from tracker.settings.policy.words import fault_of, place_of, policy_text, state_of
from tracker.wording import _, begin, ngettext
from ui.look import Look
from ui.parts import button, label
from ui.settings.directive_row import DirectiveRow, Kind, Said
from ui.settings.names import (
    ORGANISATION,
    choice_name,
    day_name,
    directive_title,
    group_name,
    value_name,
)


class OrganisationPage(QWidget):
    """Everything that is preset under each other, and what of a policy does nothing."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName(f"group:{ORGANISATION}")
        self._look = look
        self._loaded: Loaded | None = None
        self.heading = label(f"heading:{ORGANISATION}", group_name(ORGANISATION), "title")
        self._summary = label("organisation_summary", face="fact")
        self._copy = button("copy_organisation", _("Copy for a mail"), "quiet")
        self._nothing = label("organisation_refused", _("This does nothing:"), "name")
        self._rows: list[DirectiveRow] = []
        self._looked = label("organisation_looked", face="small")
        self._lay_out()
        self._copy.clicked.connect(self._on_copy)

    def bring_into_view(self, *, is_wanted: bool) -> None:
        """Show the page, or put it away."""
        self._copy.setText(_("Copy for a mail"))
        self.setVisible(is_wanted)

    def show_loaded(self, loaded: Loaded) -> None:
        """Show what is preset now."""
        if self._loaded == loaded:
            return
        self._loaded = loaded
        self._summary.setText(_summary(loaded))
        self._looked.setText("\n".join([_("Looked into:"), *places()]))
        self._looked.setVisible(not loaded.policy.is_there)
        self._copy.setVisible(loaded.policy.is_there)
        self._nothing.setVisible(bool(loaded.policy.refusals))
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [*self._lay(_directive_rows(loaded, self._look), self._list)]
        self._rows += self._lay(_refused_rows(loaded, self._look), self._refused)
        for before, after in pairwise([self._copy, *self._rows]):
            QWidget.setTabOrder(before, after)

    def matches(self, words: list[str]) -> bool:
        """Tell whether all words, case folded, occur in what is here."""
        said = [group_name(ORGANISATION), *(row.accessibleName() for row in self._rows)]
        text = "\n".join(said).casefold()
        return all(word in text for word in words)

    def _lay(self, rows: Iterator[DirectiveRow], into: QVBoxLayout) -> Iterator[DirectiveRow]:
        for row in rows:
            into.addWidget(row)
            yield row

    def _on_copy(self) -> None:
        if self._loaded is not None:
            QGuiApplication.clipboard().setText(policy_text(self._loaded.own, self._loaded.policy))
            self._copy.setText(_("Copied"))

    def _lay_out(self) -> None:
        look = self._look
        self._list, self._refused = QVBoxLayout(), QVBoxLayout()
        for listed in (self._list, self._refused):
            listed.setSpacing(0)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.steps(3))
        for widget in (self.heading, self._summary, label("organisation_lead", _lead())):
            lines.addWidget(widget)
        lines.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addLayout(self._list)
        lines.addWidget(self._nothing)
        lines.addLayout(self._refused)
        lines.addWidget(self._looked)


def _lead() -> str:
    return _(
        "An organisation can suggest a language, the start at log-in, core hours, holidays and"
        " work apps, and lock the first two. It cannot see your record, change what you are asked"
        " or how long anything is kept, or take pausing, quitting or exporting from you: there is"
        " no key for that."
    )


def _summary(loaded: Loaded) -> str:
    policy = loaded.policy
    if not policy.is_there:
        return _("Your organisation has set nothing here.")
    locked, defaults, refused = map(len, (policy.locked, policy.defaults, policy.refusals))
    counted = {
        ngettext("{count} setting is locked", "{count} settings are locked", locked): locked,
        ngettext("{count} has a default", "{count} have a default", defaults): defaults,
        ngettext("{count} line does nothing", "{count} lines do nothing", refused): refused,
    }
    said = [text.format(count=count) for text, count in counted.items() if count]
    return begin(", ".join(said)) + "."


def _directive_rows(loaded: Loaded, look: Look) -> Iterator[DirectiveRow]:
    policy = loaded.policy
    for directive in policy.locked.values():
        yield _row([directive], loaded, look)
    hours = [policy.defaults[key] for key in CORE_HOURS if key in policy.defaults]
    if hours:
        yield _row(hours, loaded, look)
    for key, directive in policy.defaults.items():
        if key not in CORE_HOURS:
            yield _row([directive], loaded, look)


def _refused_rows(loaded: Loaded, look: Look) -> Iterator[DirectiveRow]:
    for number, refusal in enumerate(loaded.policy.refusals):
        said = Said(Kind.REFUSED, f"{fault_of(refusal)}.", "", (), place_of(refusal))
        yield DirectiveRow(f"refused:{number}", said, look)


def _row(together: Sequence[Directive], loaded: Loaded, look: Look) -> DirectiveRow:
    first = together[0]
    is_followed = holds(loaded.own, loaded.policy, first)
    said = Said(
        Kind.LOCKED if first.is_locked else Kind.DEFAULT,
        directive_title(first.key),
        state_of(first, is_followed=is_followed),
        tuple(map(_said, together)),
        _places(together),
    )
    return DirectiveRow(f"{first.level}:{first.key}", said, look)


def _said(directive: Directive) -> str:
    declared = declaration(directive.key)
    if declared.choices:
        return begin(choice_name(directive.key, str(directive.value)))
    value = value_name(declared, directive.value)
    return f"{day_name(directive.key)}: {value}" if directive.key in CORE_HOURS else value


def _places(together: Sequence[Directive]) -> str:
    """Name each place once; of several values in one file, the file is enough."""
    if len(together) == 1:
        return place_of(together[0])
    return "\n".join(dict.fromkeys(directive.source for directive in together))

"""The window of a note for a talk: written at the left, at the right as it will be printed.

What is written is kept nowhere until it is saved as a file. Closing asks first, in the window
itself, and whoever ends the program is asked once as well.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from tracker.aside import write_whole
from tracker.domain.self_report import Answers
from tracker.domain.week import Week, WeekBalance
from tracker.errors import TrackerError
from tracker.hall import Tracker
from tracker.reports.talk_html import note_html
from tracker.reports.talk_note import TalkNote, facts_of, usual_title, write_note
from tracker.reports.week_details import full_title
from tracker.rules import statements_from
from tracker.wording import _, pgettext, reason_of
from ui.fields import ChoiceField, field_rules
from ui.flow import Flow
from ui.look import Look
from ui.parts import button, label, set_least_size
from ui.talk.form import Form
from ui.talk.paper import Paper, page_layout
from ui.talk.preview import Preview
from ui.talk.state import TalkState, Written

_SIZE: Final = (1080, 820)  # px at 100 %
_WIDE: Final = 860  # px at 100 %: from here on the paper stands beside the form
_FORM: Final = 440  # px at 100 %: width of the form then
_LEAST: Final = (320, 280)  # px at 100 %

# Where the desktop has no dialog for files, Qt's own has small buttons with signs on them.
_DIALOG: Final = "QFileDialog QToolButton { padding: 2px; min-height: 0; border: none; }"


class TalkWindow(QWidget):
    """A note that is being written. `research_wanted` asks for the page about the research."""

    research_wanted = Signal()

    def __init__(self, tracker: Tracker, look: Look, state: TalkState | None = None) -> None:
        super().__init__()
        state = state or TalkState()
        self._tracker, self._look = tracker, look
        self._week = state.week or tracker.this_week()
        self._balance: WeekBalance | None = None
        self._answers: Answers = {}
        self._saved = state.saved
        self._is_let_go = False
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(usual_title())
        self.setStyleSheet(look.sheet + field_rules(look) + _DIALOG)
        self._form, self._preview = Form(look), Preview(look)
        self._made_foot()
        self._lay_out()
        self._fill(state)
        self._connect()
        set_least_size(self, look, _LEAST)
        wanted = QSize(look.px(_SIZE[0]), look.px(_SIZE[1]))
        self.resize(wanted.boundedTo(self.screen().availableSize()))
        self._form.take_keyboard()

    def state(self) -> TalkState:
        """Return what is written, so that another window can go on with it."""
        return TalkState(
            week=self._week,
            title=self._form.title.text(),
            texts=self._form.texts,
            picked=self._form.picked,
            ticked=self._form.ticked,
            is_letter=self._is_letter,
            saved=self._saved,
        )

    # --- What it is made of ----------------------------------------------------------------------

    def _made_foot(self) -> None:
        self._paper = ChoiceField(self._look)
        self._paper.setObjectName("paper")
        self._paper.setAccessibleName(_("Size of paper"))
        self._paper.addItems(["A4", "Letter"])
        self._turn = button("turn", _("As it will be printed"))
        self._turn.setCheckable(True)
        self._research = button("research", _("About the research"), "quiet")
        self._as_html = button("saveHtml", _("Save as a page…"))
        self._as_html.setToolTip(_("A page for a browser (HTML)"))
        self._as_pdf = button("savePdf", _("Save as PDF…"), "primary")
        self._notice = label("notice", "", "soft")
        self._fault = label("fault", "", "warm")
        self._asking = _Asking(self._look)
        for part in (self._notice, self._fault, self._asking):
            part.hide()

    def _lay_out(self) -> None:
        look = self._look
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(self._form)
        both.addWidget(self._preview, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(look.steps(6), look.steps(3), look.steps(6), look.steps(5))
        foot.setSpacing(look.steps(2))
        for part in (self._notice, self._fault, self._asking):
            foot.addWidget(part)
        flow = Flow(look.px(8), look.px(8))
        flow.setContentsMargins(0, 0, 0, 0)
        for offered in (self._as_pdf, self._as_html, self._paper, self._turn, self._research):
            flow.addWidget(offered)
        foot.addLayout(flow)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(both, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self._form.changed.connect(self._on_changed)
        self._paper.currentIndexChanged.connect(self._on_changed)
        self._turn.toggled.connect(self._fit)
        self._research.clicked.connect(self.research_wanted)
        self._as_pdf.clicked.connect(self.save_pdf)
        self._as_html.clicked.connect(self.save_html)
        self._asking.kept.connect(self._keep_writing)
        self._asking.thrown.connect(self._throw_away)
        keys = QKeySequence.StandardKey
        QShortcut(keys.Save, self).activated.connect(self.save_pdf)
        to_close = [*QKeySequence.keyBindings(keys.Close), QKeySequence("Ctrl+W")]
        closing = QShortcut(self)
        closing.setKeys(list(dict.fromkeys(to_close)))  # one for all: none is taken twice
        closing.activated.connect(self.ask_to_close)

    def _fill(self, state: TalkState) -> None:
        usual = page_layout(is_letter=state.is_letter).pageSize().name()
        self._paper.setCurrentIndex(1 if usual.startswith("Letter") else 0)
        self._form.write(state.title, state.texts, state.picked)
        self._look_at_week(state.ticked)
        self._show_paper()

    # --- What is shown ---------------------------------------------------------------------------

    @property
    def note(self) -> TalkNote:
        """Return the note as it stands."""
        form = self._form
        if self._balance is None:
            return TalkNote(form.title.text().strip() or usual_title(), form.entries)
        return write_note(form.title.text(), form.entries, form.facts, self._balance, self._answers)

    @property
    def _written(self) -> Written:
        return self._form.title.text(), self._form.entries, self._form.ticked

    @property
    def has_unsaved_words(self) -> bool:
        """Tell whether something was written that stands in no file as it is now."""
        texts, title = self._form.texts, self._form.title.text().strip()
        is_left_out = not texts.keys() <= self._form.picked
        return bool(texts or title) and (is_left_out or self._written != self._saved)

    def refresh(self) -> None:
        """Look at the week again; figures may have changed, what is written stays."""
        self._look_at_week(self._form.ticked)
        self._show_paper()

    def offer_week(self, week: Week) -> None:
        """Offer the figures of another week, unless some of this one are in the note."""
        if not self._form.ticked:
            self._week = week
            self.refresh()

    def _look_at_week(self, ticked: frozenset[str]) -> None:
        try:
            balance = self._tracker.week(self._week)
            asked = statements_from(self._tracker.settings)
            given = self._tracker.days.answers(self._week) if asked else {}
        except TrackerError as error:
            self._say(self._fault, error.sentence)
            return
        self._answers = {one: value for one, value in given.items() if one in asked}
        self._balance = balance
        self._form.show_facts(full_title(balance), facts_of(balance, self._answers), ticked)

    def _on_changed(self) -> None:
        self._notice.hide()
        self._fault.hide()
        self._asking.hide()
        self._show_paper()

    @property
    def _is_letter(self) -> bool:
        return self._paper.currentIndex() == 1

    def _show_paper(self) -> None:
        note = self.note
        self._preview.show_paper(Paper(note, page_layout(is_letter=self._is_letter)))
        for one in (self._as_pdf, self._as_html):
            one.setEnabled(not note.is_empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show form and paper side by side, or one of them where it is narrow."""
        is_wide = self.width() >= self._look.px(_WIDE)
        shows_paper = self._turn.isChecked()
        self._turn.setVisible(not is_wide)
        self._preview.setVisible(is_wide or shows_paper)
        self._form.setVisible(is_wide or not shows_paper)
        widest = self._look.px(_FORM) if is_wide else self.maximumWidth()
        self._form.setMinimumWidth(widest if is_wide else 0)
        self._form.setMaximumWidth(widest)

    # --- Saving ----------------------------------------------------------------------------------

    def save_pdf(self) -> None:
        """Ask for a file, and save the note as it will be printed."""
        paper = self._preview.paper
        if paper is not None:
            self._save("pdf", paper.pdf)

    def save_html(self) -> None:
        """Ask for a file, and save the note as a page for a browser."""
        self._save("html", lambda: note_html(self.note).encode())

    def _save(self, kind: str, content: Callable[[], bytes]) -> None:
        note = self.note
        if note.is_empty:
            return
        chosen, _filter = QFileDialog.getSaveFileName(
            self,
            _("Save the note"),
            str(_place_for(note.title, kind)),
            f"{kind.upper()} (*.{kind})",
        )
        if not chosen:
            return
        path = Path(chosen) if Path(chosen).suffix else Path(chosen).with_suffix(f".{kind}")
        self._asking.hide()
        try:
            write_whole(path, content())
        except OSError as error:
            sentence = _("The note cannot be written to {path} ({reason}); name another file.")
            self._say(self._fault, sentence.format(path=path, reason=reason_of(error)))
            return
        self._saved = self._written
        self._say(self._notice, _("Saved as {path}.").format(path=path))

    def _say(self, where: QWidget, sentence: str) -> None:
        for part in (self._notice, self._fault):
            part.setText(sentence if part is where else "")
            part.setVisible(part is where)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    # --- Closing ---------------------------------------------------------------------------------

    def hold_back(self) -> bool:
        """Ask before written words are lost; tell whether that was to be asked now."""
        if not self.has_unsaved_words or self._is_let_go or not self._asking.isHidden():
            return False
        self._asking.show()
        self._asking.take_keyboard()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._asking.question))
        return True

    def ask_to_close(self) -> None:
        """Close, unless there is something to be asked first."""
        if not self.hold_back():
            self.close()

    def _keep_writing(self) -> None:
        self._asking.hide()
        self._form.take_keyboard()

    def _throw_away(self) -> None:
        self._is_let_go = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask whoever closes the window by its frame; an end of the program is not held up here.

        Whoever chooses Quit has been asked before, and a computer that shuts down does not wait.
        """
        if event.spontaneous() and self.hold_back():
            event.ignore()
        else:
            super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._asking.isHidden():
            self.ask_to_close()
        else:
            self._keep_writing()


class _Asking(QWidget):
    """What is asked before written words are lost."""

    kept = Signal()
    thrown = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("asking")
        self.question = _("What you wrote stands in no file. Throw it away?")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.steps(2))
        column.addWidget(label("question", self.question, "name"))
        flow = Flow(look.px(8), look.px(8))
        flow.setContentsMargins(0, 0, 0, 0)
        self._keep = button("keepWriting", pgettext("button", "Keep writing"))
        throw = button("throwAway", pgettext("button", "Throw it away"))
        self._keep.clicked.connect(self.kept)
        throw.clicked.connect(self.thrown)
        flow.addWidget(self._keep)
        flow.addWidget(throw)
        column.addLayout(flow)

    def take_keyboard(self) -> None:
        """Let the keyboard come to the answer that loses nothing."""
        self._keep.setFocus()


def _place_for(title: str, kind: str) -> Path:
    """Return what to call the file, and where to put it, unless the person says otherwise."""
    kept = "".join(sign if sign.isalnum() or sign in " -_,." else " " for sign in title)
    name = " ".join(kept.split()).strip(" .") or "Kjernetid"
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(folder) / f"{name}.{kind}"

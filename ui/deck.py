"""The cards on the screen: the open question, one note at a time, and the break that is running.

What a card is made of is imported when the first one is shown. On Wayland a window can neither
place itself nor refuse the keyboard, so questions go to the desktop's notifications there, and
are answered by their buttons or from the tray menu. No question comes up while somebody types.
"""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from tracker.asking import Ask, notice_of, try_out_ask
from tracker.domain.whereabouts import Here
from tracker.errors import TrackerError
from tracker.notices import OPEN, Notice
from tracker.status import Status
from tracker.wording import _
from ui.bridge import Bridge
from ui.look import Look
from ui.lull import Lull
from ui.note import (
    ASKED_S,
    NOTE_S,
    Deeds,
    Note,
    is_settled,
    morning_note,
    old_days_note,
    place_note,
    rest_note,
)
from ui.notices import Notices, is_wayland
from ui.resting import BreakOnScreen

if TYPE_CHECKING:
    from tracker.domain.retention import Old
    from tracker.morning import Morning
    from ui.cards import Card, NoteCard

UNDO_S = 10.0
TOLD_OF = ("place", "quiet", "end_earlier", "start_later", "ask_about_apps")
TRIED_S = 20.0


class Deck(QObject):
    """Shows what the program has to ask or to say, and passes answers on.

    `ending` tells that the person wants to close the day, `reviewing` that they want to look at a
    day that is over, `wanted` that they want to see a window, `cleared` that nothing is shown now.
    """

    ending = Signal()
    reviewing = Signal(object)
    wanted = Signal(str)
    cleared = Signal()

    def __init__(self, bridge: Bridge, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._look = look
        self._card: Card | None = None
        self._note: NoteCard | None = None
        self._said = Note("")  # what is in it
        self._notes: list[Note] = []  # that have yet to be shown
        self._break = BreakOnScreen(bridge, look, self)
        self._break.gone.connect(self._look_cleared)
        self._lull = Lull(bridge.pause_in, lambda: bridge.tracker.now, self)
        self._lull.came.connect(self.on_lull)
        self._notices = Notices(self)
        self._notices.chosen.connect(self.on_chosen)
        self._notices.failed.connect(self.on_notice_failed)
        bridge.prompted.connect(self.on_prompted)
        bridge.prompt_closed.connect(self.on_prompt_closed)
        bridge.place_asked.connect(self.on_place_asked)
        bridge.old_days_asked.connect(self.on_old_days)
        bridge.rest_offered.connect(self.on_rest_offered)
        bridge.morning_came.connect(self.on_morning)
        bridge.status_changed.connect(self.on_status)

    def close(self) -> None:
        """Take everything off the screen."""
        self._lull.call_off()
        self._notices.close()
        self._notes.clear()
        for shown in (self._card, self._note):
            if shown is not None:
                shown.close()
        self._break.close()

    def rebuild(self, look: Look) -> None:
        """Put up what is on the screen anew, in another look or language."""
        self._look = look
        if self._card is not None and not self._card.is_answered:
            has_keyboard = self._card.has_keyboard
            self._card.close()
            self.show_open(with_keyboard=has_keyboard)
        self._break.rebuild(look)

    # --- Questions ---

    def on_prompted(self, _ask: Ask) -> None:
        """Ask as soon as nobody types."""
        self._lull.wait()

    def on_lull(self) -> None:
        """Ask, in the way that the person and the desktop allow.

        What a call has overtaken by now comes up no more, but stands in the tray menu.
        """
        ask = self._bridge.live.open_ask()
        if ask is None or self._bridge.live.is_quiet:
            return
        self._ask(ask)

    def _ask(self, ask: Ask) -> None:
        """Show a question in the way that the person and the desktop allow."""
        has_sound = self._bridge.tracker.settings.prompts.sound
        if self._wants_card():
            self._put_up(ask)
            if has_sound:
                QApplication.beep()
        if self._wants_notice():
            self._notices.show(replace(notice_of(ask), has_sound=has_sound))

    def on_prompt_closed(self, name: str) -> None:
        """Take a question away that is over."""
        self._lull.call_off()
        self._notices.withdraw(name)
        if self._card is not None and self._card.ask.id == name:
            self._card.dismiss()

    def on_chosen(self, about: str, name: str) -> None:
        """Take the answer that was given to the desktop's notification, or show all of them."""
        ask = self._bridge.live.open_ask()
        if ask is None or ask.id != about:
            return
        if name == OPEN:
            self.show_open()
        else:
            self._bridge.answer(about, name)

    def on_notice_failed(self, notice: Notice) -> None:
        """Show by ourselves what the desktop did not show."""
        ask = self._bridge.live.open_ask()
        is_shown = self._card is not None and self._card.ask.id == notice.about
        if not notice.about:
            self._put_up_note(Note(notice.text))
        elif ask is not None and ask.id == notice.about and not is_shown:
            self._put_up(ask)

    def show_open(self, *, with_keyboard: bool = True) -> None:
        """Bring the open question up, with the keyboard for who asked for it in the menu."""
        ask = self._bridge.live.open_ask()
        if ask is None:
            return
        self._lull.call_off()
        if self._card is None or self._card.ask.id != ask.id:
            self._put_up(ask)
        if with_keyboard and self._card is not None:
            self._card.take_keyboard()

    def try_out(self) -> None:
        """Show for a while how a question comes up; where one is open, that one."""
        if self._bridge.live.open_ask() is not None:
            self.show_open(with_keyboard=False)
            return
        self._ask(try_out_ask(self._bridge.status().zone))
        if self._card is not None:
            self._card.go_after(TRIED_S)

    def _put_up(self, ask: Ask) -> None:
        from ui.cards import Card

        if self._card is not None:
            self._card.close()
        card = Card(ask, self._look, lambda: self._bridge.tracker.now)
        card.setObjectName("card")
        card.answered.connect(self._bridge.answer)
        card.ending.connect(self.ending)
        card.closed.connect(lambda: self._gone(card))
        self._card = card
        self._put_off_place()
        card.put_up()

    def _gone(self, card: "Card") -> None:
        if self._card is card:
            self._card = None
            if self._note is None:
                self._show_note()
        card.deleteLater()
        self._look_cleared()

    def _look_cleared(self) -> None:
        if self._card is None and self._note is None and not self._break.is_shown:
            self.cleared.emit()

    def _wants_card(self) -> bool:
        return self._shown_as() in ("card", "both") and not is_wayland()

    def _wants_notice(self) -> bool:
        return self._shown_as() in ("system", "both") or is_wayland()

    def _shown_as(self) -> str:
        return self._bridge.tracker.settings.prompts.show_as

    # --- Notes ---

    def note(self, sentence: str, deeds: Deeds = ()) -> None:
        """Say something that needs no answer, once what is being said has been read."""
        self._say(Note(sentence, deeds, ASKED_S if deeds else NOTE_S))

    def tell(self, words: tuple[str, ...], sentence: str) -> None:
        """Say at once what came of a command; what can be taken back, can be from here."""
        status = self._bridge.status()
        if words[:1] == ("break",) and (len(words) > 1 or status.resting_until is not None):
            return  # a break shows itself
        if is_wayland():
            self._notices.show(Notice(sentence))
            return
        can_undo = words[:1] == ("private",) and status.private_undo_until is not None
        undo = ((_("Take it back"), ("resume",)),)
        note = Note(sentence, undo, UNDO_S) if can_undo else Note(sentence)
        is_asking = self._note is not None and self._said.asks
        self._notes[:0] = [note, self._said] if is_asking else [note]
        if self._note is None:
            self._show_note()
        else:
            self._note.close()

    def _say(self, note: Note) -> None:
        if is_wayland():
            self._notices.show(Notice(note.elsewhere or note.sentence))
        else:
            self._put_up_note(note)

    def _put_up_note(self, note: Note) -> None:
        self._notes.append(note)
        if self._note is None:
            self._show_note()

    def _show_note(self) -> None:
        """Put up the note whose turn it is, if there is one; two questions at once are too many."""
        ready = [note for note in self._notes if self._card is None or not note.asks]
        if not ready:
            return
        from ui.cards import NoteCard

        note = ready[0]
        self._notes.remove(note)
        deeds = {f"action_{words[-1]}": words for _label, words in note.deeds}
        labels = dict(zip(deeds, (label for label, _words in note.deeds), strict=True))
        card = NoteCard(note.sentence, note.meaning, labels, note.seconds, self._look)
        card.setObjectName("note")
        card.acted.connect(lambda name: self._do(deeds[name]))
        card.closed.connect(lambda: self._note_gone(card))
        self._note, self._said = card, note
        card.put_up()

    def _do(self, words: tuple[str, ...]) -> None:
        """Do what a note offers; what is asked is answered with what came of it."""
        if words[0] == "review":
            self.reviewing.emit(date.fromisoformat(words[1]))
            return
        if words[0] == "show":
            self.wanted.emit(words[1])
            return
        try:
            sentence = self._bridge.obey(*words)
        except TrackerError as error:
            self.note(error.sentence)
        else:
            if words[0] in TOLD_OF:
                self.tell(words, sentence)

    def _note_gone(self, card: "NoteCard") -> None:
        if self._note is card:
            self._note = None
            self._show_note()
        card.deleteLater()
        self._look_cleared()

    # --- Where a new network is ---

    def on_place_asked(self, network: str) -> None:
        """Ask where a new network is; this goes by itself, and does not come again."""
        self._say(place_note(network))

    def _put_off_place(self) -> None:
        """Make room for a question that goes before; this one comes back after it."""
        if self._note is not None and self._said.asks:
            self._notes.insert(0, self._said)
            self._note.close()

    def _drop_place(self, here: Here) -> None:
        """Ask no longer where a network is that was left, or where that has been said."""
        self._notes = [note for note in self._notes if not is_settled(note, here)]
        if self._note is not None and is_settled(self._said, here):
            self._note.close()

    # --- What is told or asked once ---

    def on_old_days(self, old: "Old") -> None:
        """Ask what is to become of old days; this goes by itself, and comes again in a month."""
        self._say(old_days_note(old, self._bridge.tracker.retention.border().terms))

    def on_morning(self, morning: "Morning") -> None:
        """Tell of the evening before; it goes by itself, and does not come again."""
        self._say(morning_note(morning))

    def on_rest_offered(self) -> None:
        """Offer to let prompts rest for today, since so many went unanswered."""
        self._say(rest_note())

    def _drop_offer(self) -> None:
        """Offer no longer what has been done."""
        self._notes = [note for note in self._notes if not note.is_offer]
        if self._note is not None and self._said.is_offer:
            self._note.close()

    # --- What changes ---

    def on_status(self, status: Status) -> None:
        """Follow what holds now: where the person is, whether prompts rest, whether they do."""
        self._drop_place(status.here)
        if status.quiet_until is not None:
            self._drop_offer()
        self._break.follow(status)

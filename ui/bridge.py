"""The only object of Qt that holds the running program: descriptors and a deadline in, signals out.

It owns the one timer that is armed at the earliest deadline, and the notifiers of the sensors'
descriptors. What is known to go wrong becomes one sentence, once, until it is gone; what is a
fault of the program goes on to the exception hook.
"""

import logging
import threading
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal

from tracker.control import Answer, ControlServer
from tracker.domain.events import Event, PromptClosed, Prompted, RestOffered, WorkRecalled
from tracker.domain.fading import Faded
from tracker.domain.model import Choice, EndReason
from tracker.errors import FolderError, JournalBusyError, StoreError, TrackerError
from tracker.live import Live
from tracker.recorder import Turn
from tracker.replies import counts_too, reply
from tracker.sensing import Sensed, running_apps
from tracker.settings.policy.following import Following
from tracker.status import Status

_log = logging.getLogger(__name__)
LONGEST_WAIT = timedelta(days=20)  # a timer of Qt counts milliseconds in 32 bits
BUSY_FOR = timedelta(seconds=10)  # another program may write before the person is told
AFTER_A_BUG_MS = 60_000  # until time is let pass again
# What other processes may ask to be shown.
WINDOWS = ("week", "settings", "about", "close_day", "first_run")


class Bridge(QObject):
    """Joins `Live` to Qt's event loop.

    Signals: `status_changed(Status)`; `prompted(Ask)` and `prompt_closed(str)` with the id;
    `morning_came(Morning)` with what there is to tell at the first work of a day;
    `rest_offered()` when prompts could rest for today; `place_asked(str)` with a network that is
    new; `old_days_asked(Old)` with days that are older than the record is kept;
    `record_changed()` when work on record may read differently; `settings_changed()`;
    `sensed()` when the sensors may have told something, or were replaced; `apps_found(tuple)`, the
    programs that run; `failed(str)`, a sentence for the person; `asked_to_show(str)` with the name
    of a window, or `last_week`; `asked_to_quit()`.
    """

    status_changed = Signal(object)
    prompted = Signal(object)
    prompt_closed = Signal(str)
    morning_came = Signal(object)
    rest_offered = Signal()
    place_asked = Signal(str)
    old_days_asked = Signal(object)
    record_changed = Signal()
    settings_changed = Signal()
    sensed = Signal()
    apps_found = Signal(object)
    failed = Signal(str)
    asked_to_show = Signal(str)
    asked_to_quit = Signal()
    _knocked = Signal()
    _woken = Signal()

    def __init__(self, live: Live, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.live = live
        self.tracker = live.tracker
        self._policy = Following(live.tracker.now)
        self._notifiers: dict[int, QSocketNotifier] = {}
        self._fault = ""
        self._busy_since: datetime | None = None
        self._is_over = False
        self._status: Status | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.on_deadline)
        # Emitted in the thread of the command channel, received in this one.
        self._knocked.connect(self.on_knock, Qt.ConnectionType.QueuedConnection)
        # Directly where a sensor calls from this very thread, as on macOS: there the computer waits
        # with sleep until the call is over. From another thread it is queued.
        self._woken.connect(self.on_deadline)
        live.sensors.wake_by(self._woken.emit)
        self._control = ControlServer(live.tracker.home, self._knocked.emit)

    # --- Beginning and end ---

    def start(self) -> None:
        """Begin to record, to watch and to listen.

        Raises:
            TrackerError: the journal cannot be opened, or another instance records.
        """
        self._after(self.live.start())
        self._policy.log(self.tracker.loaded.policy)
        try:
            self._control.start()
        except FolderError as error:  # recording does not need the command line
            self.failed.emit(error.sentence)

    def stop(self, reason: EndReason = EndReason.STOP) -> None:
        """End in order; may be called more than once, and before it was started."""
        if self._is_over:
            return
        self._is_over = True
        self._timer.stop()
        self._drop_notifiers(set(self._notifiers))
        turn = self.live.stop(reason)
        if turn.fault is not None:
            _log.warning("The end was not saved: %s", turn.fault.sentence)
        self._control.close()

    def checkpoint(self) -> None:
        """Save at once: what comes may be the end, and may be called off."""
        self._after(self.live.checkpoint())

    # --- What comes in ---

    def on_deadline(self) -> None:
        """Let time pass."""
        # A fault of the program on the way must neither be the last turn nor come back at once.
        self._timer.start(AFTER_A_BUG_MS)
        self._after(self.live.due())
        for notifier in self._notifiers.values():
            notifier.setEnabled(True)  # one that a fault left deaf gets another chance
        if self._policy.has_changed(self.tracker.loaded.policy, self.tracker.now):
            self._on_policy_changed()

    def on_readable(self, descriptor: int) -> None:
        """Hear a sensor."""
        self._after(self.live.read(descriptor))

    def on_knock(self) -> None:
        """Answer the requests of other processes."""
        for request in self._control.take():
            request.reply(self._serve(request.words))

    def say(self, *words: str) -> str:
        """Obey a command; return what came of it in a sentence.

        Raises:
            UsageError: the words are not understood.
        """
        self._after(self.live.due())  # what time has brought is shown, whatever the words are worth
        turn = self.live.say(*words)
        self._after(turn)
        status, now = self.status(), self.live.tracker.now
        for event in turn.events:
            if isinstance(event, WorkRecalled):
                return counts_too(event, status, now)
        return reply(words, status, now)

    def answer(self, prompt: str, choice: str, until: datetime | None = None) -> None:
        """Take the answer that was given to a card."""
        self._after(self.live.due())
        self._after(self.live.answer(prompt, Choice(choice), until))

    def just_worked(self, minutes: int) -> None:
        """Put work done elsewhere on record."""
        self.live.just_worked(timedelta(minutes=minutes))
        self.record_changed.emit()
        self._show_status()

    def on_record_corrected(self) -> None:
        """Hear that a window corrected the record."""
        self.live.forget_work()
        self._show_status()

    def _on_policy_changed(self) -> None:
        """Go by what the organisation has set meanwhile."""
        try:
            self.look_again()
        except TrackerError as error:  # the record cannot be read, and with it the plan
            self.failed.emit(error.sentence)

    def on_settings_changed(self) -> None:
        """Go by what a window has set."""
        self._policy.log(self.tracker.loaded.policy)
        self._after(self.live.settings_set())
        self.settings_changed.emit()
        self.record_changed.emit()

    def look_again(self) -> None:
        """Go by what another process changed: the record, the plan, the settings."""
        told = self.tracker.notices
        self.tracker.look_again()
        for notice in self.tracker.notices:
            if notice not in told:
                self.failed.emit(notice)
        self.on_settings_changed()

    def status(self) -> Status:
        """Return what is happening now."""
        return self.live.status()

    # --- What comes less often ---

    def faded(self) -> tuple[Faded, ...]:
        """Return the kinds of prompts that come less often since they went unanswered."""
        return self.live.faded()

    def ask_afresh(self) -> None:
        """Let all prompts come as often as they would by themselves."""
        self.say("quiet", "reset")

    def obey(self, *words: str) -> str:
        """Obey what a note offers; return what came of it in a sentence.

        Raises:
            TrackerError: it could not be done.
        """
        from tracker.morning_words import deed_of  # it is needed once a day

        deed = deed_of(words)
        if deed is None:
            return self.say(*words)
        sentence = deed(self.tracker)
        self.on_settings_changed()
        return sentence

    def pause_in(self, since: datetime) -> timedelta | None:
        """Return how long a question that waits since then has to wait on for a pause in typing."""
        wait = self.live.pause_in(since)
        self._arm()  # who is asked for the last input may have noticed something to be read
        return wait

    # --- What is sensed ---

    def senses(self) -> tuple[Sensed, ...]:
        """Return what senses what, and what it told last."""
        return self.live.sensed()

    def try_sensors_again(self) -> None:
        """Try the sensors again that could not be used."""
        self._after(self.live.try_sensors_again())

    def find_apps(self) -> None:
        """Look for the programs that run, in a thread of its own: it may take a while.

        `apps_found` tells them.
        """

        def look() -> None:
            self.apps_found.emit(running_apps())

        threading.Thread(target=look, name="apps", daemon=True).start()

    # --- What goes out ---

    def _after(self, turn: Turn) -> None:
        """Arm what waits, then show what came of a turn."""
        self._watch()
        self._arm()
        for event in turn.events:
            self._tell(event)
        if turn.events:
            self.record_changed.emit()
        self._show_status()
        self.sensed.emit()
        morning = self.live.morning()
        if morning is not None:
            self.morning_came.emit(morning)
        if turn.fault is None and self.live.is_place_asked():  # that it was asked is kept as well
            self.place_asked.emit(self.status().here.network)
        elif (old := self.live.old_days()) is not None:
            self.old_days_asked.emit(old)
        self._tell_fault(turn)
        for notice in self.live.take_notices():
            self.failed.emit(notice)

    def _tell(self, event: Event) -> None:
        match event:
            case Prompted():
                self.prompted.emit(self.live.ask(event))
            case PromptClosed(id=name) if name:
                self.prompt_closed.emit(name)
                if event.choice is Choice.OPEN:
                    self.asked_to_show.emit("last_week")
            case RestOffered():
                self.rest_offered.emit()
            case _:
                pass

    def _tell_fault(self, turn: Turn) -> None:
        fault = None if self._is_passing(turn.fault) else turn.fault
        sentence = fault.sentence if fault is not None else ""
        if sentence and sentence != self._fault:
            self.failed.emit(sentence)
        self._fault = sentence

    def _is_passing(self, fault: StoreError | None) -> bool:
        """Tell whether another program writes, and has not done so for long."""
        if not isinstance(fault, JournalBusyError):
            self._busy_since = None
            return False
        now = self.tracker.now
        self._busy_since = self._busy_since or now
        return timedelta(0) <= now - self._busy_since < BUSY_FOR

    def _show_status(self) -> None:
        status = self.live.status()
        if status != self._status:
            self._status = status
            self.status_changed.emit(status)

    def _serve(self, words: tuple[str, ...]) -> Answer:
        try:
            return Answer(True, self._obey(words), self._as_json(words))
        except TrackerError as error:
            return Answer(False, error.sentence, None)

    def _obey(self, words: tuple[str, ...]) -> str:
        match words:
            case ("show",):
                self.asked_to_show.emit(WINDOWS[0])
            case ("show", name) if name in WINDOWS:
                self.asked_to_show.emit(name)
            case ("quit",):
                self.asked_to_quit.emit()
            case ("changed",):
                self.look_again()
            case ("status",):
                pass
            case _:
                return self.say(*words)
        return ""

    def _as_json(self, words: tuple[str, ...]) -> dict[str, Any] | None:
        return self.live.status().as_json() if words == ("status",) else None

    # --- The loop ---

    def _arm(self) -> None:
        """Set the one timer to the earliest deadline."""
        deadline = self.live.next_deadline()
        if deadline is None:
            self._timer.stop()
            return
        wait = min(max(self.live.wait_until(deadline), timedelta(0)), LONGEST_WAIT)
        # Rounded up: a timer that comes a moment too early would have to be armed again.
        self._timer.start(-(-wait // timedelta(milliseconds=1)))

    def _watch(self) -> None:
        """Listen to the descriptors that the sensors have now."""
        wanted = set(self.live.sensors.descriptors())
        self._drop_notifiers(set(self._notifiers) - wanted)
        for descriptor in wanted - set(self._notifiers):
            self._notifiers[descriptor] = self._listen(descriptor)

    def _listen(self, descriptor: int) -> QSocketNotifier:
        notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)

        def on_activated() -> None:
            # Deaf until it was read: a fault of the program on the way must not come back at once,
            # and again, for as long as the descriptor stays readable.
            notifier.setEnabled(False)
            self.on_readable(descriptor)
            if self._notifiers.get(descriptor) is notifier:
                notifier.setEnabled(True)

        notifier.activated.connect(on_activated)
        return notifier

    def _drop_notifiers(self, descriptors: set[int]) -> None:
        for descriptor in descriptors:
            notifier = self._notifiers.pop(descriptor)
            notifier.setEnabled(False)
            notifier.deleteLater()

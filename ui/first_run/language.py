"""Step 1: the language, the colours, that everything stays on this computer, and for how long."""

from PySide6.QtWidgets import QWidget

from tracker.domain.retention import Terms
from tracker.retention_words import rule_text
from tracker.settings import declaration
from tracker.wording import _, begin
from ui.first_run.options import Option, Options
from ui.first_run.step import Chosen, Step
from ui.parts import label
from ui.settings.names import choice_name

LANGUAGE = "general.language"
THEME = "general.theme"
KEEP = "data.keep_months"
AGREE = "data.delete_old"


class LanguageStep(Step):
    """What is picked here holds at once: nobody reads on in a language they do not know."""

    def __init__(self, chosen: Chosen) -> None:
        super().__init__(chosen.look)
        self.title = _("Welcome to Kjernetid")
        self.lead = _(
            "Everything stays on this computer. Nobody else, your employer included, sees it unless"
            " you choose to share it."
        )
        self.add(label("running", f"{_about_recording()} {_about_keeping(chosen)}"))
        self.head("language", _("Language"))
        self._language = self._options(chosen, LANGUAGE)
        self.tell_who(chosen, self._language, LANGUAGE)
        self.head("theme", _("Colours"))
        self._theme = self._options(chosen, THEME)

    def first(self) -> QWidget | None:
        return self._language.first() or self._theme.first()

    def _options(self, chosen: Chosen, key: str) -> Options:
        names = [Option(one, begin(choice_name(key, one))) for one in declaration(key).choices]
        made = Options(key, names, str(chosen.value(key)), self.look, in_rows=True)
        made.picked.connect(lambda value: self.wanted.emit({key: value}))
        self.add_ways(made)
        return made


def _about_recording() -> str:
    return _(
        "It is keeping a record of your work already, by itself. Five short steps fit it to you."
        " Each can be skipped, and everything can be changed later in the settings."
    )


def _about_keeping(chosen: Chosen) -> str:
    months, is_agreed = chosen.value(KEEP), chosen.value(AGREE)
    return rule_text(Terms(months if isinstance(months, int) else 0, is_agreed=bool(is_agreed)))

"""Qt's own texts in the language in use: menus of text fields, buttons of dialogs, file dialogs.

Qt brings translations of its own into a few languages, and Norwegian bokmål is none of them. So
the texts of Qt that can come up here stand in our catalogues like every other sentence, under the
context “Qt”. They follow the language at once, for Qt asks for a text when it makes what shows it.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from tracker.wording import NP_, pgettext

CONTEXT: Final = "Qt"

_WORDS: Final = frozenset(
    {
        # Menus of text fields and of numbers
        NP_("Qt", "&Undo"),
        NP_("Qt", "&Redo"),
        NP_("Qt", "Cu&t"),
        NP_("Qt", "&Copy"),
        NP_("Qt", "Copy &Link Location"),
        NP_("Qt", "&Paste"),
        NP_("Qt", "Delete"),
        NP_("Qt", "Select All"),
        NP_("Qt", "&Select All"),
        NP_("Qt", "&Step up"),
        NP_("Qt", "Step &down"),
        # Menus of scroll bars
        NP_("Qt", "Scroll here"),
        NP_("Qt", "Top"),
        NP_("Qt", "Bottom"),
        NP_("Qt", "Page up"),
        NP_("Qt", "Page down"),
        NP_("Qt", "Scroll up"),
        NP_("Qt", "Scroll down"),
        NP_("Qt", "Left edge"),
        NP_("Qt", "Right edge"),
        NP_("Qt", "Page left"),
        NP_("Qt", "Page right"),
        NP_("Qt", "Scroll left"),
        NP_("Qt", "Scroll right"),
        # Buttons of dialogs
        NP_("Qt", "OK"),
        NP_("Qt", "Save"),
        NP_("Qt", "Open"),
        NP_("Qt", "&Yes"),
        NP_("Qt", "&No"),
        NP_("Qt", "Close"),
        NP_("Qt", "Cancel"),
        NP_("Qt", "Discard"),
        NP_("Qt", "Apply"),
        # Dialogs in which a file is chosen
        NP_("Qt", "&Look in:"),
        NP_("Qt", "Back"),
        NP_("Qt", "Go back"),
        NP_("Qt", "Forward"),
        NP_("Qt", "Go forward"),
        NP_("Qt", "Parent Directory"),
        NP_("Qt", "Go to the parent directory"),
        NP_("Qt", "Create New Folder"),
        NP_("Qt", "Create a New Folder"),
        NP_("Qt", "List View"),
        NP_("Qt", "Change to list view mode"),
        NP_("Qt", "Detail View"),
        NP_("Qt", "Change to detail view mode"),
        NP_("Qt", "Sidebar"),
        NP_("Qt", "List of places and bookmarks"),
        NP_("Qt", "Files"),
        NP_("Qt", "Files of &type:"),
        NP_("Qt", "File &name:"),
        NP_("Qt", "Directories"),
        NP_("Qt", "Directory:"),
        NP_("Qt", "&Open"),
        NP_("Qt", "&Save"),
        NP_("Qt", "&Choose"),
        NP_("Qt", "All Files (*)"),
        NP_("Qt", "&Rename"),
        NP_("Qt", "&Delete"),
        NP_("Qt", "Remove"),
        NP_("Qt", "Show "),
        NP_("Qt", "Show &hidden files"),
        NP_("Qt", "&New Folder"),
        NP_("Qt", "New Folder"),
        NP_("Qt", "Computer"),
        NP_("Qt", "Drive"),
        NP_("Qt", "Folder"),
        NP_("Qt", "File"),
        NP_("Qt", "%1 File"),
        NP_("Qt", "Unknown"),
        NP_("Qt", "Name"),
        NP_("Qt", "Size"),
        NP_("Qt", "Type"),
        NP_("Qt", "Date Modified"),
        NP_("Qt", "%1 already exists.\nDo you want to replace it?"),
        NP_("Qt", "%1\nFile not found.\nPlease verify the correct file name was given."),
        NP_("Qt", "%1\nDirectory not found.\nPlease verify the correct directory name was given."),
        NP_("Qt", "Are you sure you want to delete '%1'?"),
        NP_("Qt", "Could not delete directory."),
        # What screen readers say can be done
        NP_("Qt", "Press"),
        NP_("Qt", "Toggle"),
        NP_("Qt", "Check"),
        NP_("Qt", "Uncheck"),
        NP_("Qt", "Increase"),
        NP_("Qt", "Decrease"),
        NP_("Qt", "ShowMenu"),
        NP_("Qt", "SetFocus"),
    }
)


class QtWords(QTranslator):
    """Answers Qt from our catalogues; what is not in them stays as Qt has it."""

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        return pgettext(CONTEXT, sourceText) if sourceText in _WORDS else None

    def isEmpty(self) -> bool:
        return False  # else Qt would take it for one without a file


def locale_in_use() -> QLocale:
    """Return what Qt knows of calendars and numbers in the language in use.

    The system may speak another one; Qt ships the same data everywhere.
    """
    return QLocale(pgettext("locale of dates, as CLDR names it", "en_GB"))


def let_qt_speak(application: QCoreApplication) -> None:
    """Have Qt's own texts looked up here from now on; once is enough."""
    if application.findChild(QtWords) is None:
        application.installTranslator(QtWords(application))

"""Languages: the running program's, and any other that a map or report is asked for in."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from ..core.files import is_full, visible, write_failed
from ..core.formats import format_number
from ..core.messages import CONTEXT, TEMPLATES, InputError, Note
from ..core.passwords import without_passwords
from . import paths

translate = QCoreApplication.translate

SOURCE_LANGUAGE = "en"


def language() -> str:
    """The two-letter language of the running QGIS, ``en`` where it cannot be told."""
    name = QgsApplication.locale() or SOURCE_LANGUAGE
    return "en" if name in ("C", "POSIX") else name[:2].lower()


def languages() -> list[str]:
    """The languages that texts can be had in; new ones come last, so that numbers of choices keep their meaning."""
    known = ["de", SOURCE_LANGUAGE]
    return known + [code for code in paths.catalogues() if code not in known]


def named() -> dict[str, str]:
    """The choice of a language: codes with the name that is shown, ``auto`` first."""
    names = {"auto": translate("Translation", "as QGIS"), "de": translate("Translation", "German"),
             "en": translate("Translation", "English")}  # fmt: skip
    return names | {code: QLocale(code).nativeLanguageName() or code for code in languages() if code not in names}


def load(code: str) -> QTranslator | None:
    """The translator of a language, or None for the source language and languages without a catalogue."""
    path = paths.catalogue(code)
    translator = QTranslator()
    return translator if path.is_file() and translator.load(str(path)) else None


def install() -> QTranslator | None:
    """Install the running language's translator into the application and return it, to be removed later."""
    translator = load(language())
    if translator is not None:
        QCoreApplication.installTranslator(translator)
    return translator


class Texts:
    """Texts of one chosen language, whatever the language of the running program."""

    def __init__(self, code: str | None = None) -> None:
        self.language = code or language()
        self._translator = load(self.language)

    def translate(self, context: str, source: str) -> str:
        """The text in this language; the English source where no translation exists."""
        # A translator takes bytes; PyQt would encode a text as ASCII only.
        found = self._translator.translate(context.encode(), source.encode()) if self._translator is not None else ""
        return found or source

    def note(self, note: Note) -> str:
        """A note of ``core`` as a sentence in this language."""
        values = {key: self._value(value) for key, value in note.values.items()}
        return without_passwords(self.translate(CONTEXT, TEMPLATES[note.code]).format(**values))

    def _value(self, value: object) -> object:
        # A value may be a note itself, a reason inside a sentence, several sentences (tuple) or an enumeration (list).
        if isinstance(value, tuple | list):
            return (" " if isinstance(value, tuple) else ", ").join(str(self._value(item)) for item in value)
        if isinstance(value, float):
            whole, point, rest = f"{value:.10g}".partition(".")
            if self.language != "de":
                return whole + point + rest
            if len(whole.lstrip("-")) > 4 and whole.lstrip("-").isdecimal():
                whole = format_number(int(whole), 0, "de")
            return whole + (f",{rest}" if rest else "")
        return self.note(value) if isinstance(value, Note) else value


def text_of(subject: Note | InputError) -> str:
    """A note or an input error of ``core`` as a sentence of the running language."""
    return Texts().note(subject.note if isinstance(subject, InputError) else subject)


def words_of(error: Exception) -> str:
    """An exception in words: a disk or drive that fails is no fault of the program, and a traceback helps nobody."""
    if isinstance(error, InputError):
        return text_of(error)
    if isinstance(error, OSError) and error.filename:
        path = visible(error.filename)
        if is_full(error):
            return text_of(write_failed(path, error))
        return text_of(Note("file-failed", {"path": str(path), "reason": error.strerror or str(error)}))
    return str(error)

"""What can be wrong with a scenario, its link, its file or its database."""

from domain.errors import DashboardError


class ScenarioNameError(DashboardError, ValueError):
    """A name is empty, too long or holds control characters."""

    text_key = "scenarios.errors.name"


class ScenarioNoteError(DashboardError, ValueError):
    """A note or a reason is too long or holds characters that no database stores."""

    text_key = "scenarios.errors.note"


class ScenarioAuthorError(DashboardError, ValueError):
    """An author's name is too long or holds control characters."""

    text_key = "scenarios.errors.author"


class ScenarioTimeError(DashboardError, ValueError):
    """A time is not in UTC, or lies where no clock of a running server stands."""

    text_key = "scenarios.errors.time"


class ScenarioInputsError(DashboardError, ValueError):
    """Inputs, data vintage or model version are not what a version may hold."""

    text_key = "scenarios.errors.inputs"


class ScenarioLinkError(DashboardError, ValueError):
    """An identifier is not whole: cut off, or changed on its way."""

    text_key = "scenarios.errors.link"


class ScenarioUnknownError(DashboardError, LookupError):
    """No version or scenario of this identifier is stored here."""

    text_key = "scenarios.errors.unknown"


class ScenarioDamagedError(DashboardError):
    """What is stored is not what was saved."""

    text_key = "scenarios.errors.damaged"


class ScenarioFutureError(DashboardError):
    """A version was saved by a newer programme than this one."""

    text_key = "scenarios.errors.future"


class ScenarioStorageError(DashboardError):
    """The database does not answer, is full, or is not one that can be used; nothing was saved."""

    text_key = "scenarios.errors.storage"


class SaveInterruptedError(DashboardError):
    """What was to be saved was left off before it was written: something else was asked meanwhile."""

    text_key = "scenarios.errors.interrupted"


class ScenarioStorageFutureError(DashboardError):
    """The database's tables are newer than this programme."""

    text_key = "scenarios.errors.storage_future"


class ImportTooLargeError(DashboardError, ValueError):
    """A file is larger than any export of ours is taken to be."""

    text_key = "scenarios.errors.import_too_large"


class ImportTooManyError(DashboardError, ValueError):
    """A file holds more scenarios, versions or lines of history than are taken at once."""

    text_key = "scenarios.errors.import_too_many"


class ImportUnreadableError(DashboardError, ValueError):
    """A file is not JSON in UTF-8."""

    text_key = "scenarios.errors.import_unreadable"


class ImportForeignError(DashboardError, ValueError):
    """A file is JSON, but not an export of scenarios."""

    text_key = "scenarios.errors.import_foreign"


class ImportFutureError(DashboardError, ValueError):
    """A file was exported by a newer programme than this one."""

    text_key = "scenarios.errors.import_future"


class ImportRuleError(DashboardError, ValueError):
    """A part of a file breaks a rule of the format."""

    text_key = "scenarios.errors.import_rule"


class ImportConflictError(DashboardError, ValueError):
    """A file holds other content under an identifier that is stored here already."""

    text_key = "scenarios.errors.import_conflict"


class ImportPageError(DashboardError, ValueError):
    """A scenario of a file, or a view of its deck, is of a page that is not here."""

    text_key = "scenarios.errors.import_page"


class ImportInterruptedError(DashboardError):
    """The database failed in the middle of an import: the scenarios before that are here, whole."""

    text_key = "scenarios.errors.import_interrupted"

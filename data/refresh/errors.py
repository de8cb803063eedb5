"""What may go wrong with a service; none of it stops the other tables."""


class RefreshError(Exception):
    """Something is not fetched; the message says what and why, in English, for the operator."""


class UnreachableError(RefreshError):
    """The service did not answer, however often it was asked."""


class AnswerError(RefreshError):
    """The service answered what cannot be read: a page of HTML, something cut off, another format."""


class StatusError(RefreshError):
    """The service refused.

    Attributes:
        status: Its HTTP status.
    """

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class UnexpectedError(RefreshError):
    """A table is there, but is not what is expected of it: other dimensions, measures or codes."""


class CheckError(RefreshError):
    """Figures were fetched whole and do not agree with one another, or with what was known of them."""

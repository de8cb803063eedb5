"""What somebody may not do, and why."""

from domain.errors import DashboardError


class AccessSignInError(DashboardError, PermissionError):
    """It needs a reader who is signed in."""

    text_key = "access.errors.sign_in"


class AccessDeniedError(DashboardError, PermissionError):
    """The reader's role does not allow it, or what is asked for is not shared with them."""

    text_key = "access.errors.denied"


class AccessGrantError(DashboardError, ValueError):
    """A role cannot be given like this."""

    text_key = "access.errors.grant"

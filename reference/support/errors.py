from dataclasses import dataclass


@dataclass(frozen=True)
class FieldError:
    """What is wrong with a field, in French; the field is empty when it is the whole body."""

    field: str
    message: str


class InvalidBodyError(Exception):
    """The body of a call cannot be used; every problem is listed."""

    def __init__(self, *errors: FieldError) -> None:
        super().__init__(errors)
        self.errors = errors


class NotFoundError(Exception):
    """Nothing of that name; the message says what."""

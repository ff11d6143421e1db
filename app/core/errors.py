"""What a verb may refuse with; transports turn each into their own status and shape."""


class Refusal(Exception):
    """A refusal with a sentence that may be shown to the caller."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Invalid(Refusal):
    """The input breaks a rule; `field` names the input (400 for machines, 422 for forms)."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class NotFound(Refusal):
    """Absent, or somebody else's: the two look the same (404)."""

    def __init__(self, noun: str) -> None:
        super().__init__(f"No such {noun}.")
        self.noun = noun


class NotYours(NotFound):
    """Foreign. Only the StatusHive adapter may tell it from NotFound (contract §4)."""


class Forbidden(Refusal):
    """Seen but not allowed: role too weak, page suspended, account not in good standing (403)."""


class LimitReached(Forbidden):
    """The plan allows no more of `noun`: what is used, the limit, and what would help."""

    def __init__(self, noun: str, used: int, limit: int, cure: str) -> None:
        super().__init__(f"{used} of {limit} {noun} used. {cure}")
        self.noun, self.used, self.limit, self.cure = noun, used, limit, cure


class Conflict(Refusal):
    """Somebody else got there first: a taken slug or host, a changed row (409)."""

    def __init__(self, sentence: str, field: str = "", retry_after_seconds: int = 0) -> None:
        super().__init__(sentence)
        self.field, self.retry_after_seconds = field, retry_after_seconds


class TooMany(Refusal):
    """Over a rate limit (429)."""

    def __init__(self, retry_after_seconds: int) -> None:
        super().__init__(f"Too many requests. Try again in {retry_after_seconds} s.")
        self.retry_after_seconds = retry_after_seconds


class Unavailable(Refusal):
    """The database or the disk does not answer in time (503)."""

    def __init__(self, sentence: str = "Not now. Try again shortly.", retry_after_seconds: int = 2) -> None:
        super().__init__(sentence)
        self.retry_after_seconds = retry_after_seconds

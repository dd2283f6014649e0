"""How a conversation ended, in Rackham's words and three of the trade's own."""

from enum import StrEnum


class Outcome(StrEnum):
    """How an attempt ended; the names are public."""

    ORDER = "order"  # the homeowner committed
    ADVANCE = "advance"  # the homeowner agreed to a specific next action
    CONTINUATION = "continuation"  # friendly, but nothing specific was agreed
    NO_SALE = "no_sale"  # a clear no
    RIGHT_STOP = "right_stop"  # the rep rightly stopped: opt-out, vulnerable owner
    RIGHT_REFER = "right_refer"  # the rep rightly sent the person elsewhere
    WALKED_AWAY = "walked_away"  # the homeowner hung up or showed the rep out

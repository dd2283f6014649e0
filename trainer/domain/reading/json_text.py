"""JSON from strangers: every way in which it can be broken is one error that says what is wrong."""

import json

from trainer.errors import TranscriptError


def load_json(text: str) -> object:
    """The value of a JSON text. Raises TranscriptError."""
    try:
        data: object = json.loads(text)
        json.dumps(data, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        message = f"Line {error.lineno}, column {error.colno}: this is not JSON: {error.msg}."
        raise TranscriptError(message) from error
    except RecursionError as error:
        message = "This JSON is nested too deeply; a transcript is a list of turns, one deep."
        raise TranscriptError(message) from error
    except UnicodeEncodeError as error:
        half = ascii(error.object[error.start])
        message = f"This JSON holds half a character, {half}; write it whole, in UTF-8."
        raise TranscriptError(message) from error
    except ValueError as error:
        message = (
            "This JSON holds a number with thousands of digits; a transcript needs no numbers."
        )
        raise TranscriptError(message) from error
    return data

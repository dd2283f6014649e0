"""Reading more out of a packaged ONNX model: naming one of its inner values as an output.

A model file is a protocol buffer: fields of a key (number and wire type) and a value. The graph is field
7 of the model, its outputs are fields 12, and an output needs no more than its name (field 1), see
https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
"""

from trainer.errors import EmbeddedModelError

_GRAPH, _OUTPUT, _NAME = 7, 12, 1
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_FIXED = {_FIXED64: 8, _FIXED32: 4}


def with_output(model: bytes, name: str) -> bytes:
    """The model that also gives out the inner value `name`, after the outputs it has.

    Raises EmbeddedModelError when the bytes are no model with a graph.
    """
    place = _graph_of(model)
    if place is None:
        message = "The sentence encoder has no graph. Remove .venv, then: make install"
        raise EmbeddedModelError(message)
    key, start, end = place
    output = _field(_OUTPUT, _field(_NAME, name.encode()))
    graph = model[start:end] + output
    return model[:key] + _field(_GRAPH, graph) + model[end:]


def _graph_of(model: bytes) -> tuple[int, int, int] | None:
    """Where the graph stands: its key, the first byte of its value, and the byte after it."""
    at = 0
    while at < len(model):
        key = at
        tag, at = _varint(model, at)
        number, wire = tag >> 3, tag & 7
        if wire == _VARINT:
            _, at = _varint(model, at)
        elif wire in _FIXED:
            at += _FIXED[wire]
        elif wire == _BYTES:
            length, at = _varint(model, at)
            if number == _GRAPH:
                return key, at, at + length
            at += length
        else:
            return None
    return None


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(data):
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:  # noqa: PLR2004 - the highest bit says that more follows
            break
    return value, at


def _field(number: int, value: bytes) -> bytes:
    return _number(number << 3 | _BYTES) + _number(len(value)) + value


def _number(value: int) -> bytes:
    out = bytearray()
    while value >= 0x80:  # noqa: PLR2004 - as above
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])

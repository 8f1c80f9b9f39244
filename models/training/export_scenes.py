"""Writes models/scenes/<family>/scene.onnx and stage.onnx from the functions that draw, and scenes.json.

    python export_scenes.py                  all families
    python export_scenes.py still_life       some; scenes.json names them all in any case
"""
import argparse
import io
import json
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch

from render import FAMILIES
from render.inputs import SLIDERS, STAGE_INPUTS, Inputs

SCENES = Path(__file__).resolve().parent.parent / "scenes"
OPSET = 18


class Graph(torch.nn.Module):
    """A family's function of tensors in the order of the contract."""

    def __init__(self, function, names):
        super().__init__()
        self.function, self.names = function, names

    def forward(self, *tensors):
        given = dict(zip(self.names, tensors))
        return self.function(Inputs(*(given.get(name) for name in Inputs._fields)))


def example(kind=0, points=64, seed=0):
    """Inputs of the right shapes for tracing and tests."""
    rng = np.random.default_rng(seed)
    palette = np.zeros((5, 4), np.float32)
    palette[:3] = [[0.93, 0.88, 0.82, 0.5], [0.80, 0.55, 0.45, 0.3], [0.25, 0.30, 0.35, 0.2]]
    one_hot = np.zeros(8, np.float32)
    one_hot[kind] = 1
    arrays = (rng.random(96), one_hot, np.zeros(16), palette, np.zeros(4), np.ones(2), np.zeros(1),
              rng.random((points, 2)) - 0.5, np.full(1, 1 / 512))
    return Inputs(*(torch.tensor(np.asarray(a, np.float32)) for a in arrays))


def convert(function, names, output, dynamic, path):
    """Traces, saves, and returns the bytes written."""
    given = example()
    buffer = io.BytesIO()
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(Graph(function, names).eval(), tuple(getattr(given, name) for name in names), buffer, input_names=list(names),
                          output_names=[output], dynamic_axes=dynamic, opset_version=OPSET, dynamo=False)
    model = onnx.load_from_string(buffer.getvalue())
    unused = set(names) - {i.name for i in model.graph.input}
    for name in sorted(unused, key=names.index):  # what a family does not read is still accepted
        shape = [None if dim in dynamic.get(name, {}) else size for dim, size in enumerate(getattr(given, name).shape)]
        model.graph.input.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, shape))
    for node in model.graph.node:
        node.doc_string = ""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = model.SerializeToString()
    path.write_bytes(data)
    return len(data)


def list_families():
    rows = [{"id": f.id, "title": f.title, "kinds": list(f.kinds), "tiles": f.tiles, "ground": f.ground, "person_free": True,
             "example_prompt": f.example_prompt} for f in FAMILIES.values()]
    (SCENES / "scenes.json").write_text(json.dumps({"sliders": list(SLIDERS), "families": rows}, indent=2) + "\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("families", nargs="*", default=list(FAMILIES))
    torch.set_num_threads(1)
    for name in parser.parse_args().families:
        family = FAMILIES[name]
        size = convert(family.shade, Inputs._fields, "rgb", {"xy": {0: "points"}, "rgb": {0: "points"}}, SCENES / name / "scene.onnx")
        print(f"{name}/scene.onnx {size} bytes")
        if family.stage:
            print(f"{name}/stage.onnx {convert(family.stage, STAGE_INPUTS, 'stage', {}, SCENES / name / 'stage.onnx')} bytes")
    list_families()


if __name__ == "__main__":
    main()

"""Exports the scene families to models/scenes as ONNX graphs, and scenes.json that lists them.

    python export_scenes.py [family ...]

Where each kind of a family is drawn by code of its own it is a graph of its own: opening a graph takes longer than drawing with it.
"""
import argparse
import io
import json
import warnings
from pathlib import Path

import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from describe_scenes import write_model
from onnx_split import split
from render import FAMILIES
from render.inputs import SLIDERS, STAGE, STAGE_INPUTS, Inputs, points

OUT = Path(__file__).resolve().parent.parent / "scenes"
OPSET = 18
IN_PARTS = {"still_life", "table", "liquid", "botanical"}
"""Families whose graphs open faster in parts, see onnx_split.py."""
SHAPES = {"u": [96], "kind": [8], "look": [16], "palette": [5, 4], "quiet": [4], "aspect": [2], "tile": [1], "xy": ["N", 2], "footprint": [1]}


def sample(kind=0):
    """Any inputs, for tracing."""
    xy, footprint, aspect = points(12, 8)
    one = torch.zeros(8)
    one[kind] = 1
    palette = torch.tensor([[0.1, 0.2, 0.4, 0.5], [0.9, 0.6, 0.4, 0.3], [1, 0.95, 0.9, 0.2], [0, 0, 0, 0], [0, 0, 0, 0]])
    return Inputs(torch.rand(96), one, torch.zeros(16), palette, torch.tensor([0.0, 0, 0.4, 1]), aspect, torch.zeros(1), xy, footprint)


class _Shade(torch.nn.Module):
    def __init__(self, draw):
        super().__init__()
        self.draw = draw

    def forward(self, *tensors):
        return self.draw(Inputs(*tensors))


class _Stage(torch.nn.Module):
    def __init__(self, draw):
        super().__init__()
        self.draw = draw

    def forward(self, *tensors):
        xy, footprint, _ = points(2, 2)
        return self.draw(Inputs(*tensors, xy, footprint))


def graph_of(module, inputs, names, output):
    """torch module -> ONNX model with the contract's input names and dynamic N.

    The tracing exporter: some forty times faster than the one over torch.export, and these graphs have no branches of their own.
    """
    buffer = io.BytesIO()
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(module.eval(), tuple(inputs), buffer, dynamo=False, opset_version=OPSET, input_names=list(names), output_names=[output],
                          dynamic_axes={name: {0: "N"} for name in ("xy", "rgb") if name in (*names, output)})
    model = onnx.load_from_string(buffer.getvalue())
    for node in model.graph.node:
        node.doc_string = ""
    del model.graph.value_info[:]
    # what a family does not read is still accepted
    del model.graph.input[:]
    model.graph.input.extend(helper.make_tensor_value_info(name, TensorProto.FLOAT, SHAPES[name]) for name in names)
    return model


def short(number):
    """A short name for the n-th value: names are a third of what a graph weighs."""
    digits = "v"
    while number:
        number, digit = divmod(number, 52)
        digits += "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"[digit]
    return digits


def compact(model):
    """Constants become initialisers, equal ones and equal computations become one, names become short."""
    graph, renamed, seen = model.graph, {}, {}
    tensors, nodes = list(graph.initializer), []
    outputs = {o.name for o in graph.output}
    for node in graph.node:
        if node.op_type == "Constant":
            tensor = next(a.t for a in node.attribute if a.name == "value")
            tensor.name = node.output[0]
            tensors.append(tensor)
    kept = []
    for tensor in tensors:
        array = numpy_helper.to_array(tensor)
        key = (array.dtype.str, array.shape, array.tobytes())
        if key in seen:
            renamed[tensor.name] = seen[key]
        else:
            seen[key] = renamed[tensor.name] = f"c{len(kept)}"
            kept.append(numpy_helper.from_array(array, seen[key]))
    for node in graph.node:
        if node.op_type == "Constant":
            continue
        node.name = ""
        for at, name in enumerate(node.input):
            node.input[at] = renamed.get(name, name)
        key = (node.op_type, tuple(node.input), b"".join(a.SerializeToString(deterministic=True) for a in node.attribute))
        final = outputs & set(node.output)
        if key in seen and not final:
            renamed |= dict(zip(node.output, seen[key]))
            continue
        if node.op_type == "Identity" and not final:
            renamed[node.output[0]] = node.input[0]
            continue
        for at, name in enumerate(node.output):
            if name and name not in outputs:
                renamed[name] = node.output[at] = short(len(nodes)) + (f".{at}" if at else "")
        seen[key] = list(node.output)
        nodes.append(node)
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(kept)
    graph.node.extend(nodes)
    return model


def graphs(family):
    """Names of a family's graphs: its kinds where each is drawn by code of its own, else one for all."""
    return list(family.kinds) if family.parts and len(family.parts) > 1 else ["scene"]


def export(family):
    """Writes a family's graphs, and its stage.onnx where it has a ground; returns their paths."""
    folder = OUT / family.id
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.onnx"):
        old.unlink()
    written = []
    for k, name in enumerate(graphs(family)):
        draw = family.shade if name == "scene" else family.parts[k]
        model = compact(graph_of(_Shade(draw), sample(k), Inputs._fields, "rgb"))
        written.append(_write(split(model) if family.id in IN_PARTS else model, folder / f"{name}.onnx"))
    if family.stage:
        stage = graph_of(_Stage(family.stage), sample()[:len(STAGE_INPUTS)], STAGE_INPUTS, "stage")
        written.append(_write(compact(stage), folder / "stage.onnx"))
    return written


def _write(model, path):
    model.producer_name, model.producer_version = "colophon", ""
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString(deterministic=True))
    return path


def listing():
    """What scenes.json says."""
    return {"sliders": list(SLIDERS), "families": [
        {"id": f.id, "title": f.title, "kinds": list(f.kinds), "graphs": graphs(f), "tiles": f.tiles, "ground": f.ground, "person_free": True,
         "example_prompt": f.example_prompt} for f in FAMILIES.values()]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("families", nargs="*")
    for name in parser.parse_args().families or FAMILIES:
        for path in export(FAMILIES[name]):
            print(path.relative_to(OUT), path.stat().st_size, "bytes")
    (OUT / "scenes.json").write_text(json.dumps(listing(), indent=1) + "\n")
    write_model()


if __name__ == "__main__":
    main()

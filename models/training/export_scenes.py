"""Exports the scene families to models/scenes: one ONNX graph per family, and scenes.json that lists them.

    python export_scenes.py [family ...]

A family of several kinds becomes a chain of If nodes, so that only the kind that is asked is computed.
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


def chosen(models, kinds):
    """Graphs of the kinds -> one graph that runs the one whose entry of `kind` is largest above one half, else the last."""
    for k, model in enumerate(models):
        for tensor in model.graph.initializer:
            tensor.name = f"{k}{tensor.name}"
        for node in model.graph.node:
            node.name = ""
            for names in (node.input, node.output):
                for at, name in enumerate(names):
                    names[at] = name if name in SHAPES or not name else f"{k}{name}"

    def branch(k):
        graph, out = models[k].graph, helper.make_tensor_value_info(f"{k}rgb", TensorProto.FLOAT, ["N", 3])
        return helper.make_graph(list(graph.node), f"kind_{k}", [], [out], list(graph.initializer))

    def choose(k):
        if k == len(kinds) - 1:
            return branch(k)
        result = f"from{k}.rgb"
        nodes = [helper.make_node("Slice", ["kind", f"at{k}", f"at{k + 1}"], [f"one{k}"]), helper.make_node("Greater", [f"one{k}", "half"], [f"is{k}"]),
                 helper.make_node("If", [f"is{k}"], [result], then_branch=branch(k), else_branch=choose(k + 1))]
        return helper.make_graph(nodes, f"from_{k}", [], [helper.make_tensor_value_info(result, TensorProto.FLOAT, ["N", 3])])

    inputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in SHAPES.items()]
    top = choose(0)
    top.node[-1].output[0] = "rgb"
    constants = [helper.make_tensor(f"at{k}", TensorProto.INT64, [1], [k]) for k in range(len(kinds) + 1)]
    constants.append(helper.make_tensor("half", TensorProto.FLOAT, [1], [0.5]))
    graph = helper.make_graph(list(top.node), "scene", inputs, [helper.make_tensor_value_info("rgb", TensorProto.FLOAT, ["N", 3])], constants)
    domains = {o.domain: o for m in models for o in m.opset_import}
    return helper.make_model(graph, opset_imports=list(domains.values()), ir_version=models[0].ir_version, producer_name="colophon")


def export(family):
    """Writes scene.onnx (and stage.onnx) of one family; returns their paths."""
    folder = OUT / family.id
    folder.mkdir(parents=True, exist_ok=True)
    if family.parts and len(family.parts) > 1:
        model = chosen([compact(graph_of(_Shade(part), sample(k), Inputs._fields, "rgb")) for k, part in enumerate(family.parts)], family.kinds)
    else:
        model = compact(graph_of(_Shade(family.shade), sample(), Inputs._fields, "rgb"))
    written = [_write(split(model) if family.id in IN_PARTS else model, folder / "scene.onnx")]
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
        {"id": f.id, "title": f.title, "kinds": list(f.kinds), "tiles": f.tiles, "ground": f.ground, "person_free": True,
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

"""Cuts large graphs into parts, each the branch of an `If` that always runs.

onnxruntime-node 1.30 takes very long to open the graphs of the solid families, whose values are read by many nodes: 66 s for `table`
(11,919 nodes), 31 and 27 s for `botanical` and `liquid`, 10.7 s for `still_life`. In parts of 800 nodes it is 1.8, 3.3, 2.2 and 1.3 s
(two cores, beside other work). Branches are graphs of their own, and the same operations run. The flat families open quickly, and
no faster in parts.
"""
import numpy as np
import onnx
from onnx import helper, numpy_helper

MOST_NODES = 800
"""Of a part."""
LARGE = 2000
"""Up to here a graph stays whole: branches inside branches cost more than they save."""
ALWAYS = "split_always"


def _types(graph):
    """Element type of every value in a graph and in its branches."""
    found = {value.name: value.type.tensor_type.elem_type for value in [*graph.input, *graph.output, *graph.value_info]}
    for branch in _branches(graph):
        found |= _types(branch)
    return found


def _branches(graph):
    return [attribute.g for node in graph.node for attribute in node.attribute if attribute.type == onnx.AttributeProto.GRAPH]


def _used(nodes):
    """Names that nodes, or branches inside them, read."""
    for node in nodes:
        yield from node.input
        for attribute in node.attribute:
            if attribute.type == onnx.AttributeProto.GRAPH:
                yield from _used(attribute.g.node)
                yield from (value.name for value in attribute.g.output)


def _rename(nodes, names):
    for node in nodes:
        for listed in (node.input, node.output):
            for at, name in enumerate(listed):
                listed[at] = names.get(name, name)
        for attribute in node.attribute:
            if attribute.type == onnx.AttributeProto.GRAPH:
                _rename(attribute.g.node, names)
                for value in attribute.g.output:
                    value.name = names.get(value.name, value.name)


def _split(graph, types, most):
    """In place; answers whether anything was cut."""
    cut = any([_split(branch, types, most) for branch in _branches(graph)])
    if len(graph.node) <= LARGE:
        return cut
    parts = [list(graph.node[at : at + most]) for at in range(0, len(graph.node), most)]
    last = {name: index for index, nodes in enumerate(parts) for name in _used(nodes)}
    last |= {value.name: len(parts) for value in graph.output}
    whole = []
    for index, nodes in enumerate(parts):
        alive = [name for node in nodes for name in node.output if last.get(name, -1) > index]
        _rename(nodes, {name: f"{name}_" for name in alive})
        outputs = [helper.make_tensor_value_info(f"{name}_", types[name], None) for name in alive]
        then = helper.make_graph(nodes, f"part{index}", [], outputs)
        # Never runs; an If wants both branches to answer as many values of the same types.
        none = [helper.make_node("Constant", [], [f"{name}__"], value=helper.make_tensor("none", types[name], [0], [])) for name in alive]
        never = helper.make_graph(none, f"never{index}", [], [helper.make_tensor_value_info(f"{name}__", types[name], None) for name in alive])
        whole.append(helper.make_node("If", [ALWAYS], alive, then_branch=then, else_branch=never))
    del graph.node[:]
    graph.node.extend(whole)
    return True


def split(model, most=MOST_NODES):
    """In place. The condition is read from an input that is never negative, so that nothing can fold it away."""
    given = next((value.name for value in model.graph.input if value.name in ("footprint", "aspect")), None)
    if given is None or any(node.output[:1] == [ALWAYS] for node in model.graph.node):
        return model
    if not _split(model.graph, _types(onnx.shape_inference.infer_shapes(model).graph), most):
        return model
    del model.graph.value_info[:]
    model.graph.initializer.append(numpy_helper.from_array(np.zeros(1, np.float32), "split_zero"))
    told = [
        helper.make_node("ReduceMax", [given], ["split_given"], keepdims=0),
        helper.make_node("GreaterOrEqual", ["split_given", "split_zero"], ["split_told"]),
        helper.make_node("Squeeze", ["split_told"], [ALWAYS]),
    ]
    rest = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend([*told, *rest])
    onnx.checker.check_model(model)
    return model

"""Makes an ONNX file small without touching how it computes.

Weights are stored as int8 with one half-precision scale per 128 values (or as float16) and turned
back into float32 by nodes that depend on constants only, which the runtime folds once at load.
"""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

GROUP = 128


def int8_groups(array):
    """float array -> (int8 [n, 128], scale float16 [n, 1]) with n * 128 >= size (zero padded)."""
    flat = array.astype(np.float32).ravel()
    flat = np.pad(flat, (0, -flat.size % GROUP)).reshape(-1, GROUP)
    scale = (np.abs(flat).max(1, keepdims=True) / 127).astype(np.float16)
    scale = np.where(scale == 0, np.float16(6.1e-5), scale)
    return np.clip(np.rint(flat / scale.astype(np.float32)), -127, 127).astype(np.int8), scale


def pack(model, store="int8", smallest=1024):
    """store: 'int8' | 'float16' | 'float32'. Changes the model in place and returns it."""
    graph, kept, nodes = model.graph, [], []
    for tensor in graph.initializer:
        array = numpy_helper.to_array(tensor)
        if store == "float32" or array.dtype != np.float32 or array.size < smallest:
            kept.append(tensor)
            continue
        name = tensor.name
        if store == "int8" and array.size % GROUP == 0:
            values, scale = int8_groups(array)
            kept += [numpy_helper.from_array(values, f"{name}.int8"), numpy_helper.from_array(scale, f"{name}.scale"),
                     numpy_helper.from_array(np.array(array.shape, np.int64), f"{name}.shape")]
            nodes += [helper.make_node("Cast", [f"{name}.int8"], [f"{name}.values"], to=TensorProto.FLOAT),
                      helper.make_node("Cast", [f"{name}.scale"], [f"{name}.scales"], to=TensorProto.FLOAT),
                      helper.make_node("Mul", [f"{name}.values", f"{name}.scales"], [f"{name}.groups"]),
                      helper.make_node("Reshape", [f"{name}.groups", f"{name}.shape"], [name])]
        else:
            kept.append(numpy_helper.from_array(array.astype(np.float16), f"{name}.half"))
            nodes.append(helper.make_node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT))
    original = list(graph.node)
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(kept)
    graph.node.extend(nodes + original)
    onnx.checker.check_model(model)
    return model

"""Reads the weights of an exported part back, so that a training can start from a model that was shipped.

    load(module, "../house/unet/model.onnx", twin, inputs)      copies every weight whose shape fits; tells what did not
"""
import io
import warnings

import numpy as np
import onnx
import torch
from onnx import numpy_helper


def stored(path):
    """name -> float32 array, int8 groups and halves undone (see onnx_pack)."""
    raw = {t.name: numpy_helper.to_array(t) for t in onnx.load(str(path)).graph.initializer}
    out = {}
    for name, array in raw.items():
        base = name.rsplit(".", 1)[0]
        if name.endswith(".int8"):
            values = array.astype(np.float32) * raw[f"{base}.scale"].astype(np.float32)
            out[base] = values.reshape(raw[f"{base}.shape"])
        elif name.endswith(".half"):
            out[base] = array.astype(np.float32)
        elif array.dtype == np.float32:
            out[name] = array
    return out


def places(module, inputs):
    """parameter -> (position among the float initializers of the exported graph, transposed). The exporter renames and reshapes the
    weights of linear layers and norms, so they are recognised by their values, which are made random for it."""
    with torch.no_grad():
        for p in module.parameters():
            p.normal_()
    buffer = io.BytesIO()
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(module.eval(), inputs, buffer, opset_version=18, dynamo=False)
    tensors = [t for t in onnx.load_from_string(buffer.getvalue()).graph.initializer if t.data_type == onnx.TensorProto.FLOAT]
    found = {}
    for name, value in module.state_dict().items():
        value = value.numpy()
        for at, tensor in enumerate(tensors):
            array = numpy_helper.to_array(tensor)
            if tensor.name == name or (array.size == value.size and np.array_equal(array.ravel(), value.ravel())):
                found[name] = (at, False)
            elif value.ndim == 2 and array.shape == value.shape[::-1] and np.array_equal(array, value.T):
                found[name] = (at, True)
    return found, len(tensors)


def load(module, path, twin, inputs):
    """Copies what fits from the file at `path` into module. twin: another module of the same make, which is overwritten.
    Raises ValueError where the file's graph is another one. -> names that kept their own start"""
    weights, (found, count), left, state = list(stored(path).values()), places(twin, inputs), [], module.state_dict()
    if len(weights) != count:
        raise ValueError(f"{path} holds {len(weights)} weights, this config makes {count}: start from a model of the same make")
    for name, value in state.items():
        at, transposed = found.get(name, (None, False))
        array = None if at is None else weights[at].T if transposed else weights[at]
        if array is None or array.size != value.numel():
            left.append(name)
        else:
            value.copy_(torch.from_numpy(np.array(array)).reshape(value.shape))
    return left

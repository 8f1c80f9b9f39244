"""Writes models/house: the ONNX parts in the diffusers folder layout, checked against PyTorch.

    python export.py --config small
"""
import argparse
import io
import json
import warnings
from pathlib import Path
import numpy as np
import onnx
import onnxruntime
import torch

from describe import write_model_json
from house import HERE, load_config, load_parts, make_tokenizer
from onnx_pack import pack
from tokenizer import write as write_tokenizer

HOUSE = HERE.parent / "house"


def convert(module, inputs, names, output, dynamic, store, path):
    """Exports, packs, saves, and returns (largest absolute error of the file, of unpacked weights)."""
    module = module.eval().float()
    buffer = io.BytesIO()
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(module, inputs, buffer, input_names=names, output_names=[output],
                          dynamic_axes=dynamic, opset_version=18, dynamo=False)
        expected = module(*inputs).numpy()
    feeds = {name: value.numpy() for name, value in zip(names, inputs)}
    errors = []
    for how in ("float32", store):
        model = pack(onnx.load_from_string(buffer.getvalue()), how)
        data = model.SerializeToString()
        session = onnxruntime.InferenceSession(data, providers=["CPUExecutionProvider"])
        errors.append(float(np.abs(session.run(None, feeds)[0] - expected).max()))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return {"stored_as": store, "bytes": len(data), "graph_max_abs_error": errors[0], "stored_max_abs_error": errors[1],
            "output_std": float(expected.std())}


def write_config(folder, **values):
    (HOUSE / folder / "config.json").write_text(json.dumps(values, indent=2) + "\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", default="small")
    config = load_config(parser.parse_args().config)
    steered, encoder, decoder = load_parts(config)
    torch.manual_seed(0)
    length, channels = config["text"]["max_length"], config["latent"]["channels"]
    factor, out, queries = config["latent"]["factor"], config["text"]["out"], config["text"]["queries"]
    ids = torch.randint(4, 7, (2, length))
    mask = torch.ones(2, length, dtype=torch.int64)
    mask[1, 9:] = 0
    palette = torch.rand(2, 5, 4)
    palette[1] = 0
    quiet = torch.zeros(2, 6)
    quiet[0, 1] = 1
    conditions = (ids, mask, palette, quiet, torch.tensor([[0.0], [0.56]]))
    short = 512 // factor
    latents = torch.randn(2, channels, short, short * 7 // 4)
    report = {}
    names = ["input_ids", "attention_mask", "palette", "quiet", "aspect"]
    report["text_encoder"] = convert(steered.text, conditions, names, "encoder_hidden_states",
        {**{n: {0: "batch"} for n in (*names, "encoder_hidden_states")}}, "int8", HOUSE / "text_encoder/model.onnx")
    with torch.no_grad():
        heard = steered.text(*conditions)
    space = {0: "batch", 2: "height", 3: "width"}
    report["unet"] = convert(steered.denoiser, (latents, torch.tensor([900.0, 300.0]), heard),
        ["sample", "timestep", "encoder_hidden_states"], "out_sample",
        {"sample": space, "out_sample": space, "timestep": {0: "batch"}, "encoder_hidden_states": {0: "batch", 1: "tokens"}},
        "int8", HOUSE / "unet/model.onnx")
    report["vae_decoder"] = convert(decoder, (latents,), ["latent_sample"], "sample",
        {"latent_sample": space, "sample": space}, "int8", HOUSE / "vae_decoder/model.onnx")
    report["vae_encoder"] = convert(encoder, (torch.rand(1, 3, 512, 896) * 2 - 1,), ["sample"], "latent_sample",
        {"sample": space, "latent_sample": space}, "float16", HOUSE / "vae_encoder/model.onnx")
    write_tokenizer(make_tokenizer(config), HOUSE / "tokenizer", length)
    write_config("text_encoder", _class_name="HouseTextEncoder", max_length=length, hidden_size=out, tokens=6 + queries,
                 palette_rows=5, palette_scale=[100, 128, 128], quiet=["none", "left", "right", "top", "bottom", "centre"])
    write_config("unet", _class_name="HouseUNet2DConditionModel", in_channels=channels, out_channels=channels, sample_size=short,
                 size_multiple=4 * factor, cross_attention_dim=out, **config["denoiser"])
    latent = dict(latent_channels=channels, scaling_factor=1.0, shift_factor=0.0, spatial_factor=factor, sample_size=512)
    write_config("vae_decoder", _class_name="HouseAutoencoder", **latent)
    write_config("vae_encoder", _class_name="HouseAutoencoder", **latent)
    (HOUSE / "scheduler").mkdir(exist_ok=True)
    (HOUSE / "scheduler/scheduler_config.json").write_text(json.dumps({
        "_class_name": "FlowMatchEulerDiscreteScheduler", "num_train_timesteps": 1000,
        "shift": config["sampling"]["shift"], "use_dynamic_shifting": False, "invert_sigmas": False,
        "stochastic_sampling": False}, indent=2) + "\n")
    (HOUSE / "model_index.json").write_text(json.dumps({
        "_class_name": "HousePipeline", "_diffusers_version": "0.31.0",
        "tokenizer": ["transformers", "PreTrainedTokenizerFast"], "text_encoder": ["colophon", "HouseTextEncoder"],
        "unet": ["colophon", "HouseUNet2DConditionModel"], "scheduler": ["diffusers", "FlowMatchEulerDiscreteScheduler"],
        "vae_encoder": ["colophon", "HouseAutoencoder"], "vae_decoder": ["colophon", "HouseAutoencoder"]}, indent=2) + "\n")
    write_model_json(HOUSE, config)
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()

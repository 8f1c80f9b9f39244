"""Writes models/house: the ONNX parts in the diffusers folder layout, checked against PyTorch.

    python export.py --config small [--out /tmp/house]

What has been trained so far is written: draft, upscaler and scene classifier are left out while they have no checkpoint.
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

from data import THUMB
from describe_house import write_index, write_model_json
from house import HERE, WORK, load_config, load_draft, load_parts, make_tokenizer
from onnx_pack import pack
from render import FAMILIES
from tokenizer import write as write_tokenizer
from train_classifier import Classifier
from upscaler import OVERLAP, Upscaler

HOUSE = HERE.parent / "house"


def convert(module, inputs, names, outputs, dynamic, store, path):
    """Exports, packs, saves, and returns the largest absolute error of the graph and of the stored file against PyTorch."""
    module = module.eval().float()
    buffer = io.BytesIO()
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(module, inputs, buffer, input_names=names, output_names=outputs,
                          dynamic_axes=dynamic, opset_version=18, dynamo=False)
        expected = module(*inputs)
        expected = (expected[0] if isinstance(expected, tuple) else expected).numpy()
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


def write_json(path, **values):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(values, indent=2) + "\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", default="small")
    parser.add_argument("--out", type=Path, default=HOUSE)
    args = parser.parse_args()
    config, out_folder = load_config(args.config), args.out.resolve()
    write_config = lambda part, **values: write_json(out_folder / part / "config.json", **values)
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
    report["text_encoder"] = convert(steered.text, conditions, names, ["encoder_hidden_states"],
        {**{n: {0: "batch"} for n in (*names, "encoder_hidden_states")}}, "int8", out_folder / "text_encoder/model.onnx")
    with torch.no_grad():
        heard = steered.text(*conditions)
    space = {0: "batch", 2: "height", 3: "width"}
    report["unet"] = convert(steered.denoiser, (latents, torch.tensor([900.0, 300.0]), heard),
        ["sample", "timestep", "encoder_hidden_states"], ["out_sample"],
        {"sample": space, "out_sample": space, "timestep": {0: "batch"}, "encoder_hidden_states": {0: "batch", 1: "tokens"}},
        "int8", out_folder / "unet/model.onnx")
    report["vae_decoder"] = convert(decoder, (latents,), ["latent_sample"], ["sample"],
        {"latent_sample": space, "sample": space}, "int8", out_folder / "vae_decoder/model.onnx")
    report["vae_encoder"] = convert(encoder, (torch.rand(1, 3, 512, 896) * 2 - 1,), ["sample"], ["latent_sample"],
        {"sample": space, "latent_sample": space}, "float16", out_folder / "vae_encoder/model.onnx")
    draft = load_draft(config)
    if draft:
        report["draft"] = convert(draft, (latents[:1], torch.tensor([1000.0]), heard[:1]), ["sample", "timestep", "encoder_hidden_states"], ["latent_sample"],
            {"sample": space, "latent_sample": space, "timestep": {0: "batch"}, "encoder_hidden_states": {0: "batch", 1: "tokens"}},
            "int8", out_folder / "draft/model.onnx")
        write_config("draft", _class_name="HouseDraft", in_channels=channels, out_channels=channels, size_multiple=4 * factor, timestep=1000,
                     cross_attention_dim=out)
    if (WORK / "upscaler.pt").exists():
        upscaler = Upscaler(**config["upscaler"])
        upscaler.load_state_dict(torch.load(WORK / "upscaler.pt", map_location="cpu", weights_only=False)["average"])
        report["upscaler"] = convert(upscaler, (torch.rand(1, 3, 40, 56),), ["image"], ["upscaled"],
            {"image": space, "upscaled": {0: "batch", 2: "height2", 3: "width2"}}, "float16", out_folder / "upscaler/model.onnx")
        write_config("upscaler", _class_name="HouseUpscaler", scale=2, overlap=OVERLAP)
    if (WORK / "classifier.pt").exists():
        classifier = Classifier()
        classifier.load_state_dict(torch.load(WORK / "classifier.pt", map_location="cpu", weights_only=False)["average"])
        report["scene_classifier"] = convert(classifier, (torch.rand(2, 3, THUMB, THUMB + 64),), ["image"], ["features", "logits"],
            {"image": space, "features": {0: "batch"}, "logits": {0: "batch"}}, "float16", out_folder / "evaluation/scene-classifier.onnx")
        write_json(out_folder / "evaluation/scene-classifier.json", labels=list(FAMILIES), size=THUMB)
    write_tokenizer(make_tokenizer(config), out_folder / "tokenizer", length)
    write_config("text_encoder", _class_name="HouseTextEncoder", max_length=length, hidden_size=out, tokens=6 + queries,
                 palette_rows=5, palette_scale=[100, 128, 128], quiet=["none", "left", "right", "top", "bottom", "centre"])
    write_config("unet", _class_name="HouseUNet2DConditionModel", in_channels=channels, out_channels=channels, sample_size=short,
                 size_multiple=4 * factor, cross_attention_dim=out, **config["denoiser"])
    latent = dict(latent_channels=channels, scaling_factor=1.0, shift_factor=0.0, spatial_factor=factor, sample_size=512)
    write_config("vae_decoder", _class_name="HouseAutoencoder", **latent)
    write_config("vae_encoder", _class_name="HouseAutoencoder", **latent)
    (out_folder / "scheduler").mkdir(exist_ok=True)
    (out_folder / "scheduler/scheduler_config.json").write_text(json.dumps({
        "_class_name": "FlowMatchEulerDiscreteScheduler", "num_train_timesteps": 1000,
        "shift": config["sampling"]["shift"], "use_dynamic_shifting": False, "invert_sigmas": False,
        "stochastic_sampling": False}, indent=2) + "\n")
    (out_folder / "model_index.json").write_text(json.dumps({
        "_class_name": "HousePipeline", "_diffusers_version": "0.31.0",
        "tokenizer": ["transformers", "PreTrainedTokenizerFast"], "text_encoder": ["colophon", "HouseTextEncoder"],
        "unet": ["colophon", "HouseUNet2DConditionModel"], "scheduler": ["diffusers", "FlowMatchEulerDiscreteScheduler"],
        "vae_encoder": ["colophon", "HouseAutoencoder"], "vae_decoder": ["colophon", "HouseAutoencoder"]}, indent=2) + "\n")
    write_index(out_folder)
    write_model_json(out_folder, config, pin=out_folder == HOUSE)
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()

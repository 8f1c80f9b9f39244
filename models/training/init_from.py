"""Starts a training from a model that was shipped: its encoder, decoder and upscaler are kept as they are, int8 undone.

    python init_from.py ../house --config small      .work/encoder.pt, decoder.pt, upscaler.pt

Run before `data.py`: latents are made by the encoder. Words, denoiser and classifier are learned anew. To train decoder or
upscaler anew on the same latents: remove its file, then data.py windows and its own stage by hand.
"""
import argparse
import json
from pathlib import Path

import torch

from house import WORK, load_config, make_decoder, make_encoder
from onnx_weights import load
from upscaler import Upscaler


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--config", default="small")
    args = parser.parse_args()
    config = load_config(args.config)
    WORK.mkdir(exist_ok=True)
    version = json.loads((args.folder / "model.json").read_text())["version"]
    picture = torch.zeros(1, 3, 64, 64)
    for make, part, name, inputs in (
            (lambda: make_encoder(config), "vae_encoder", "encoder", picture),
            (lambda: make_decoder(config), "vae_decoder", "decoder", torch.zeros(1, config["latent"]["channels"], 8, 8)),
            (lambda: Upscaler(**config["upscaler"]), "upscaler", "upscaler", picture)):
        module = make()
        left = load(module, args.folder / part / "model.onnx", make(), (inputs,))
        if left:
            raise SystemExit(f"{part} of {args.folder} is of another shape than {args.config}.json says: {left}")
        state = module.state_dict()
        torch.save(state if name == "encoder" else {"average": state, "kept": version}, WORK / f"{name}.pt")
        print(f"{name}: {len(state)} weights of {version}")


if __name__ == "__main__":
    main()

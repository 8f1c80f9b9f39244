"""Starts a training from a model that was shipped: its encoder, decoder and denoiser, int8 undone.

    python init_from.py ../house --config small      .work/encoder.pt, decoder-init.pt, denoiser-init.pt

Run before `data.py`: latents are made by the encoder. Weights whose shape differs keep their own start; words are always learned anew.
"""
import argparse
from pathlib import Path

import torch

from house import WORK, load_config, make_decoder, make_denoiser, make_encoder
from onnx_weights import load


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--config", default="small")
    args = parser.parse_args()
    config = load_config(args.config)
    channels, out = config["latent"]["channels"], config["text"]["out"]
    WORK.mkdir(exist_ok=True)
    latents = torch.zeros(1, channels, 8, 8)
    for make, part, name, inputs in (
            (make_encoder, "vae_encoder", "encoder", (torch.zeros(1, 3, 64, 64),)), (make_decoder, "vae_decoder", "decoder-init", (latents,)),
            (make_denoiser, "unet", "denoiser-init", (latents, torch.tensor([500.0]), torch.zeros(1, 16, out)))):
        module = make(config)
        left = load(module, args.folder / part / "model.onnx", make(config), inputs)
        torch.save(module.state_dict(), WORK / f"{name}.pt")
        print(f"{name}: {len(module.state_dict()) - len(left)} of {len(module.state_dict())} weights" + (f", not {left}" if left else ""))


if __name__ == "__main__":
    main()

"""Trains the decoder on windows of full-size pictures, latents slightly noisy, then sharpens it against a discriminator. Resumable.

    python train_decoder.py --config small [--minutes 6] [--steps 200]
"""
import copy

import numpy as np
import torch
import torch.nn.functional as F

from adversary import Discriminator, sharpening
from data import windows_of
from house import WORK, make_decoder, make_encoder
from loop import Run, arguments, blend, descend
from muon import Muon, split


def batch(windows, rng, size, crop, factor):
    """Crops aligned to latents, mirrored at random. [B, 3, crop, crop] in -1..1"""
    out = []
    for i in rng.integers(len(windows), size=size):
        room = (windows.shape[1] - crop) // factor + 1
        y, x = rng.integers(room, size=2) * factor
        c = windows[i, y:y + crop, x:x + crop].astype(np.float32) / 32767.5 - 1
        c = c[:, ::-1] if rng.random() < 0.5 else c
        out.append(c[::-1] if rng.random() < 0.3 else c)
    return torch.from_numpy(np.stack(out)).permute(0, 3, 1, 2).contiguous()


def loss_of(made, real):
    """Colour, first differences (edges and smoothness) and second differences (checkerboard, ripples), at two scales."""
    total = 2.0 * F.mse_loss(made, real)
    for scale in (1, 2):
        total = total + (made - real).abs().mean() / scale
        for dim in (2, 3):
            one, two = made.diff(dim=dim), real.diff(dim=dim)
            total = total + (2.0 * (one - two).abs().mean() + 1.0 * (one.diff(dim=dim) - two.diff(dim=dim)).abs().mean()) / scale
        made, real = F.avg_pool2d(made, 2), F.avg_pool2d(real, 2)
    return total


def main():
    config, how, minutes, steps = arguments("train_decoder")
    device = config["device"]
    decoder, encoder = make_decoder(config).to(device), make_encoder(config).to(device)
    encoder.load_state_dict(torch.load(WORK / "encoder.pt", weights_only=True))
    decoder = decoder.to(memory_format=torch.channels_last)
    average, discriminator = copy.deepcopy(decoder).requires_grad_(False), Discriminator().to(device)
    matrices, rest = split(decoder)
    optimisers = [Muon(matrices, how["lr"] * 4, weight_decay=0.0), torch.optim.AdamW(rest, how["lr"], betas=(0.9, 0.98), weight_decay=0.0)]
    critic = torch.optim.AdamW(discriminator.parameters(), how["critic_lr"], betas=(0.5, 0.9), weight_decay=0.0)
    rates = [o.param_groups[0]["lr"] for o in optimisers]
    run = Run("decoder", {"model": decoder, "average": average, "discriminator": discriminator, "muon": optimisers[0], "adam": optimisers[1],
                          "critic": critic}, minutes, steps)
    windows, rng = windows_of(), np.random.default_rng([config["seed"], run.step])
    while run.going():
        for o, rate in zip(optimisers, rates):
            o.param_groups[0]["lr"] = rate * run.rate(0.6)
        real = batch(windows, rng, how["batch"], how["crop"], config["latent"]["factor"]).to(device)
        with torch.no_grad():
            latents = encoder(real)
            spread = latents.std((0, 2, 3), keepdim=True)
            amount = torch.rand(len(real), 1, 1, 1, device=device) ** 2 * how["latent_noise"]
            latents = latents + torch.randn_like(latents) * amount * spread.clamp(min=0.15)
        with torch.autocast(device, torch.bfloat16, enabled=config["bf16"]):
            made = decoder.body(decoder.begin(latents.to(memory_format=torch.channels_last)))
        made = decoder.end(F.silu(made.float()))
        loss = loss_of(made, real)
        sharper, losses = sharpening(discriminator, critic, real, made, run, how, config)
        descend(loss + sharper, optimisers, rest)
        blend(average, decoder, min(0.99, run.step / (run.step + 10)))
        run.tick(how["batch"], loss=loss, **losses)


if __name__ == "__main__":
    main()

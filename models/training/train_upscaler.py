"""Trains the upscaler on windows of renders and their area averages, sharpened against a discriminator. Resumable.

    python train_upscaler.py --config small [--minutes 4] [--steps 200]
"""
import copy

import numpy as np
import torch
import torch.nn.functional as F

from adversary import Discriminator, sharpening
from data import windows_of
from loop import Run, arguments, blend, descend
from muon import Muon, split
from train_decoder import batch, loss_of
from upscaler import Upscaler


def reduced(rng, large):
    """Half the size, as a decoder would leave it: now and then a little soft or grainy."""
    small = F.avg_pool2d(large, 2)
    if rng.random() < 0.5:
        soft = F.avg_pool2d(F.pad(small, (1, 1, 1, 1), mode="replicate"), 3, 1)
        small = small.lerp(soft, rng.random() * 0.8)
    return (small + 0.006 * rng.random() * torch.randn_like(small)).clamp(0, 1)


def main():
    config, how, minutes, steps = arguments("train_upscaler")
    device = config["device"]
    model, discriminator = Upscaler(**config["upscaler"]).to(device), Discriminator(widths=(24, 48, 64)).to(device)
    average = copy.deepcopy(model).requires_grad_(False)
    matrices, rest = split(model)
    optimisers = [Muon(matrices, how["lr"] * 4, weight_decay=0.0), torch.optim.AdamW(rest, how["lr"], betas=(0.9, 0.98), weight_decay=0.0)]
    critic = torch.optim.AdamW(discriminator.parameters(), how["critic_lr"], betas=(0.5, 0.9), weight_decay=0.0)
    rates = [o.param_groups[0]["lr"] for o in optimisers]
    run = Run("upscaler", {"model": model, "average": average, "discriminator": discriminator, "muon": optimisers[0], "adam": optimisers[1],
                           "critic": critic}, minutes, steps)
    windows, rng = windows_of(), np.random.default_rng([config["seed"], 3, run.step])
    while run.going():
        for o, rate in zip(optimisers, rates):
            o.param_groups[0]["lr"] = rate * run.rate(0.6)
        real = (batch(windows, rng, how["batch"], how["crop"], 2).to(device) + 1) / 2
        small = reduced(rng, real)
        with torch.autocast(device, torch.bfloat16, enabled=config["bf16"]):
            made = model(small.contiguous(memory_format=torch.channels_last)).float()
        loss = loss_of(made * 2, real * 2)
        sharper, losses = sharpening(discriminator, critic, real * 2 - 1, made * 2 - 1, run, how, config)
        descend(loss + sharper, optimisers, rest)
        blend(average, model, min(0.99, run.step / (run.step + 10)))
        run.tick(how["batch"], loss=loss, plain=F.l1_loss(F.interpolate(small, scale_factor=2, mode="bilinear"), real), l1=F.l1_loss(made, real), **losses)


if __name__ == "__main__":
    main()

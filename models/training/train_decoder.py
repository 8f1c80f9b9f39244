"""Trains the decoder on crops of full-size pictures, latents slightly noisy. Resumable.

    python train_decoder.py --config small [--minutes 6]
"""
import argparse
import time

import numpy as np
import torch
import torch.nn.functional as F

from house import WORK, load_config, make_decoder, make_encoder
from muon import Muon, split


def load_pictures():
    stored = np.load(WORK / "pictures.npz")
    return [torch.from_numpy(stored[name].astype(np.float32) / 32767.5 - 1).permute(2, 0, 1).half() for name in stored.files]


def batch(pictures, rng, size, crop, factor):
    """Crops aligned to latents, mirrored at random. [B, 3, crop, crop]"""
    out = []
    for i in rng.integers(len(pictures), size=size):
        p = pictures[i]
        y = rng.integers((p.shape[1] - crop) // factor + 1) * factor
        x = rng.integers((p.shape[2] - crop) // factor + 1) * factor
        c = p[:, y:y + crop, x:x + crop]
        c = c.flip(2) if rng.random() < 0.5 else c
        out.append(c.flip(1) if rng.random() < 0.3 else c)
    return torch.stack(out).float()


def loss_of(made, real):
    """Colour, first differences (edges and smoothness) and second differences (checkerboard, ripples)."""
    total = (made - real).abs().mean() + 2.0 * F.mse_loss(made, real)
    for dim in (2, 3):
        one, two = made.diff(dim=dim), real.diff(dim=dim)
        total = total + 2.0 * (one - two).abs().mean() + 1.0 * (one.diff(dim=dim) - two.diff(dim=dim)).abs().mean()
    return total


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", default="small")
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--threads", type=int)
    args = parser.parse_args()
    config = load_config(args.config)
    how = config["train_decoder"]
    minutes = args.minutes or how["minutes"]
    torch.set_num_threads(args.threads or config["threads"])
    torch.manual_seed(config["seed"])
    device = config["device"]
    decoder, encoder = make_decoder(config).to(device), make_encoder(config).to(device)
    encoder.load_state_dict(torch.load(WORK / "encoder.pt", weights_only=True))
    decoder = decoder.to(memory_format=torch.channels_last)
    matrices, rest = split(decoder)
    optimisers = [Muon(matrices, how["lr"] * 4, weight_decay=0.0), torch.optim.AdamW(rest, how["lr"], betas=(0.9, 0.98), weight_decay=0.0)]
    rates = [o.param_groups[0]["lr"] for o in optimisers]
    average = {k: v.clone() for k, v in decoder.state_dict().items()}
    spent, step, path = 0.0, 0, WORK / "decoder.pt"
    if path.exists():
        saved = torch.load(path, weights_only=False)
        decoder.load_state_dict(saved["model"])
        average, spent, step = saved["average"], saved["spent"], saved["step"]
        for o, s in zip(optimisers, saved["optimisers"]):
            o.load_state_dict(s)
    pictures, rng = load_pictures(), np.random.default_rng([config["seed"], step])
    began, before, shown, running = time.time(), spent, time.time(), 0.0
    while spent < minutes * 60:
        part = spent / (minutes * 60)
        for o, rate in zip(optimisers, rates):
            o.param_groups[0]["lr"] = rate * min(1, (step + 1) / 50) * min(1, (1 - part) / 0.6)
        real = batch(pictures, rng, how["batch"], how["crop"], config["latent"]["factor"]).to(device)
        with torch.no_grad():
            latents = encoder(real)
            spread = latents.std((0, 2, 3), keepdim=True)
            amount = torch.rand(len(real), 1, 1, 1, device=device) ** 2 * how["latent_noise"]
            latents = latents + torch.randn_like(latents) * amount * spread.clamp(min=0.15)
        with torch.autocast(device, torch.bfloat16, enabled=config["bf16"]):
            made = decoder.body(decoder.begin(latents.to(memory_format=torch.channels_last)))
        made = decoder.end(F.silu(made.float()))
        loss = loss_of(made, real)
        for o in optimisers:
            o.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(rest, 1.0)
        for o in optimisers:
            o.step()
        step += 1
        with torch.no_grad():
            for k, v in decoder.state_dict().items():
                average[k].lerp_(v, 1 - min(0.99, step / (step + 10)))
        running = loss.item() if step == 1 else 0.97 * running + 0.03 * loss.item()
        spent = before + time.time() - began
        if time.time() - shown > 30 or spent >= minutes * 60:
            shown = time.time()
            print(f"step {step} {spent / 60:.1f} min loss {running:.4f} crops {step * how['batch']}", flush=True)
            torch.save({"model": decoder.state_dict(), "average": average, "spent": spent, "step": step,
                        "optimisers": [o.state_dict() for o in optimisers]}, path)


if __name__ == "__main__":
    main()

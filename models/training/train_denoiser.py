"""Trains text encoder and denoiser together on cached latents. Resumable, saves every minute.

    python train_denoiser.py --config small [--minutes 30]

On a busy machine several one-thread processes that average their weights every few steps (local
SGD) are many times as fast as one process with several threads, since nobody waits inside a step.
"""
import argparse
import copy
import os
import tempfile
import time

import numpy as np
import torch
import torch.distributed as dist
import torch.nn.functional as F

from house import WORK, Steered, load_config, make_tokenizer
from loop import descend
from muon import Muon, split


class Data:
    """All latents in memory, one bucket per aspect. Pictures with a value that is no number are left out, and those of families and
    kinds (`family/kind`) in `left_out`."""

    def __init__(self, folder, tokenizer, left_out=()):
        parts, left_out = {}, set(left_out)
        for path in sorted(p for p in folder.glob("*.npz") if ".part" not in p.name):
            with np.load(path) as stored:
                for key in {name.split(".")[0] for name in stored.files if name.endswith(".latents")}:
                    sound = np.isfinite(stored[f"{key}.latents"].astype(np.float32)).all((1, 2, 3))
                    sound &= [not {f, f"{f}/{k}"} & left_out for f, k in zip(stored[f"{key}.family"].tolist(), stored[f"{key}.kind"].tolist())]
                    for kind in ("latents", "coarse", "captions", "palette", "quiet", "own"):
                        parts.setdefault(key, {}).setdefault(kind, []).append(stored[f"{key}.{kind}"][sound])
        self.buckets = {key: {kind: np.concatenate(arrays) for kind, arrays in bucket.items()} for key, bucket in parts.items()}
        for bucket in self.buckets.values():
            texts = bucket.pop("captions")
            bucket["ids"] = np.array([e.ids for e in tokenizer.encode_batch(texts.ravel().tolist())], np.int16).reshape(*texts.shape, -1)
        self.keys = list(self.buckets)
        counts = np.array([len(self.buckets[k]["quiet"]) for k in self.keys], float)
        self.count, self.share = int(counts.sum()), counts / counts.sum()

    def batch(self, rng, tokens, dropout, empty, size="latents"):
        """About `tokens` latents' worth of one bucket, with conditions dropped and varied, any wording of each caption.
        size: `latents`, or `coarse`, those of the same pictures at half the size."""
        key = self.keys[rng.choice(len(self.keys), p=self.share)]
        bucket = self.buckets[key]
        h, w = bucket[size].shape[2:]
        rows = rng.integers(len(bucket["quiet"]), size=max(8, round(tokens / (w * h))))
        latents = torch.from_numpy(bucket[size][rows].astype(np.float32))
        ids = bucket["ids"][rows, rng.integers(bucket["ids"].shape[1], size=len(rows))].astype(np.int64)
        quiet = np.eye(6, dtype=np.float32)[bucket["quiet"][rows]]
        palette = np.stack([vary(rng, p, own) for p, own in zip(bucket["palette"][rows], bucket["own"][rows])])
        for i in range(len(rows)):
            fate = rng.random()
            if fate < dropout:
                ids[i], palette[i], quiet[i] = empty, 0, 0
            elif fate < dropout + 0.03:
                ids[i] = empty
            elif fate < dropout + 0.06:
                quiet[i] = 0
        aspect = np.full((len(rows), 1), np.log(w / h), np.float32)
        ids = torch.from_numpy(ids)
        ids = ids[:, :int((ids != 0).sum(1).max())]
        return latents, ids, (ids != 0).long(), torch.from_numpy(palette), torch.from_numpy(quiet), torch.from_numpy(aspect)


def vary(rng, palette, own):
    """What a customer might send for this picture: its colours in any order, or none: mostly where the words ask for them, now and
    then where nothing does, so that a scene alone leads to colours that suit it."""
    out = np.zeros_like(palette)
    if rng.random() < (0.15 if own else 0.7):
        return out
    rows = palette[palette[:, 3] > 0]
    out[:len(rows)] = rows[rng.permutation(len(rows))]
    return out


def noise_levels(count, shift):
    """Sigmas in 0..1: logit-normal, a tenth uniform, shifted towards noise. [count]"""
    sigma = torch.sigmoid(torch.randn(count))
    sigma = torch.where(torch.rand(count) < 0.1, torch.rand(count), sigma)
    return shift * sigma / (1 + (shift - 1) * sigma)


def weight(spread, s):
    """What an error of the clean latents costs: as much at every noise level, by the square root of a channel's variance."""
    likely = (s * spread) ** 2 / (((1 - s) * spread) ** 2 + s ** 2)
    return spread / spread.mean() / likely.clamp(min=1e-6)


def share(parameters, spent):
    """Averages the weights of all processes; every process learns the first one's clock. -> seconds spent"""
    flat = torch.cat([torch.tensor([spent if dist.get_rank() == 0 else 0.0]), *[p.detach().reshape(-1) for p in parameters]])
    dist.all_reduce(flat)
    at = 1
    with torch.no_grad():
        for p in parameters:
            p.copy_(flat[at:at + p.numel()].view_as(p)).div_(dist.get_world_size())
            at += p.numel()
    return float(flat[0])


def begin(model):
    """Words as train_text.py taught them, where they are there."""
    if (WORK / "text.pt").exists():
        model.text.load_state_dict(torch.load(WORK / "text.pt", weights_only=False, map_location="cpu")["model"])


def train(rank, config, minutes, steps, rendezvous):
    how, workers = config["train_denoiser"], config["train_denoiser"]["workers"]
    torch.set_num_threads(config["threads"] if workers == 1 else 1)
    if workers > 1:
        dist.init_process_group("gloo", init_method=f"file://{rendezvous}", rank=rank, world_size=workers)
    torch.manual_seed(config["seed"])
    device = config["device"]
    model = Steered(config).to(device)
    model.denoiser.to(memory_format=torch.channels_last)
    tokenizer = make_tokenizer(config)
    data, empty = Data(WORK / "latents", tokenizer, config["left_out"]), np.array(tokenizer.encode("").ids, np.int64)
    begin(model)
    sample = np.concatenate([b["latents"][:2000].astype(np.float32).transpose(1, 0, 2, 3).reshape(config["latent"]["channels"], -1) for b in data.buckets.values()], 1)
    model.denoiser.middle.copy_(torch.from_numpy(sample.mean(1)).view(1, -1, 1, 1))
    model.denoiser.spread.copy_(torch.from_numpy(sample.std(1)).view(1, -1, 1, 1))
    model.text.reader.requires_grad_(False)
    average = copy.deepcopy(model).requires_grad_(False)
    matrices, rest = split(model)
    optimisers = [Muon(matrices, how["muon_lr"]), torch.optim.AdamW(rest, how["lr"], betas=(0.9, 0.98), weight_decay=0.0)]
    rates = [o.param_groups[0]["lr"] for o in optimisers]
    path, spent, step, seen = WORK / "denoiser.pt", 0.0, 0, 0
    if path.exists():
        saved = torch.load(path, weights_only=False)
        model.load_state_dict(saved["model"])
        average.load_state_dict(saved["average"])
        spent, step, seen = saved["spent"], saved["step"], saved["seen"]
        for o, s in zip(optimisers, saved["optimisers"]):
            o.load_state_dict(s)
    rng = np.random.default_rng([config["seed"], step, rank])
    torch.manual_seed(config["seed"] + 1000 * step + rank)
    parameters = [p for p in model.parameters()]
    print(f"{data.count} latents, {sum(p.numel() for p in model.parameters()) / 1e6:.2f} M parameters, "
          f"{sum(p.numel() for p in matrices) / 1e6:.2f} M by Muon", flush=True)
    began, before, shown, running = time.time(), spent, time.time(), None
    while spent < minutes * 60 and not (steps and step >= steps):
        part = max(spent / (minutes * 60), step / steps if steps else 0)
        for o, rate in zip(optimisers, rates):
            o.param_groups[0]["lr"] = rate * min(1, (step + 1) / 60) * max(0.02, min(1, (1 - part) / 0.5))
        # compositions are learned at half the size, where a sample costs a quarter and half the noise hides as much
        size, halves = ("coarse", 2) if part < how["coarse"] else ("latents", 1)
        latents, *conditions = (t.to(device) for t in data.batch(rng, how["batch"] * (512 // config["latent"]["factor"]) ** 2 // workers, how["condition_dropout"], empty, size))
        sigma = noise_levels(len(latents), config["sampling"]["shift"] / halves).to(device)
        noise = torch.randn_like(latents)
        s = sigma[:, None, None, None]
        noisy = ((1 - s) * latents + s * noise).to(memory_format=torch.channels_last)
        with torch.autocast(device, torch.bfloat16, enabled=config["bf16"]):
            clean = model.denoiser.clean(noisy, sigma, model.text(*conditions))
        loss = (weight(model.denoiser.spread, s) * (clean - latents) ** 2).mean()
        descend(loss, optimisers, rest)
        step, seen = step + 1, seen + len(latents) * workers
        if step % how["sync"] == 0:
            now = before + time.time() - began
            spent = share(parameters, now) if workers > 1 else now
            with torch.no_grad():
                keep = min(how["ema"], step / (step + 10 * how["sync"]))
                torch._foreach_lerp_(list(average.parameters()), parameters, 1 - keep)
        running = loss.item() if running is None else 0.98 * running + 0.02 * loss.item()
        if rank == 0 and step % how["sync"] == 0 and (time.time() - shown > 60 or spent >= minutes * 60 or (steps and step >= steps)):
            shown = time.time()
            print(f"step {step} {spent / 60:.1f} min loss {running:.4f} seen {seen}", flush=True)
            torch.save({"model": model.state_dict(), "average": average.state_dict(), "spent": spent, "step": step, "seen": seen,
                        "optimisers": [o.state_dict() for o in optimisers]}, WORK / "denoiser.part")
            (WORK / "denoiser.part").replace(path)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", default="small")
    parser.add_argument("--minutes", type=float, help="wall clock, earlier runs included")
    parser.add_argument("--steps", type=int, help="ends earlier, after so many steps (rounded up to a sync)")
    args = parser.parse_args()
    config = load_config(args.config)
    how = config["train_denoiser"]
    steps = args.steps and -(-args.steps // how["sync"]) * how["sync"]
    job = (config, args.minutes or how["minutes"], steps, os.path.join(tempfile.mkdtemp(), "rendezvous"))
    if how["workers"] == 1:
        train(0, *job)
    else:
        torch.multiprocessing.spawn(train, job, nprocs=how["workers"])


if __name__ == "__main__":
    main()

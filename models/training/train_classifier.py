"""Trains the scene classifier that `evaluate.py` and the product's bench measure with, on thumbnails of renders. Resumable.

    python train_classifier.py --config small [--minutes 3] [--steps 200]

Input: the centre square of a picture whose short side was area-averaged to 128 px, [n, 3, 128, 128] in 0..1. Output: features
[n, 64] and logits over the families.
"""
import copy

import numpy as np
import torch
from torch import nn
import torch.nn.functional as F

from data import THUMB
from house import WORK
from loop import Run, arguments, blend
from muon import Muon, split
from render import FAMILIES


class Classifier(nn.Module):
    def __init__(self, widths=(24, 48, 80, 112, 112), features=64):
        super().__init__()
        self.layers, self.norms, before = nn.ModuleList(), nn.ModuleList(), 6
        for i, width in enumerate(widths):
            self.layers.append(nn.Conv2d(before, width, 3, 2 if i < 4 else 1, 1))
            self.norms.append(nn.GroupNorm(8, width))
            before = width
        self.features = nn.Linear(2 * before, features)
        self.logits = nn.Linear(features, len(FAMILIES))

    def forward(self, image):
        x = image * 2 - 1
        # the picture itself, and its departures from the mean: families are shapes before they are colours
        x = torch.cat([x, 3 * (x - x.mean((2, 3), keepdim=True))], 1)
        for layer, norm in zip(self.layers, self.norms):
            x = F.silu(norm(layer(x)))
        features = self.features(torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1))
        return features, self.logits(F.silu(features))


def thumbnails(folder=WORK / "latents"):
    """(uint8 [N, 128, 128, 3], family index [N]) of all pictures, one centre square each."""
    pictures, families, names = [], [], list(FAMILIES)
    for path in sorted(p for p in folder.glob("*.npz") if ".part" not in p.name):
        with np.load(path) as stored:
            for key in {name.split(".")[0] for name in stored.files if "." in name}:
                made = stored[f"{key}.thumb"]
                y, x = (made.shape[1] - THUMB) // 2, (made.shape[2] - THUMB) // 2
                pictures.append(made[:, y:y + THUMB, x:x + THUMB])
                families += [names.index(f) for f in stored[f"{key}.family"]]
    return np.concatenate(pictures), np.array(families)


def main():
    config, how, minutes, steps = arguments("train_classifier")
    device, model = config["device"], Classifier().to(config["device"])
    average = copy.deepcopy(model).requires_grad_(False)
    matrices, rest = split(model)
    optimisers = [Muon(matrices, how["muon_lr"]), torch.optim.AdamW(rest, how["lr"], weight_decay=0.0)]
    rates = [o.param_groups[0]["lr"] for o in optimisers]
    run = Run("classifier", {"model": model, "average": average, "muon": optimisers[0], "adam": optimisers[1]}, minutes, steps)
    pictures, families = thumbnails()
    held = max(32, len(pictures) // 25)
    rng = np.random.default_rng([config["seed"], run.step])

    def batch(rows, vary):
        made = torch.from_numpy(pictures[rows]).to(device).permute(0, 3, 1, 2).float() / 255
        if vary:
            # generated pictures are a little softer or grainier than renders, and never quite the same brightness
            made = made if rng.random() < 0.6 else F.avg_pool2d(F.pad(made, (1, 1, 1, 1), mode="replicate"), 3, 1)
            made = (made + 0.02 * rng.random() * torch.randn_like(made)) * (1 + 0.1 * torch.randn(len(rows), 1, 1, 1, device=device))
            made = made.flip(2) if rng.random() < 0.1 else made
        return made.clamp(0, 1), torch.from_numpy(families[rows]).to(device)

    while run.going():
        for o, rate in zip(optimisers, rates):
            o.param_groups[0]["lr"] = rate * run.rate(0.5)
        made, wanted = batch(rng.integers(len(pictures) - held, size=how["batch"]), True)
        with torch.autocast(device, torch.bfloat16, enabled=config["bf16"]):
            _, logits = model(made.contiguous(memory_format=torch.channels_last))
        loss = F.cross_entropy(logits.float(), wanted, label_smoothing=0.05)
        for o in optimisers:
            o.zero_grad()
        loss.backward()
        for o in optimisers:
            o.step()
        blend(average, model, min(0.98, run.step / (run.step + 10)))
        run.tick(how["batch"], loss=loss, right=(logits.argmax(-1) == wanted).float().mean())
    with torch.no_grad():
        right = [float((average(m)[1].argmax(-1) == w).float().mean()) for m, w in
                 (batch(rows, False) for rows in np.array_split(np.arange(len(pictures) - held, len(pictures)), 8))]
    print(f"newest {held} pictures, never trained on: {np.mean(right):.4f} right")


if __name__ == "__main__":
    main()

"""Trains the scene classifier that `evaluate.py` and the product's bench measure with, on thumbnails of renders. Resumable.

    python train_classifier.py --config small [--minutes 3] [--steps 200]

Input: whole pictures, area-averaged to 128 px on the short side, [n, 3, h, w] in 0..1. Output: features [n, 64] and logits over the
families. Parts of the picture do not do: with quiet space in its middle, nothing of the scene would be left.
"""
import copy

import numpy as np
import torch
from torch import nn
import torch.nn.functional as F

from data import THUMB
from house import WORK
from loop import Run, arguments, blend, descend
from muon import Muon, split
from render import FAMILIES


class Classifier(nn.Module):
    def __init__(self, widths=(32, 64, 96, 128), features=64):
        super().__init__()
        self.layers, self.norms, before = nn.ModuleList(), nn.ModuleList(), 6
        for at, width in enumerate(widths):
            for inward, stride in ((before, 2), (width, 1))[:1 if at == 0 else 2]:
                self.layers.append(nn.Conv2d(inward, width, 3, stride, 1))
                self.norms.append(nn.GroupNorm(8, width))
            before = width
        self.features = nn.Linear(2 * before, features)
        self.logits = nn.Linear(features, len(FAMILIES))

    def forward(self, image):
        x = image * 2 - 1
        # the picture itself, and its departures from the mean: families are shapes before they are colours
        x = torch.cat([x, 3 * (x - x.mean((2, 3), keepdim=True))], 1)
        for layer, norm in zip(self.layers, self.norms):
            h = F.silu(norm(layer(x)))
            x = x + h if h.shape == x.shape else h
        features = self.features(torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1))
        return features, self.logits(F.silu(features))


def thumbnails(folder=WORK / "latents", held=24):
    """(uint8 [N, h, w, 3], family index [N]) of each shape, twice: to train on, and of the newest 1 in `held` files, to test on."""
    paths, names, out = sorted((p for p in folder.glob("*.npz") if ".part" not in p.name), key=lambda p: int(p.stem)), list(FAMILIES), []
    cut = len(paths) - max(1, len(paths) // held)
    for some in (paths[:cut] or paths, paths[cut:]):
        buckets = {}
        for path in some:
            with np.load(path) as stored:
                for key in {name.split(".")[0] for name in stored.files if name.endswith(".thumb")}:
                    pictures, families = buckets.setdefault(key, ([], []))
                    pictures.append(stored[f"{key}.thumb"])
                    families += [names.index(f) for f in stored[f"{key}.family"]]
        out.append([(np.concatenate(pictures), np.array(families)) for pictures, families in buckets.values()])
    return out


def main():
    config, how, minutes, steps = arguments("train_classifier")
    device, model = config["device"], Classifier().to(config["device"])
    average = copy.deepcopy(model).requires_grad_(False)
    matrices, rest = split(model)
    optimisers = [Muon(matrices, how["muon_lr"]), torch.optim.AdamW(rest, how["lr"], weight_decay=0.0)]
    rates = [o.param_groups[0]["lr"] for o in optimisers]
    run = Run("classifier", {"model": model, "average": average, "muon": optimisers[0], "adam": optimisers[1]}, minutes, steps)
    train, test = thumbnails()
    share = np.array([len(families) for _, families in train]) / sum(len(families) for _, families in train)
    rng = np.random.default_rng([config["seed"], run.step])

    def varied(made):
        """Families are shapes: other hues and tones, parts of the picture; softer or grainier, as generated pictures are."""
        if rng.random() < 0.6:
            made = made[:, torch.from_numpy(rng.permutation(3))]
        made = made ** float(np.exp(rng.normal() * 0.25))
        if rng.random() < 0.6:
            h, w = (round(side * rng.uniform(0.8, 1)) for side in made.shape[2:])
            y, x = rng.integers(made.shape[2] - h + 1), rng.integers(made.shape[3] - w + 1)
            made = F.interpolate(made[:, :, y:y + h, x:x + w], size=made.shape[2:], mode="bilinear", antialias=True)
        made = made if rng.random() < 0.7 else F.avg_pool2d(F.pad(made, (1, 1, 1, 1), mode="replicate"), 3, 1)
        return (made + 0.02 * rng.random() * torch.randn_like(made)).clamp(0, 1)

    def batch(bucket, rows):
        pictures, families = bucket
        return torch.from_numpy(pictures[rows]).to(device).permute(0, 3, 1, 2).float() / 255, torch.from_numpy(families[rows]).to(device)

    while run.going():
        for o, rate in zip(optimisers, rates):
            o.param_groups[0]["lr"] = rate * run.rate(0.5)
        bucket = train[rng.choice(len(train), p=share)]
        made, wanted = batch(bucket, rng.integers(len(bucket[1]), size=how["batch"]))
        made = varied(made)
        with torch.autocast(device, torch.bfloat16, enabled=config["bf16"]):
            _, logits = model(made.contiguous(memory_format=torch.channels_last))
        loss = F.cross_entropy(logits.float(), wanted, label_smoothing=0.05)
        descend(loss, optimisers)
        blend(average, model, min(0.98, run.step / (run.step + 10)))
        run.tick(how["batch"], loss=loss, right=(logits.argmax(-1) == wanted).float().mean())
    taken = np.zeros((len(FAMILIES), len(FAMILIES)), int)
    for bucket in test:
        for rows in np.array_split(np.arange(len(bucket[1])), -(-len(bucket[1]) // 32)):
            with torch.no_grad():
                made, wanted = batch(bucket, rows)
                np.add.at(taken, (wanted.cpu().numpy(), average(made)[1].argmax(-1).cpu().numpy()), 1)
    right, count = int(np.trace(taken)), int(taken.sum())
    print(f"newest pictures, never trained on: {right} of {count} right, {right / count:.4f}")
    for family, row in zip(FAMILIES, taken):
        print(f"{family:11} " + " ".join(f"{other} {many}" for other, many in zip(FAMILIES, row) if many))


if __name__ == "__main__":
    main()

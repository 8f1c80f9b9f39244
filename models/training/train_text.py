"""Teaches the text encoder what captions ask for before any picture is seen: scene, sliders and colours. Resumable.

    python train_text.py --config small [--minutes 4] [--steps 200]

Captions are endless and need no rendering, so the words are learned here; the denoiser only has to learn what they look like.
"""
import numpy as np
import torch
from torch import nn
import torch.nn.functional as F

from captions import SLIDERS_COUNT, STEP, caption, request
from house import make_text_encoder, make_tokenizer
from loop import Run, arguments, descend
from muon import Muon, split
from picture import ASPECTS, QUIETS, Scene, choose
from render import FAMILIES

PLACES = [(f, k) for f in FAMILIES for k in FAMILIES[f].kinds]


class Answers(nn.Module):
    """Reads the encoder's output back: scene, sliders, mean and spread of the palette. Not part of the model."""

    def __init__(self, out):
        super().__init__()
        self.pooled, self.read = nn.Linear(out, len(PLACES) + SLIDERS_COUNT + 6), nn.Linear(out, len(PLACES) + SLIDERS_COUNT + 6)

    def forward(self, heard):
        return [head(x).split([len(PLACES), SLIDERS_COUNT, 6], -1) for head, x in ((self.pooled, heard[:, 0]), (self.read, heard[:, 6:].mean(1)))]


def batch(rng, tokenizer, size):
    """Captions with what they ask for: (inputs of the encoder, place [B], sliders [B, 16], colours [B, 6], palette that the
    words ask for [B, 5, 4])"""
    ids, palettes, quiets, aspects, places, looks, colours, asked = [], [], [], [], [], [], [], []
    for _ in range(size):
        wish = request(rng)
        scene = Scene(0, wish, choose(rng, QUIETS), choose(rng, ASPECTS))
        palette = scene.palette
        ids.append(tokenizer.encode(caption(rng, wish)).ids)
        places.append(PLACES.index((wish.family, wish.kind)))
        looks.append(wish.look / STEP)
        mean = (palette[:, :3] * palette[:, 3:]).sum(0)
        colours.append(np.concatenate([mean, np.sqrt(((palette[:, :3] - mean) ** 2 * palette[:, 3:]).sum(0))]))
        asked.append(np.zeros_like(palette) if wish.own else palette)
        palettes.append(palette if wish.own or rng.random() < 0.3 else np.zeros_like(palette))
        quiets.append(np.eye(6)[list(QUIETS).index(scene.quiet)])
        aspects.append([np.log(scene.shape[0] / scene.shape[1])])
    as_float = lambda values: torch.from_numpy(np.array(values, np.float32))
    ids = torch.tensor(ids)
    ids = ids[:, :int((ids != 0).sum(1).max())]
    return (ids, (ids != 0).long(), as_float(palettes), as_float(quiets), as_float(aspects)), torch.tensor(places), as_float(looks), as_float(colours), as_float(asked)


def reading(rows, asked):
    """How far the reader's palettes [B, 5, 4] are from those asked for: weights, and colours by their weight."""
    return F.mse_loss(rows[..., 3], asked[..., 3]) + 4 * ((rows[..., :3] - asked[..., :3]) ** 2 * asked[..., 3:]).sum(-1).mean()


def main():
    config, how, minutes, steps = arguments("train_text")
    torch.set_num_threads(1)
    device, tokenizer = config["device"], make_tokenizer(config)
    model, answers = make_text_encoder(config).to(device), Answers(config["text"]["out"]).to(device)
    matrices, rest = split(model)
    optimisers = [Muon(matrices, how["muon_lr"]), torch.optim.AdamW([*rest, *answers.parameters()], how["lr"], betas=(0.9, 0.98), weight_decay=0.0)]
    rates = [o.param_groups[0]["lr"] for o in optimisers]
    run = Run("text", {"model": model, "answers": answers, "muon": optimisers[0], "adam": optimisers[1]}, minutes, steps)
    rng = np.random.default_rng([config["seed"], run.step])
    while run.going():
        for o, rate in zip(optimisers, rates):
            o.param_groups[0]["lr"] = rate * run.rate(0.5)
        heard, places, looks, colours, asked = batch(rng, tokenizer, how["batch"])
        heard, asked = [t.to(device) for t in heard], asked.to(device)
        given, named = model(*heard), reading(model.reader(heard[0], (heard[1].float() - 1)[:, None, None, :] * 1e4), asked)
        places, looks, colours = places.to(device), looks.to(device), colours.to(device)
        scene = sliders = hues = 0.0
        for place, look, colour in answers(given):
            scene, sliders, hues = scene + F.cross_entropy(place, places), sliders + F.mse_loss(look, looks), hues + F.mse_loss(colour, colours)
        loss = scene + 20 * sliders + 30 * hues + 20 * named + 1e-3 * (given ** 2).mean()
        descend(loss, optimisers, rest)
        right = (place.argmax(-1) == places).float().mean()
        run.tick(len(places), scene=scene, sliders=sliders, colours=hues, named=named, right=right)


if __name__ == "__main__":
    main()

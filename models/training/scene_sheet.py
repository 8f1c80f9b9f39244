"""Contact sheets of the scene families: python scene_sheet.py gradient --out sheet.png [--seed 1] [--quiet] [--count 6]

One row per kind; schemes, aspects and, with --quiet, spaces for copy change from picture to picture.

    python scene_sheet.py card --out ../scenes/sheet.jpg

Every family a row, its kinds in turn, in three palettes: pale, vivid, dark; space for copy left, right and above in each.
"""
import argparse

import numpy as np
import torch
from PIL import Image

from palettes import SCHEMES
from colour import srgb_from_oklab
from render import FAMILIES
from render.inputs import SLIDERS, Inputs, points

QUIET = ((0, 0, 0.4, 1), (0.6, 0, 1, 1), (0, 0, 1, 0.4), (0, 0.6, 1, 1), (0.3, 0.3, 0.7, 0.7), (0, 0, 0, 0))
SHAPES = ((1, 1), (1, 1), (16, 9), (4, 5))


def grid(rows, gap=4):
    """rows of uint8 [h, w, 3] -> one picture, white between them."""
    wide, lines = max(sum(p.shape[1] + gap for p in row) for row in rows), []
    for row in rows:
        line = np.full((max(p.shape[0] for p in row) + gap, wide, 3), 255, np.uint8)
        at = 0
        for p in row:
            line[:p.shape[0], at:at + p.shape[1]] = p
            at += p.shape[1] + gap
        lines.append(line)
    return np.concatenate(lines)


def palette_of(labs, rng):
    """Up to five OKLab colours -> [5, 4] sRGB and weights, heaviest first."""
    labs = np.asarray(labs)[rng.permutation(len(labs))[:5]]
    weights = np.sort(rng.dirichlet(np.full(len(labs), 3.0)))[::-1]
    out = np.zeros((5, 4), np.float32)
    out[:len(labs), :3], out[:len(labs), 3] = np.clip(srgb_from_oklab(labs), 0, 1), weights
    return torch.tensor(out)


def asked(family, kind, seed, size, quiet=(0, 0, 0, 0), shape=(1, 1), tile=0, **sliders):
    """Inputs of one picture whose scheme and numbers come from a seed."""
    rng = np.random.default_rng([seed, 5])
    labs = SCHEMES[rng.integers(len(SCHEMES))][0]
    long = max(shape)
    width, height = (round(size * s / min(shape)) for s in shape) if long else (size, size)
    xy, footprint, aspect = points(width, height)
    one = torch.zeros(8)
    one[family.kinds.index(kind)] = 1
    look = torch.tensor([float(sliders.get(name, 0)) for name in SLIDERS])
    return Inputs(torch.tensor(rng.random(96), dtype=torch.float32), one, look, palette_of(labs, rng), torch.tensor(quiet, dtype=torch.float32),
                  aspect, torch.tensor([float(tile)]), xy, footprint), (height, width)


def picture(family, inputs, shape):
    with torch.no_grad():
        return (family.shade(inputs).reshape(*shape, 3).numpy() * 255 + 0.5).astype(np.uint8)


CARD = (((0.98, 0.95, 0.92, 0.4), (0.93, 0.82, 0.78, 0.25), (0.80, 0.86, 0.84, 0.2), (0.95, 0.88, 0.70, 0.15)),
        ((0.10, 0.22, 0.48, 0.4), (0.95, 0.45, 0.30, 0.3), (0.99, 0.80, 0.45, 0.2), (0.95, 0.93, 0.88, 0.1)),
        ((0.07, 0.08, 0.14, 0.5), (0.20, 0.15, 0.38, 0.25), (0.10, 0.45, 0.45, 0.15), (0.85, 0.70, 0.35, 0.1)))


def card(size, over):
    """[rows][pictures] of the model card."""
    rows = []
    for f, family in enumerate(FAMILIES.values()):
        row = []
        for p, colours in enumerate(CARD):
            for q, quiet in enumerate(QUIET[:3]):
                kind = family.kinds[(3 * p + q) % len(family.kinds)]
                inputs, shape = asked(family, kind, 800_000 + 20 * f + 3 * p + q, size * over, quiet)
                made = picture(family, inputs._replace(palette=torch.tensor((*colours, (0.0, 0, 0, 0)))), shape)
                row.append(np.array(Image.fromarray(made).resize((size, size), Image.BOX)))
        rows.append(row)
    return rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("family")
    parser.add_argument("--kinds", default="")
    parser.add_argument("--out", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=6)
    parser.add_argument("--size", type=int, default=230)
    parser.add_argument("--over", type=int, default=1, help="supersampling a side")
    parser.add_argument("--quiet", action="store_true")
    parser.add_argument("--tile", action="store_true", help="each picture twice a side")
    parser.add_argument("--look", default="", help="slider=value,...")
    args = parser.parse_args()
    if args.family == "card":
        Image.fromarray(grid(card(args.size, args.over))).save(args.out, quality=80)
        return
    family = FAMILIES[args.family]
    sliders = {k: float(v) for k, v in (pair.split("=") for pair in args.look.split(",") if pair)}
    rows = []
    for number, kind in enumerate(args.kinds.split(",") if args.kinds else family.kinds):
        row = []
        for k in range(args.count):
            quiet = QUIET[k % 6] if args.quiet else (0, 0, 0, 0)
            inputs, shape = asked(family, kind, args.seed * 1000 + 37 * number + k, args.size * args.over, quiet,
                                  SHAPES[k % 4] if not args.tile else (1, 1), args.tile, **sliders)
            made = picture(family, inputs, shape)
            if args.over > 1:
                made = np.array(Image.fromarray(made).resize((shape[1] // args.over, shape[0] // args.over), Image.BOX))
            row.append(np.tile(made, (2, 2, 1))[::2, ::2] if args.tile and args.over == 1 else np.tile(made, (2, 2, 1)) if args.tile else made)
        rows.append(row)
    Image.fromarray(grid(rows)).save(args.out)


if __name__ == "__main__":
    main()

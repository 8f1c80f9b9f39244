"""One training picture from one seed.

    scene = plan(seed)                       what the picture shows: a record of 64 bytes, and its wish
    render(scene, 256)                       sRGB float32 [H, W, 3] in 0..1; the scene does not depend on the size

A record holds all that the renderer is given, so that `models/scenes` draws the same picture: see `record`.
"""
import struct
from dataclasses import dataclass

import numpy as np
import torch

from captions import STEP, Request, choose, request
from colour import cielab
from philox import uniform
from render import FAMILIES
from render.inputs import Inputs

# (width, height) in eighths of the short side, with how often: all are multiples of 64 px at 512 px on the short side
ASPECTS = {(8, 8): 0.5, (8, 14): 0.16, (14, 8): 0.18, (8, 10): 0.08, (12, 8): 0.08}
QUIETS = {"none": 0.46, "left": 0.12, "right": 0.12, "top": 0.11, "bottom": 0.09, "centre": 0.1}
# x0, y0, x1, y1 in fractions of the picture, as lib/pipeline/generation/scenes/plan-scene.ts
SPACES = {"none": (0, 0, 0, 0), "left": (0, 0, 0.45, 1), "right": (0.55, 0, 1, 1), "top": (0, 0, 1, 0.42), "bottom": (0, 0.58, 1, 1),
          "centre": (0.2, 0.2, 0.8, 0.8)}
# solids are cut hard at their outlines, the flat families draw soft ones by the size of a pixel
OVER = {"still_life": 2, "table": 2, "liquid": 2, "botanical": 2}
RECORD = struct.Struct("<I8B16b20B16x")


@dataclass
class Scene:
    seed: int
    wish: Request
    quiet: str
    shape: tuple

    @property
    def palette(self):
        """As the text encoder reads it: float32 [5, 4] of L/100, a/128, b/128, weight (summing to 1)."""
        rows = self.wish.palette.astype(np.float32)
        out = np.zeros((5, 4), np.float32)
        out[:, :3] = cielab(rows[:, :3] / 255) / (100, 128, 128) * (rows[:, 3:] > 0)
        out[:, 3] = rows[:, 3] / rows[:, 3].sum()
        return out


def plan(seed, shape=None, quiet=None, wish=None):
    """shape: (w, h) from ASPECTS, quiet: a name, wish: a Request; drawn from the seed when None."""
    rng = np.random.default_rng([seed, 7])
    drawn_shape, drawn_quiet = choose(rng, ASPECTS), choose(rng, QUIETS)
    wish = wish or request(rng)
    return Scene(seed, wish, "none" if wish.tile else quiet or drawn_quiet, (8, 8) if wish.tile else shape or drawn_shape)


def record(scene, quality):
    """64 bytes, little endian: seed u32; family, kind, quiet, tile, width and height in eighths, PDQ quality, 0 as bytes;
    sixteen sliders i8 in 64ths; five colours r, g, b, weight u8; 16 zero bytes. The picture's random numbers are
    philox.uniform(seed, 96)."""
    family = FAMILIES[scene.wish.family]
    return RECORD.pack(scene.seed, list(FAMILIES).index(family.id), family.kinds.index(scene.wish.kind), list(QUIETS).index(scene.quiet),
                       scene.wish.tile, *scene.shape, quality, 0, *scene.wish.look.tolist(), *scene.wish.palette.ravel().tolist())


def inputs(scene, short_side, window=None, over=1):
    """What the renderer is given. window: (x, y, width, height) in pixels of the picture; over: samples a side of a pixel."""
    width, height = scene.shape[0] * short_side // 8, scene.shape[1] * short_side // 8
    x, y, w, h = window or (0, 0, width, height)
    across = (x + (torch.arange(w * over) + 0.5) / over - width / 2) / short_side
    down = (y + (torch.arange(h * over) + 0.5) / over - height / 2) / short_side
    xy = torch.stack([across.repeat(h * over), down.repeat_interleave(w * over)], -1)
    kind = torch.zeros(8)
    kind[FAMILIES[scene.wish.family].kinds.index(scene.wish.kind)] = 1
    palette = torch.from_numpy(scene.wish.palette.astype(np.float32)) / 255
    palette[:, 3] /= palette[:, 3].sum()
    return Inputs(torch.from_numpy(uniform(scene.seed, 96)), kind, torch.from_numpy(scene.wish.look.astype(np.float32) / STEP), palette,
                  torch.tensor(SPACES[scene.quiet], dtype=torch.float32), torch.tensor([width / short_side, height / short_side]),
                  torch.tensor([float(scene.wish.tile)]), xy, torch.tensor([1 / (short_side * over)]))


def render(scene, short_side, window=None, over=1):
    """sRGB float32 [H, W, 3] in 0..1 of the whole picture or of a window of it."""
    given = inputs(scene, short_side, window, over)
    w, h = window[2:] if window else (scene.shape[0] * short_side // 8, scene.shape[1] * short_side // 8)
    with torch.no_grad():
        pixels = FAMILIES[scene.wish.family].shade(given)
    return pixels.reshape(h, over, w, over, 3).mean((1, 3)).clamp(0, 1).numpy()

"""One training picture from one seed.

    draw(seed, short_side) -> Picture(pixels sRGB float32 [H, W, 3] in 0..1, caption, palette [5, 4],
    quiet, aspect, family, kind). The scene does not depend on the size it is drawn at.
"""
from dataclasses import dataclass

import numpy as np

from captions import choose, request
from colour import cielab, in_gamut, oklab_from_linear, srgb_from_oklab, to_linear
from render import bokeh, gradients, landscapes, waves
from render.fields import Frame, blur, fog, mix, quiet_mask
from render.scheme import Scheme

DRAW = {"gradient": gradients.KINDS, "waves": waves.KINDS, "bokeh": bokeh.KINDS, "landscape": landscapes.KINDS}
# (width, height) in eighths of the short side, with how often: all are multiples of 128 px at 512 px on the short side
ASPECTS = {(8, 8): 0.5, (8, 14): 0.16, (14, 8): 0.18, (8, 10): 0.08, (12, 8): 0.08}
QUIETS = {"none": 0.46, "left": 0.12, "right": 0.12, "top": 0.11, "bottom": 0.09, "centre": 0.1}


@dataclass
class Picture:
    pixels: np.ndarray
    caption: str
    palette: np.ndarray
    quiet: str
    aspect: float
    family: str
    kind: str
    own_colours: bool


def measured(colours, pixels):
    """The scheme's colours with the share of the picture nearest to each: [5, 4] as the model reads it."""
    step = max(1, min(pixels.shape[:2]) // 48)
    seen = oklab_from_linear(to_linear(pixels[step // 2::step, step // 2::step].reshape(-1, 3)))
    distance = ((seen[:, None] - colours[None]) ** 2).sum(-1)
    soft = np.exp(-(distance - distance.min(1, keepdims=True)) / 0.004)
    share = (soft / soft.sum(1, keepdims=True)).mean(0)
    palette = np.zeros((5, 4), np.float32)
    lab = cielab(srgb_from_oklab(colours))
    order = np.argsort(-share)[:5]
    for row, i in enumerate(order):
        if share[i] >= 0.02:
            palette[row] = (lab[i, 0] / 100, lab[i, 1] / 128, lab[i, 2] / 128, share[i])
    return palette


def draw(seed, short_side=256, aspect=None, quiet=None, asked=None):
    """aspect: (w, h) from ASPECTS, quiet: a name, asked: a Request; drawn from the seed when None."""
    rng = np.random.default_rng([seed, 7])
    shape = choose(rng, ASPECTS)
    side = choose(rng, QUIETS)
    wish = request(rng)
    shape, side, wish = aspect or shape, quiet or side, asked or wish
    wish.look.quiet = side
    frame = Frame(shape[0] * short_side // 8, shape[1] * short_side // 8)
    scheme = Scheme(wish.colours)
    canvas = DRAW[wish.family][wish.kind](frame, rng, scheme, wish.look).astype(np.float32)
    if side != "none":
        mask = quiet_mask(frame, side)
        if wish.family == "landscape" and side in ("left", "right"):
            canvas = mix(canvas, fog(frame, canvas, mask), mask * 0.9)
        else:
            canvas = mix(canvas, blur(canvas, 4), mask * (0.6 if wish.family == "landscape" else 0.93))
    pixels = srgb_from_oklab(canvas)
    return Picture(pixels, wish.caption, measured(scheme.colours, pixels), side,
                   float(np.log(shape[0] / shape[1])), wish.family, wish.kind, wish.own_colours)

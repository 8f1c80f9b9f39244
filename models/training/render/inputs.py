"""What a scene family is given and what it gives back: the same in training and in the exported graph.

Lengths are in short sides of the picture, origin in its middle, x right, y down. All tensors float32.
"""
from typing import Callable, NamedTuple, Optional

import torch

SLIDERS = ("light", "chroma", "contrast", "scale", "density", "mist", "glow", "soft", "energy", "clouds", "gloss", "warm", "window",
           "leaf", "stone", "glass")


class Inputs(NamedTuple):
    u: torch.Tensor  # [96] uniform numbers in [0, 1): every random choice
    kind: torch.Tensor  # [8] one-hot of the family's kind
    look: torch.Tensor  # [16] SLIDERS, -1..1, 0 = nothing asked
    palette: torch.Tensor  # [5, 4] sRGB 0..1 and weight, heaviest first; weight 0 = slot unused
    quiet: torch.Tensor  # [4] x0, y0, x1, y1 of the space for copy, fractions of the picture; all 0 = none
    aspect: torch.Tensor  # [2] width, height in short sides
    tile: torch.Tensor  # [1] 1 = must tile without a seam
    xy: torch.Tensor  # [N, 2] points to shade
    footprint: torch.Tensor  # [1] side of a pixel

    def slider(self, name):
        """One slider as [1]."""
        k = SLIDERS.index(name)
        return self.look[k:k + 1]


# inputs of the graph that tells where a product stands
STAGE_INPUTS = Inputs._fields[:7]
STAGE = 20  # numbers it gives


class Family(NamedTuple):
    """shade: Inputs -> sRGB [N, 3], a pure function of each point. stage: Inputs -> [20], or None without a ground."""

    id: str
    title: str
    kinds: tuple
    tiles: bool
    ground: bool
    shade: Callable
    stage: Optional[Callable]
    example_prompt: str
    parts: Optional[tuple] = None  # one shade per kind; then the graph runs only the one asked (If)


def by_kind(parts):
    """shade of a family from one shade per kind."""
    return lambda inputs: parts[int(inputs.kind[:len(parts)].argmax())](inputs)


def points(width, height):
    """Pixel centres of a picture: xy [N, 2], footprint [1], aspect [2]."""
    short = min(width, height)
    x, y = (torch.arange(width) + 0.5 - width / 2) / short, (torch.arange(height) + 0.5 - height / 2) / short
    xy = torch.stack([x.repeat(height), y.repeat_interleave(width)], -1)
    return xy, torch.tensor([1 / short]), torch.tensor([width / short, height / short])

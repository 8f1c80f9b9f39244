"""Materials, and what their surface does to colour: one pass of shared noise, remapped for each.

A material is a column of numbers: two linear colours, shares of the patterns, gloss, metal, glass.
"""
import torch

from .noise import chips, octaves, value
from .vector import Vec, mix, smooth

# rows of the table of materials, [ROWS, K]
ROWS = ("r", "g", "b", "r2", "g2", "b2", "marble", "terrazzo", "stone", "wood", "linen", "concrete", "gloss", "metal", "glass", "rough")
KINDS = ("matte", "satin", "gloss", "marble", "terrazzo", "stone", "metal", "glass", "wood")
#          marble terr stone wood linen conc gloss metal glass rough
_TABLE = [[0, 0, 0, 0, 0, 0, 0.00, 0, 0, 1.0],
          [0, 0, 0, 0, 0, 0, 0.45, 0, 0, 0.6],
          [0, 0, 0, 0, 0, 0, 1.00, 0, 0, 0.05],
          [1, 0, 0, 0, 0, 0, 0.65, 0, 0, 0.15],
          [0, 1, 0, 0, 0, 0, 0.40, 0, 0, 0.3],
          [0, 0, 1, 0, 0, 0, 0.00, 0, 0, 1.0],
          [0, 0, 0, 0, 0, 0, 0.00, 1, 0, 0.35],
          [0, 0, 0, 0, 0, 0, 0.00, 0, 1, 0.0],
          [0, 0, 0, 1, 0, 0, 0.25, 0, 0, 0.5]]


def table():
    """[KINDS, 10]: pattern shares and finish of each kind."""
    return torch.tensor(_TABLE)


def surface(m, q, footprint, fine=0.0):
    """Colour of points with material columns m (dict of [N]) at local positions q: Vec of linear colour, and roughness.

    footprint: size of a pixel there, world units; detail finer than it fades; fine: 1 where chips are half as large.
    """
    # how each material stretches its space
    sx = 3.2 + m["stone"] * 1.5 + m["wood"] * 6.0 + m["concrete"] * 1.0
    sy = 3.2 + m["stone"] * 16.0 + m["wood"] * 4.0
    sz = 3.2 + m["stone"] * 1.5 - m["wood"] * 2.4
    warp = value(Vec(q.x * 2.1 + 5, q.y * 2.1, q.z * 2.1), 71.0)
    warp2 = value(Vec(q.x * 4.3, q.y * 4.3 + 9, q.z * 4.3), 19.0)
    bend = m["marble"] * 0.8 + m["stone"] * 0.35 + m["wood"] * 0.5
    cloud = octaves(Vec(q.x * sx + bend * warp, q.y * sy + bend * warp2 * 0.8, q.z * sz - bend * warp), 4)
    grain = value(Vec(q.x * 90, q.y * 90, q.z * 90), 7.0) * (1 - smooth(0.004, 0.012, footprint))
    many = 15 + 17 * fine
    depth, chip = chips(q * many, 3.0)
    # veins: where clouds pass through zero, thin and faint ones beside
    vein = (1 - (cloud + 0.25 * warp).abs() / (0.05 + 0.05 * warp2.abs())).clamp(min=0) * smooth(-0.5, 0.5, warp2 + 0.3)
    haze = smooth(0.1, 0.9, cloud.abs() * -1 + 0.75) * 0.25
    thin = (1 - (warp + warp2 * 0.7).abs() / 0.03).clamp(min=0) * 0.35
    marble = torch.maximum(vein, torch.maximum(haze, thin)) * m["marble"]
    edge = smooth(0.0, 0.035 + footprint * many, depth)
    terrazzo = edge * m["terrazzo"]
    band = (cloud * 0.5 + 0.5).clamp(0, 1)
    pores = smooth(0.32, 0.62, cloud * 0.8 + warp2 * 0.5) * m["stone"]
    rings = q.x * 9 + cloud * 1.3 + warp * 1.6
    ring = rings - torch.floor(rings)
    ring = smooth(0.0, 0.75, ring) * (1 - smooth(0.85, 1.0, ring))
    wood = (0.45 * ring + 0.4 * band + 0.10 * grain) * m["wood"]
    second = marble + wood + pores * 0.55 + m["stone"] * 0.35 * (band - 0.5) + m["concrete"] * 0.22 * cloud
    first, other = Vec(m["r"], m["g"], m["b"]), Vec(m["r2"], m["g2"], m["b2"])
    colour = mix(first, other, second.clamp(0, 1))
    # chips alternate between the second colour, a dark and a light one
    pale = Vec(first.x * 0.35 + 0.6, first.y * 0.35 + 0.58, first.z * 0.35 + 0.55)
    deep = other * 0.45
    tone = mix(mix(other, pale, smooth(0.50, 0.52, chip)), deep, smooth(0.80, 0.82, chip))
    colour = mix(colour, tone, terrazzo)
    speck = 1 + grain * (0.025 + 0.05 * m["concrete"] + 0.04 * m["stone"]) * (1 - m["metal"]) + 0.02 * cloud * m["rough"]
    return colour * speck

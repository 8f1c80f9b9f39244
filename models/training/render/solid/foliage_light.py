"""A bare wall and floor on which the shadows of leaves fall."""
import torch

from ..inputs import SLIDERS
from . import camera
from .light import studio
from .primitives import Arches, Boxes, Cylinders, Ellipsoids
from .scene import Scene, Sweep
from .shading import render
from .stage import stage_of
from .tone import Wardrobe, from_lab
from .vector import Vec


def compose(i):
    u, look = i.u, {n: i.look[k:k + 1] for k, n in enumerate(SLIDERS)}
    dressed = Wardrobe(i.palette, u[0:12], look["light"], look["chroma"])
    ground, floor = from_lab(dressed.ground), from_lab(dressed.floor)
    frame = camera.frame(i.quiet, i.aspect, u[12:15], look["scale"], torch.full((1,), 0.50), torch.full((1,), 0.80), 0.13 + 0.07 * u[15:16])
    plinth = (u[16:17] < 0.35).float()
    one, zero = torch.ones(1), torch.zeros(1)
    r, h = (0.25 + 0.04 * u[17:18]) * plinth, 0.03 + 0.05 * u[18:19]
    col = lambda *v: torch.cat(v).reshape(-1, 1)
    none = torch.zeros(0, 1)
    cylinders = Cylinders(col(zero), col(zero), col(zero), col(r), col(h))
    disc = torch.cat([ground * 0.8 + 0.2 * floor, floor, torch.zeros(9), one])
    # the wall and the floor part in a clear line or in a sweep
    sharp = (u[19:20] < 0.4).float()
    sweep = Sweep(0.55 + 0.35 * u[20:21], 0.02 + 0.5 * (1 - sharp))
    rows = torch.stack([disc, torch.cat([ground, floor, torch.zeros(6), 0.0 * one, torch.zeros(2), one])])
    scene = Scene(cylinders, Boxes(*[none] * 8), Ellipsoids(*[none] * 6), Arches(*[none] * 9), sweep, rows.T, torch.tensor([[0.006, 0.0]]))
    from_side = torch.where(u[21:22] < 0.5, -1.0, 1.0)
    to = Vec(from_side * (0.55 + 0.45 * u[22:23]), 0.6 + 0.4 * u[23:24], 0.9 + 0.3 * u[24:25]).unit()
    aim = Vec(frame.wide * 0, torch.full((1,), 0.40), torch.full((1,), -0.6))
    window = ((u[25:26] < 0.22 + 0.7 * look["window"]) | (look["window"] > 0.4)).float()
    light = studio(to, u[26:42], look["contrast"] + 0.6, look["warm"], look["soft"], look["light"], ground, window * 0.6, 0.80 + zero, aim)
    spot = torch.cat([zero, h * plinth, zero, 0.23 * one])
    return scene, light, frame, ground, spot


def shade(i):
    scene, light, frame, ground, _ = compose(i)
    return render(scene, light, frame, ground, i.xy, i.footprint, i.quiet, i.aspect)


def stage(i):
    scene, light, frame, _, spot = compose(i)
    return stage_of(i, scene, light, frame, spot, torch.full((1,), 0.62))

"""Framing: where the subject goes in the picture, and the view camera that looks at it.

The camera looks level with its lens shifted, as one photographs products, so verticals stay vertical.
World units are short sides of the picture times `zoom`, on the plane z = 0; the floor is y = 0.
"""
from typing import NamedTuple

import torch

from .vector import Vec, smooth


class Frame(NamedTuple):
    x: torch.Tensor  # picture position of the world's origin, in short sides, y down
    y: torch.Tensor
    zoom: torch.Tensor  # short sides per world unit
    height: torch.Tensor  # of the camera
    distance: torch.Tensor
    spread: torch.Tensor  # how far companions may move outwards, 1 = as laid out
    room: torch.Tensor  # free height above the floor, in world units
    wide: torch.Tensor  # free half width, in world units

    def ray(self, xy):
        """Points [N, 2] -> origin [1], unit directions [N]."""
        x, y = (xy[:, 0] - self.x) / self.zoom, (self.y - xy[:, 1]) / self.zoom
        o = Vec(torch.zeros(1), self.height, self.distance)
        return o, Vec(x, y - self.height, -self.distance.expand(x.shape[0])).unit()

    def project(self, x, y, z):
        """World -> picture position (short sides, y down)."""
        k = self.distance / (self.distance - z)
        return self.x + x * k * self.zoom, self.y - (self.height + (y - self.height) * k) * self.zoom


def frame(quiet, aspect, u, scale, half_width, height, tilt):
    """Places a subject half_width wide to each side and height tall (world units, [1]) clear of the quiet space.

    u: three uniform numbers; scale: slider [1]; tilt: slope of the view downwards [1].
    """
    w, h = aspect[0:1], aspect[1:2]
    x0, y0, x1, y1 = (quiet[i:i + 1] for i in range(4))
    none = ((x1 - x0) * (y1 - y0) < 1e-4).float()
    zero, one = torch.zeros(1), torch.ones(1)
    # the four strips beside the quiet space, and the whole picture when there is none
    left = torch.cat([zero, x1, zero, zero, zero])
    right = torch.cat([x0, one, one, one, one])
    top = torch.cat([zero, zero, zero, y1, zero])
    bottom = torch.cat([one, one, y0, one, one])
    fits = torch.minimum((right - left) * w / (2 * half_width), (bottom - top) * h / (height * 1.25))
    allowed = torch.cat([1 - none, 1 - none, 1 - none, 1 - none, none])
    score = fits * allowed - (1 - allowed) * 9
    best = (score >= score.max()).float()
    best = best / best.sum()
    l, r, t, b = ((best * edge).sum().reshape(1) for edge in (left, right, top, bottom))
    fw, fh = (r - l) * w, (b - t) * h
    inset = (b < 0.999).float()  # the quiet space is below
    zoom = torch.minimum(fw / (2 * half_width), fh / (height * 1.25)).clamp(0.1, 1.15) * (1 + 0.22 * scale) * (0.92 + 0.14 * u[0:1])
    zoom = torch.minimum(zoom, torch.minimum(fw / (1.7 * half_width), fh / (height * 1.08)))
    slack = (fw * 0.5 - half_width * zoom).clamp(min=0)
    x = (l + r) * 0.5 * w - w * 0.5 + (u[1:2] - 0.5) * slack * 0.9 * none
    foot = (0.16 + 0.08 * u[2:3]) * fh * (1 - inset) + inset * 0.05 * fh
    spare = (fh - height * zoom - foot).clamp(min=0)
    y = b * h - h * 0.5 - foot - spare * 0.30
    distance = 3.3 * (torch.maximum(w, h) / 1.9).clamp(min=1) / zoom.clamp(max=1)
    return Frame(x, y, zoom, tilt * distance, distance, (fw / (2 * half_width * zoom)).clamp(1, 1.7),
                 (y - (t * h - h * 0.5)) / zoom, fw * 0.5 / zoom)


def quiet_mask(xy, quiet, aspect, soft=0.18):
    """1 inside the quiet space, 0 a little way outside it, for points [N, 2]."""
    w, h = aspect[0:1], aspect[1:2]
    x0, y0 = quiet[0:1] * w - w * 0.5, quiet[1:2] * h - h * 0.5
    x1, y1 = quiet[2:3] * w - w * 0.5, quiet[3:4] * h - h * 0.5
    out_x = torch.maximum(x0 - xy[:, 0], xy[:, 0] - x1).clamp(min=0)
    out_y = torch.maximum(y0 - xy[:, 1], xy[:, 1] - y1).clamp(min=0)
    some = ((x1 - x0) * (y1 - y0) > 1e-4).float()
    return some * (1 - smooth(0.0, soft, torch.sqrt(out_x * out_x + out_y * out_y + 1e-9)))

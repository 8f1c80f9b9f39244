"""Cells and flat shapes that patterns are made of: signed distances, inside > 0, and cells that repeat across a seam."""
import math

import torch

from .fields import hashed, wrap


class Cells:
    """A grid of about `rate` cells per short side that repeats exactly over the picture, so that it tiles.

    i, j [N] cell of a point; u, v [N] its place in the cell, -0.5..0.5; side [1] of a cell (wide, tall) in short sides.
    """

    def __init__(self, p, rate, brick=False):
        self.p = p
        self.nx, self.ny = torch.round(p.w * rate).clamp(min=1), torch.round(p.h * rate).clamp(min=1)
        self.nx, self.ny = (torch.round(self.nx / 2) * 2).clamp(min=2), (torch.round(self.ny / 2) * 2).clamp(min=2)
        self.wide, self.tall = p.w / self.nx, p.h / self.ny
        self.brick = brick
        self.gx, self.gy = p.x / self.wide + self.nx / 2, p.y / self.tall + self.ny / 2
        self.j = torch.floor(self.gy)
        self.shift = 0.5 * wrap(self.j, 2.0) if brick else 0.0
        self.i = torch.floor(self.gx + self.shift)
        self.u, self.v = self.gx + self.shift - self.i - 0.5, self.gy - self.j - 0.5
        self.side = torch.minimum(self.wide, self.tall)

    def near(self, di, dj):
        """The cell di, dj away (numbers, or [N] where rows are no bricks): its column and row, and the point's place from its middle, in cells."""
        if not self.brick or dj % 2 == 0:
            return self.i + di, self.j + dj, self.u - di, self.v - dj, self.shift
        shift = 0.5 - self.shift
        i = torch.floor(self.gx + shift) + di
        return i, self.j + dj, self.gx + shift - i - 0.5, self.v - dj, shift

    def numbers(self, seed, di=0, dj=0):
        """Three uniform numbers of the cell (or of a neighbour), the same on both sides of a seam."""
        i, j = self.near(di, dj)[:2]
        return hashed(wrap(i, self.nx), wrap(j, self.ny), seed)

    def middle(self, du=0.0, dv=0.0, di=0, dj=0):
        """Where the cell's middle (moved by du, dv cells) lies in the picture."""
        i, j, _, _, shift = self.near(di, dj)
        return (i + 0.5 + du - shift - self.nx / 2) * self.wide, (j + 0.5 + dv - self.ny / 2) * self.tall

    def free(self, size):
        """1 where a shape of this half size (short sides) in the cell keeps off the quiet space, else 0."""
        x, y = self.middle()
        return (self.p.quiet.away(x, y) > size).float()


def spun(x, y, angle):
    c, s = torch.cos(angle), torch.sin(angle)
    return x * c + y * s, y * c - x * s


def disc(x, y, r):
    return r - torch.sqrt(x * x + y * y + 1e-10)


def box(x, y, a, b, round_by=0.0):
    dx, dy = x.abs() - a + round_by, y.abs() - b + round_by
    return round_by - torch.sqrt(dx.clamp(min=0) ** 2 + dy.clamp(min=0) ** 2 + 1e-12) - torch.maximum(dx, dy).clamp(max=0)


def polygon(x, y, r, sides):
    """Regular polygon of in-radius r."""
    far = None
    for k in range(sides):
        a = 2 * math.pi * k / sides
        d = x * math.sin(a) + y * math.cos(a)
        far = d if far is None else torch.maximum(far, d)
    return r - far


def star(x, y, r, points=5, inner=0.45):
    """Star of outer radius r: folded into one wedge, one edge."""
    step = math.pi / points
    angle = torch.atan2(x, -y + 1e-9)
    angle = angle - torch.floor(angle / (2 * step)) * 2 * step - step
    size = torch.sqrt(x * x + y * y + 1e-10)
    px, py = size * torch.cos(step - angle.abs()), size * torch.sin(step - angle.abs())
    # edge from the tip (r, 0) to the notch
    nx, ny = inner * math.cos(step), inner * math.sin(step)
    ex, ey = nx - 1, ny
    length = math.hypot(ex, ey)
    return -((px - r) * ey - py * ex) / length

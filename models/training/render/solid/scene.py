"""A set of solids on a seamless sweep: what a ray meets there, and how light reaches it."""
from typing import NamedTuple

import torch

from .materials import ROWS
from .primitives import FAR, Arches, Boxes, Cylinders, Ellipsoids, safe
from .vector import Vec

LIFT = 0.004  # how far shadow and secondary rays start from their surface


class Sweep(NamedTuple):
    """Floor at height y, a quarter round of radius r, and the wall z = -back; components [1]."""

    back: torch.Tensor
    r: torch.Tensor
    y: float = 0.0

    def hit(self, o, d):
        o = Vec(o.x, o.y - self.y, o.z)
        down = d.y < -1e-5
        floor = torch.where(down, -o.y / safe(d.y), FAR)
        flat = down & (o.z + d.z * floor > self.r - self.back)
        away = d.z < -1e-5
        wall = torch.where(away, (-self.back - o.z) / safe(d.z), FAR)
        upright = away & (o.y + d.y * wall > self.r)
        a = 1 / (d.y * d.y + d.z * d.z + 1e-9)
        qy, qz = o.y - self.r, o.z - (self.r - self.back)
        b = (qy * d.y + qz * d.z) * a
        disc = (b * b - (qy * qy + qz * qz - self.r * self.r) * a).clamp(min=0)
        bend = torch.where(away, torch.sqrt(disc) - b, FAR)
        return torch.where(flat, floor, torch.where(upright, wall, bend))

    def normal(self, p):
        ny = ((self.r - p.y + self.y) / self.r).clamp(0, 1)
        nz = ((self.r - self.back - p.z) / self.r).clamp(0, 1)
        return Vec(torch.zeros_like(p.x), ny, nz + 1e-6).unit()


class Hit(NamedTuple):
    t: torch.Tensor  # [N]
    p: Vec
    n: Vec
    m: dict  # material columns [N]
    q: Vec  # position local to the solid
    on_set: torch.Tensor  # 1 on the sweep
    round_: torch.Tensor  # 1 on an ellipsoid
    shape: dict


class Scene(NamedTuple):
    cylinders: Cylinders
    boxes: Boxes
    ellipsoids: Ellipsoids
    arches: Arches
    sweep: Sweep
    material: torch.Tensor  # [len(ROWS), K + 1], the sweep last; colours linear
    bevel: torch.Tensor  # [1, K + 1]

    @property
    def solids(self):
        """The kinds that have any."""
        return [s for s in (self.cylinders, self.boxes, self.ellipsoids, self.arches) if s.x.shape[0]]

    def _shapes(self):
        """Numbers of every solid as one table [.., K + 1], for gathering by what was hit."""
        c, b, e, a = self.cylinders, self.boxes, self.ellipsoids, self.arches
        rows = []
        for k, s in enumerate((c, b, e, a)):
            if not s.x.shape[0]:
                continue
            like = s.x[:, 0]
            zero, one = torch.zeros_like(like), torch.ones_like(like)
            cos = s.cos[:, 0] if k in (1, 3) else one
            sin = s.sin[:, 0] if k in (1, 3) else zero
            a0 = (c.r, b.w, e.rx, a.w)[k][:, 0]
            a1 = (c.h, b.h, e.ry, a.h)[k][:, 0]
            a2 = (c.r, b.d, e.rz, a.d)[k][:, 0]
            a3 = a.thick[:, 0] if k == 3 else zero
            kinds = [one if k == j else zero for j in range(4)]
            rows.append(torch.stack([s.x[:, 0], s.y[:, 0], s.z[:, 0], cos, sin, a0, a1, a2, a3, *kinds]))
        last = torch.tensor([0, 0, 0, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0.0]).reshape(13, 1)
        return torch.cat([*rows, last], 1)

    def trace(self, o, d, first=0.0):
        """Nearest hit beyond `first` of rays o + t d."""
        near = torch.cat([torch.where((i0 < i1) & (i0 > first), i0, FAR).expand(-1, d.x.shape[0])
                          for i0, i1 in (s.interval(o, d) for s in self.solids)])
        t, floor = near.min(0).values, self.sweep.hit(o, d)
        on_set = (floor <= t).float()
        t = torch.minimum(t, floor)
        which = torch.cat([(near <= t).float() * (1 - on_set), on_set[None]])
        which = which / which.sum(0).clamp(min=1)
        table = torch.cat([self.material, self.bevel, self._shapes()]) @ which
        n_mat = len(ROWS)
        m = {name: table[i] for i, name in enumerate(ROWS)}
        names = ("bevel", "x", "y", "z", "cos", "sin", "a", "b", "c", "thick", "cylinder", "box", "ellipsoid", "arch")
        s = {name: table[n_mat + i] for i, name in enumerate(names)}
        p = o + d * t
        q = Vec(p.x - s["x"], p.y - s["y"], p.z - s["z"]).turned(s["cos"], s["sin"])
        n = self._normal(p, q, s, on_set)
        return Hit(t, p, n, m, q, on_set, s["ellipsoid"], s)

    def _normal(self, p, q, s, on_set):
        b = s["bevel"] + 1e-5
        radial = torch.sqrt(q.x * q.x + q.z * q.z + 1e-9)
        # cylinder and box: how far each face has come within the bevel
        cyl_side = (b - (s["a"] - radial)).clamp(min=0) / radial
        x = (b - (s["a"] - q.x.abs())).clamp(min=0) * torch.sign(q.x)
        z = (b - (s["c"] - q.z.abs())).clamp(min=0) * torch.sign(q.z)
        y = (b - (s["b"] - q.y)).clamp(min=0) - (b - q.y).clamp(min=0)
        # arch: the outline outside, the opening inside, the two faces
        up = (q.y - s["b"]).clamp(min=0)
        out = torch.sqrt(q.x * q.x + up * up + 1e-9)
        rim = (b - (s["a"] - out)).clamp(min=0)
        inner = s["a"] - s["thick"]
        rim = (rim - (b - (out - inner)).clamp(min=0) * (inner > 1e-4)) / out
        e, c, k = s["ellipsoid"], s["cylinder"], s["arch"]
        box = s["box"]
        nx = c * cyl_side * q.x + box * x + e * q.x / (s["a"] * s["a"] + 1e-9) + k * rim * q.x
        ny = (c + box) * y + e * q.y / (s["b"] * s["b"] + 1e-9) + k * rim * up
        nz = c * cyl_side * q.z + box * z + e * q.z / (s["c"] * s["c"] + 1e-9) + k * z
        n = Vec(nx, ny, nz).back(s["cos"], s["sin"])
        n = Vec(n.x * (1 - on_set), n.y * (1 - on_set), n.z * (1 - on_set)) + self.sweep.normal(p) * on_set
        return n.unit()

    def shadow(self, p, n, light):
        """Share of the key that reaches p: [N]. Glass holds back a third."""
        start = p + n * LIFT
        opaque = 1 - 0.62 * self.material[ROWS.index("glass")][:, None]
        lit, k = torch.ones_like(p.x), 0
        for s in self.solids:
            dark = s.shade(start, light.to, light.size)
            count = dark.shape[0]
            dark = dark * opaque[k:k + count]
            for i in range(count):
                lit = lit * (1 - dark[i])
            k += count
        return lit

    def occlusion(self, p, n, on_set):
        """(open sky 0..1 [N], colour that neighbours throw back: three [N])."""
        opaque = 1 - 0.6 * self.material[ROWS.index("glass")][:-1, None]
        total = 0.0
        for reach, weight in ((0.035, 0.26), (0.12, 0.34), (0.34, 0.40)):
            at = p + n * reach
            near = torch.cat([(1 - s.distance(at) / reach).clamp(0, 1) for s in self.solids])
            total = total + weight * near * near * (1.6 if reach < 0.05 else 1.25)
        total = (total * opaque).clamp(0, 1)
        open_, k = torch.ones_like(p.x), total.shape[0]
        for i in range(k):
            open_ = open_ * (1 - 0.85 * total[i])
        thrown = self.material[:3, :-1] @ total
        # solids stand on y = 0, the wall on a floor that a table may stand high above
        floor = (1 - (p.y - self.sweep.y * on_set + n.y * 0.25).clamp(min=0) / 0.25).clamp(0, 1) * (1 - n.y.abs())
        return open_, thrown, floor

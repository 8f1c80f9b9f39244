"""Exact ray hits, distances, soft shadows and bevelled normals of a fixed number of typed solids.

A `Solids` holds four kinds of solid, each a table [K, 1] per quantity: upright cylinders, upright boxes
turned about the vertical, ellipsoids, and arches (a round-topped slab, with or without its opening).
A solid of size 0 is absent (LEAST). Points are Vecs of [N]; results are [K, N], the kinds one after another.
Distances are in short sides of the picture at the scale of the plane z = 0.
"""
from typing import NamedTuple

import torch

from .vector import Vec, soft_step

FAR = 1e4
LEAST = 2e-3  # what is smaller is absent


def safe(d):
    """d, kept from zero, for dividing by."""
    return torch.where(d.abs() < 1e-5, torch.full_like(d, 1e-5), d)


class Cylinders(NamedTuple):
    x: torch.Tensor
    y: torch.Tensor  # of the bottom
    z: torch.Tensor
    r: torch.Tensor
    h: torch.Tensor

    def interval(self, o, d):
        ox, oz = o.x - self.x, o.z - self.z
        a = 1 / (d.x * d.x + d.z * d.z + 1e-9)
        b = (ox * d.x + oz * d.z) * a
        across = ox * d.z - oz * d.x  # by how much the ray misses the axis: exact where o is far off, as b * b - c is not
        disc = (self.r * self.r - across * across * a) * a
        s = torch.sqrt(disc.clamp(min=0))
        inv = 1 / safe(d.y)
        y0 = (self.y - o.y) * inv
        y1 = y0 + self.h * inv
        near = torch.maximum(-b - s, torch.minimum(y0, y1))
        far = torch.minimum(s - b, torch.maximum(y0, y1))
        return torch.where((disc > 0) & (self.r > LEAST), near, FAR), far

    def distance(self, p):
        px, pz = p.x - self.x, p.z - self.z
        side = torch.sqrt(px * px + pz * pz + 1e-9) - self.r
        cap = (p.y - self.y - self.h * 0.5).abs() - self.h * 0.5
        s, c = side.clamp(min=0), cap.clamp(min=0)
        return torch.sqrt(s * s + c * c) + torch.maximum(side, cap).clamp(max=0) + (self.r <= LEAST) * 9.0

    def shade(self, p, light, size):
        px, pz = self.x - p.x, self.z - p.z
        a = 1 / (light.x * light.x + light.z * light.z)
        along = (px * light.x + pz * light.z) * a
        across = (px * light.z - pz * light.x) * torch.sqrt(a)
        chord = torch.sqrt(((self.r * self.r - across * across) * a).clamp(min=0))
        enter, leave = (along - chord).clamp(min=0), along + chord
        spread = size * along.clamp(min=0) + 0.003
        level = torch.rsqrt(1 / a + light.y * light.y) / torch.sqrt(a)
        top = (self.y + self.h - p.y - light.y * enter) * level / (size * enter + 0.003)
        bottom = (p.y + light.y * leave - self.y) * level / (size * leave.clamp(min=0) + 0.003)
        return soft_step((self.r - across.abs()) / spread) * soft_step(top) * soft_step(bottom) * soft_step(leave * 200 - 1) * (self.r > LEAST)


class Boxes(NamedTuple):
    x: torch.Tensor
    y: torch.Tensor  # of the bottom
    z: torch.Tensor
    w: torch.Tensor  # half
    h: torch.Tensor
    d: torch.Tensor  # half
    cos: torch.Tensor
    sin: torch.Tensor

    def local(self, p):
        return Vec(p.x - self.x, p.y - self.y, p.z - self.z).turned(self.cos, self.sin)

    def interval(self, o, d):
        q, e = self.local(o), d.turned(self.cos, self.sin)
        ix, iy, iz = 1 / safe(e.x), 1 / safe(e.y), 1 / safe(e.z)
        cx, cz, y0 = -q.x * ix, -q.z * iz, -q.y * iy
        y1 = y0 + self.h * iy
        wx, wz = self.w * ix.abs(), self.d * iz.abs()
        near = torch.maximum(torch.maximum(cx - wx, cz - wz), torch.minimum(y0, y1))
        far = torch.minimum(torch.minimum(cx + wx, cz + wz), torch.maximum(y0, y1))
        return torch.where(self.w > 0, near, FAR), far

    def distance(self, p):
        q = self.local(p)
        x, y, z = q.x.abs() - self.w, (q.y - self.h * 0.5).abs() - self.h * 0.5, q.z.abs() - self.d
        a, b, c = x.clamp(min=0), y.clamp(min=0), z.clamp(min=0)
        return torch.sqrt(a * a + b * b + c * c) + torch.maximum(torch.maximum(x, y), z).clamp(max=0) + (self.w <= 0) * 9.0

    def shade(self, p, light, size):
        q, e = self.local(p), light.turned(self.cos, self.sin)
        ground = torch.sqrt(e.x * e.x + e.z * e.z)
        across = (q.x * e.z - q.z * e.x).abs() / ground
        reach = (self.w * e.z.abs() + self.d * e.x.abs()) / ground
        ix, iz = 1 / safe(e.x), 1 / safe(e.z)
        cx, cz, wx, wz = -q.x * ix, -q.z * iz, self.w * ix.abs(), self.d * iz.abs()
        t0, t1 = torch.maximum(cx - wx, cz - wz), torch.minimum(cx + wx, cz + wz)
        mid = ((t0 + t1) * 0.5).clamp(-6, 6)
        enter, leave = torch.minimum(t0, mid).clamp(min=0), torch.maximum(t1, mid)
        top = (self.h - q.y - e.y * enter) * ground / (size * enter + 0.003)
        bottom = (q.y + e.y * leave) * ground / (size * leave.clamp(min=0) + 0.003)
        side = (reach - across) / (size * mid.clamp(min=0) + 0.003)
        return soft_step(side) * soft_step(top) * soft_step(bottom) * soft_step(leave * 200 - 1) * (self.w > 0)


class Ellipsoids(NamedTuple):
    x: torch.Tensor
    y: torch.Tensor
    z: torch.Tensor
    rx: torch.Tensor
    ry: torch.Tensor
    rz: torch.Tensor

    def local(self, p):
        return Vec((p.x - self.x) / self.rx, (p.y - self.y) / self.ry, (p.z - self.z) / self.rz)

    def interval(self, o, d):
        q, e = self.local(o), Vec(d.x / self.rx, d.y / self.ry, d.z / self.rz)
        a = 1 / e.dot(e)
        b = q.dot(e) * a
        miss = q - e * b
        disc = (1 - miss.dot(miss)) * a
        s = torch.sqrt(disc.clamp(min=0))
        return torch.where((disc > 0) & (self.rx > LEAST), -b - s, FAR), s - b

    def distance(self, p):
        return (self.local(p).length() - 1) * torch.minimum(self.rx, self.ry) + (self.rx <= LEAST) * 9.0

    def shade(self, p, light, size):
        q, e = self.local(p), Vec(light.x / self.rx, light.y / self.ry, light.z / self.rz)
        k = 1 / torch.sqrt(e.dot(e))
        along = -q.dot(e) * k  # in radii
        miss = torch.sqrt((q.dot(q) - along * along).clamp(min=0))
        spread = (size * along.clamp(min=0) + 0.003 / self.ry)
        return soft_step((1 - miss) / spread) * soft_step(along * 8 - 1) * (self.rx > LEAST)


class Arches(NamedTuple):
    x: torch.Tensor
    y: torch.Tensor  # of the foot
    z: torch.Tensor
    w: torch.Tensor  # outer half width
    h: torch.Tensor  # of the straight part
    thick: torch.Tensor  # of the band; as wide as w when there is no opening
    d: torch.Tensor  # half depth
    cos: torch.Tensor
    sin: torch.Tensor

    def local(self, p):
        return Vec(p.x - self.x, p.y - self.y, p.z - self.z).turned(self.cos, self.sin)

    def _outline(self, q, e, a, ix, iy, w):
        """Interval of the ray inside the endless prism of the outline of half width w."""
        cx, wx, y0 = -q.x * ix, w * ix.abs(), -q.y * iy
        y1 = y0 + self.h * iy
        r0, r1 = torch.maximum(cx - wx, torch.minimum(y0, y1)), torch.minimum(cx + wx, torch.maximum(y0, y1))
        up = q.y - self.h
        b = (q.x * e.x + up * e.y) * a
        disc = b * b - (q.x * q.x + up * up - w * w) * a
        s = torch.sqrt(disc.clamp(min=0))
        straight, round_ = r0 < r1, disc > 0
        near = torch.minimum(torch.where(straight, r0, FAR), torch.where(round_, -b - s, FAR))
        far = torch.maximum(torch.where(straight, r1, -FAR), torch.where(round_, s - b, -FAR))
        foot = torch.where(e.y > 0, y0, -FAR)
        return torch.maximum(near, foot), torch.minimum(far, torch.where(e.y > 0, FAR, y0))

    def interval(self, o, d):
        q, e = self.local(o), d.turned(self.cos, self.sin)
        ix, iy, iz = 1 / safe(e.x), 1 / safe(e.y), 1 / safe(e.z)
        a = 1 / (e.x * e.x + e.y * e.y + 1e-9)
        cz, wz = -q.z * iz, self.d * iz.abs()
        near, far = self._outline(q, e, a, ix, iy, self.w)
        near, far = torch.maximum(near, cz - wz), torch.minimum(far, cz + wz)
        open0, open1 = self._outline(q, e, a, ix, iy, (self.w - self.thick).clamp(min=0))
        through = (open0 <= near) & (near < open1) & (self.thick < self.w)
        near = torch.where(through, open1, near)
        return torch.where(self.w > 0, near, FAR), far

    def _band(self, x, y):
        """Signed distance, in the plane of the arch, from the middle of its band."""
        up = (y - self.h).clamp(min=0)
        return torch.sqrt(x * x + up * up + 1e-9) - (self.w - self.thick * 0.5)

    def _inside(self, x, y):
        """Depth inside the band (negative outside), the foot counted."""
        full = (self.thick >= self.w).to(x.dtype)
        band = self._band(x, y)
        return torch.minimum(self.thick * 0.5 - torch.where(full > 0, band, band.abs()), y + 0.02)

    def distance(self, p):
        q = self.local(p)
        side, face = -self._inside(q.x, q.y), q.z.abs() - self.d
        s, f = side.clamp(min=0), face.clamp(min=0)
        return torch.sqrt(s * s + f * f) + torch.maximum(side, face).clamp(max=0) + (self.w <= 0) * 9.0

    def shade(self, p, light, size):
        q, e = self.local(p), light.turned(self.cos, self.sin)
        iz = 1 / safe(e.z)
        cz, wz = -q.z * iz, self.d * iz.abs()
        t0, t1 = (cz - wz).clamp(0, 8), (cz + wz).clamp(0, 8)
        full = self.thick >= self.w
        last, best = None, None
        for part in (0.0, 0.33, 0.67, 1.0):
            t = t0 + (t1 - t0) * part
            x, y = q.x + e.x * t, q.y + e.y * t
            band = self._band(x, y)
            band = torch.where(full, band.clamp(min=0), band)
            if last is not None:
                crossing = torch.maximum(torch.minimum(last, band), -torch.maximum(last, band)).clamp(min=0)
                best = crossing if best is None else torch.minimum(best, crossing)
            last = band
        spread = size * t0 + 0.003
        thickness = soft_step((t1 - t0) / (spread + 0.01) * 2 - 1)
        return soft_step((self.thick * 0.5 - best) / spread) * thickness * (self.w > 0)

"""Hash noise that any runtime computes alike: integers below 289 permuted exactly in float32."""
import torch

from .vector import Vec


def permute(x):
    """A permutation of 0..288 (Gustavson's polynomial hash, exact in float32)."""
    x = (x * 34 + 10) * x
    return x - torch.floor(x / 289) * 289


def wrap(i):
    return i - torch.floor(i / 289) * 289


def lattice(p, seed):
    """Random value 0..1 at each of the eight lattice corners round p, and the position between them."""
    ix, iy, iz = torch.floor(p.x), torch.floor(p.y), torch.floor(p.z)
    f = Vec(p.x - ix, p.y - iy, p.z - iz)
    x0, y0, z0 = wrap(ix + seed), wrap(iy), wrap(iz)
    xs = [permute(x0), permute(wrap(x0 + 1))]
    xys = [permute(wrap(x + y)) for x in xs for y in (y0, y0 + 1)]
    return [permute(wrap(xy + z)) for xy in xys for z in (z0, z0 + 1)], f


def value(p, seed=0.0):
    """Smooth value noise, about -1..1."""
    c, f = lattice(p, seed)
    u, v, w = (t * t * (3 - 2 * t) for t in f)
    c = [c[i] + (c[i + 1] - c[i]) * w for i in range(0, 8, 2)]
    c = [c[i] + (c[i + 1] - c[i]) * v for i in range(0, 4, 2)]
    return (c[0] + (c[1] - c[0]) * u) / 144 - 1


def octaves(p, count, seed=0.0, fall=0.5):
    """`count` octaves of noise, each turned against the last, normalised to about -1..1."""
    scale = torch.tensor([2.03 ** i for i in range(count)]).reshape(count, 1)
    gain = torch.tensor([fall ** i for i in range(count)]).reshape(count, 1)
    shift = torch.tensor([17.3 * i for i in range(count)]).reshape(count, 1)
    q = Vec(p.x * 0.8 + p.z * 0.6, p.y * 0.96 + p.x * 0.28, p.z * 0.8 - p.x * 0.6)
    each = value(Vec(q.x * scale + shift, q.y * scale - shift, q.z * scale + shift * 0.7), seed)
    return (each * (gain / gain.sum() * 1.4)).sum(0)


def chips(p, seed=0.0):
    """Angular chips: (how deep inside the nearest chip, in cells; a random number of that chip 0..1)."""
    ix, iy, iz = torch.floor(p.x - 0.5), torch.floor(p.y - 0.5), torch.floor(p.z - 0.5)
    best, which = None, None
    x0, y0, z0 = wrap(ix + seed), wrap(iy), wrap(iz)
    for a in (0, 1):
        hx = permute(wrap(x0 + a))
        for b in (0, 1):
            hxy = permute(wrap(hx + y0 + b))
            for c in (0, 1):
                h = permute(wrap(hxy + z0 + c))
                h2 = permute(h)
                h3 = permute(h2)
                dx = p.x - ix - (a + 0.24 + h / 289 * 0.52)
                dy = p.y - iy - (b + 0.24 + h2 / 289 * 0.52)
                dz = p.z - iz - (c + 0.24 + h3 / 289 * 0.52)
                tilt = h / 289 * 1.6 - 0.8
                size = 0.12 + 0.36 * h3 / 289
                d = size - torch.maximum((dx + tilt * dy).abs() + 0.3 * dz.abs(), (dy - tilt * dz).abs() + 0.35 * dx.abs())
                if best is None:
                    best, which = d, h2
                else:
                    which = torch.where(d > best, h2, which)
                    best = torch.maximum(best, d)
    return best, which / 289

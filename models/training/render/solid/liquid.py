"""Liquid and inflated forms: blobs that flow into each other, balloons, drops of water."""
import torch

from ..inputs import SLIDERS, Family, by_kind
from .camera import Frame, quiet_mask
from .gel import clear, glossy, pool
from .light import studio
from .materials import table
from .noise import permute, value, wrap
from .primitives import Arches, Boxes, Cylinders, Ellipsoids
from .scene import Scene, Sweep
from .shading import render
from .strewn import backdrop, finish, kept, light_of, spread, strewn
from .tone import Wardrobe, from_lab
from .vector import Vec, frac, mix, smooth, soft_step

KINDS = ("blobs", "balloons", "drops")
N_FORM, N_BALLOON, N_DROP = 7, 8, 30


def lamp(sx, sy):
    """Direction towards the key whose shadows fall along (sx, sy)."""
    return Vec(-sx * 0.62, -sy * 0.62, torch.full((1,), 0.785)).unit()


def blobs(i):
    """Three layers of forms, the colours of neighbours running into each other."""
    u = i.u
    dressed = Wardrobe(i.palette, u[0:12], i.slider("light"), i.slider("chroma"))
    sx, sy = light_of(u[12:14])
    to = lamp(sx, sy)
    colour = backdrop(i, u, from_lab(dressed.ground), (sx, sy))
    calm = 1 - quiet_mask(i.xy, i.quiet, i.aspect, 0.12)
    inks = from_lab(torch.stack([dressed.hero, dressed.accents[0], dressed.accents[1]]))
    gloss = (0.75 + 0.5 * i.slider("gloss") - 0.4 * (u[14:15] < 0.3).float()).clamp(0.05, 1.2)
    metal = ((u[15:16] < 0.14) & (i.slider("gloss") > -0.3)).float() * 0.85 * (1 - i.slider("glass").clamp(min=0))
    scale = 1 + 0.25 * i.slider("scale")
    # slow currents bend every outline
    x, y = i.xy[:, 0], i.xy[:, 1]
    swirl = 0.10 + 0.05 * i.slider("energy")
    wx = value(Vec(x * 1.5, y * 1.5, x * 0 + u[16:17] * 9), 23.0)
    wy = value(Vec(x * 1.5, y * 1.5, x * 0 + u[17:18] * 9 + 40), 37.0)
    bent = i.xy + torch.stack([wx * swirl, wy * swirl], -1)
    for layer in range(3):
        v = u[20 + 16 * layer:36 + 16 * layer]
        cx, cy = strewn(i, N_FORM, torch.cat([u[18:20], v[0:14]]), 1.12, 0.46 + 0.10 * layer)
        r = (0.05 + 0.20 * spread(v[6:7], N_FORM, 0.531).reshape(-1, 1) ** 1.6) * (1.15 - 0.25 * layer) * scale
        have = kept(i, cx, cy, 0.10) * (spread(v[7:8], N_FORM, 0.754).reshape(-1, 1) < 0.78 + 0.3 * i.slider("density")).float()
        r = r * have - 0.3 * (1 - have)
        p = pool(bent, cx, cy, r, 0.035 + 0.03 * v[8:9], 1.0 + 0.9 * v[9:10])
        height = 0.035 + 0.02 * layer
        cast = pool(bent - torch.stack([sx * height, sy * height], -1), cx, cy, r, 0.035 + 0.03 * v[8:9], 1.0)
        shade = soft_step(-cast.d / (0.035 + height * 0.8) + 0.1) * 0.40 * calm
        mask = soft_step(-p.d / (i.footprint * 0.9)) * calm
        own = torch.tensor([[(j + layer) % 3 == m for m in range(3)] for j in range(N_FORM)]).float() @ inks  # [K, 3]
        ink = p.share.T @ own
        ink = glossy(p, Vec(ink[:, 0], ink[:, 1], ink[:, 2]), to, gloss, metal, i.footprint)
        colour = Vec(*(c * (1 - shade) * (1 - mask) + k * mask for c, k in zip(colour, ink)))
    return finish(i, colour)


def drops(i):
    """Drops of water or serum on a smooth ground: large ones that join, and a fine dew between."""
    u = i.u
    dressed = Wardrobe(i.palette, u[0:12], i.slider("light"), i.slider("chroma"))
    sx, sy = light_of(u[12:14])
    to = lamp(sx, sy)
    # the ground runs from one colour of the palette towards another
    first, second = from_lab(dressed.ground), from_lab(dressed.ground * 0.65 + dressed.hero * 0.35)
    run = smooth(-0.6, 0.6, i.xy[:, 0] * sy - i.xy[:, 1] * sx) * (u[14:15] < 0.6).float()
    base = Vec(*(first[k:k + 1] + (second[k:k + 1] - first[k:k + 1]) * run for k in range(3)))
    level = backdrop(i, u, torch.ones(3), (sx, sy))
    colour = Vec(*(b * l for b, l in zip(base, level)))
    calm = 1 - quiet_mask(i.xy, i.quiet, i.aspect, 0.06)
    scale = 1 + 0.3 * i.slider("scale")
    # dew: at most one droplet a cell
    for many, seed, level in ((13.0, 50.0, 0.55), (27.0, 90.0, 0.5)):
        gx, gy = i.xy[:, 0] * many + 60 + u[15:16], i.xy[:, 1] * many + 60 + u[16:17]
        ix, iy = torch.floor(gx), torch.floor(gy)
        h = permute(wrap(permute(wrap(ix + seed)) + iy))
        h2 = permute(h)
        h3 = permute(h2)
        r = (0.08 + 0.22 * permute(h3) / 289) * (h / 289 < level + 0.35 * i.slider("density")).float()
        dx, dy = frac(gx) - r - (1 - 2 * r) * h3 / 289, frac(gy) - r - (1 - 2 * r) * h2 / 289
        colour = droplet(colour, dx / many, dy / many, r / many, to, (sx, sy), i.footprint, calm)
    x, y = strewn(i, N_DROP, u[17:24], 1.08, 0.30)
    r = (0.014 + 0.085 * spread(u[24:25], N_DROP, 0.531).reshape(-1, 1) ** 2.6) * scale
    have = kept(i, x, y, 0.03)
    r = r * have - 0.1 * (1 - have)
    wob = i.xy + 0.012 * torch.stack([value(Vec(i.xy[:, 0] * 9, i.xy[:, 1] * 9, i.xy[:, 0] * 0 + c), 3.0) for c in (1.5, 7.5)], -1)
    p = pool(wob, x, y, r, 0.0075 + 0.006 * u[25:26], 1.5)
    drop = 0.016
    cast = pool(wob - torch.stack([sx * drop, sy * drop], -1), x, y, r, 0.012, 1.0)
    shade = soft_step(-cast.d / 0.016) * 0.36 * calm
    bright = smooth(0.25, 0.9, cast.high) * 0.22 * calm  # light gathered by the drop
    mask = soft_step(-p.d / (i.footprint * 0.9)) * calm
    ground = Vec(*(c * (1 - shade + bright) for c in colour))
    water = clear(p, base, to)
    serum = ((u[26:27] < 0.3) | (i.slider("gloss") > 0.6)).float() * 0.55 * (1 - i.slider("glass").clamp(min=0))
    ink = from_lab(dressed.hero)
    tinted = glossy(p, Vec(*(ink[k:k + 1] + 0 * p.d for k in range(3))), to, torch.ones(1), torch.zeros(1), i.footprint)
    water = mix(water, tinted, serum)
    return finish(i, mix(ground, water, mask))


def droplet(colour, dx, dy, r, to, shadow, footprint, calm):
    """A lone small drop at offset (dx, dy) with radius r (0 = none)."""
    sx, sy = shadow
    far = torch.sqrt(dx * dx + dy * dy + 1e-9)
    inside = soft_step((r - far) / (footprint * 0.9)) * calm * (r > 0)
    qx, qy = dx - sx * r * 0.45, dy - sy * r * 0.45
    cast = (1 - smooth(0.55, 1.35, torch.sqrt(qx * qx + qy * qy + 1e-9) / (r + 1e-6))) * 0.30 * calm * (r > 0)
    nx, ny = dx / (r + 1e-6), dy / (r + 1e-6)
    toward = nx * to.x + ny * to.y
    hx, hy = nx - to.x * 0.75, ny - to.y * 0.75
    spark = 1 - smooth(0.12, 0.26, torch.sqrt(hx * hx + hy * hy + 1e-9))
    level = 0.92 - 0.40 * toward.clamp(min=0) + 0.45 * smooth(0.1, 0.6, -toward)
    return Vec(*(c * (1 - cast) * (1 - inside) + (c * level + 0.8 * spark) * inside for c in colour))


def balloons(i):
    """Balloons (or bubbles, where glass is asked) that float before a wall."""
    u, look = i.u, {n: i.look[k:k + 1] for k, n in enumerate(SLIDERS)}
    dressed = Wardrobe(i.palette, u[0:12], look["light"], look["chroma"])
    ground = from_lab(dressed.ground)
    inks = from_lab(torch.stack([dressed.hero, *dressed.accents]))
    x, y = strewn(i, N_BALLOON, u[12:18], 0.96, 0.50)
    r = (0.075 + 0.085 * spread(u[18:19], N_BALLOON, 0.531).reshape(-1, 1)) * (1 + 0.25 * look["scale"])
    keep = kept(i, x, y, 0.07) * (spread(u[19:20], N_BALLOON, 0.754).reshape(-1, 1) < 0.86 + 0.4 * look["density"]).float()
    z = -0.42 + 0.72 * spread(u[20:21], N_BALLOON, 0.443).reshape(-1, 1)
    far = torch.full((1,), 3.0) * torch.maximum(i.aspect.max().reshape(1) / 1.5, torch.ones(1))
    back = (far - z) / far
    bubble = ((u[21:22] < 0.2) | (look["glass"] > 0.4)).float() * (look["glass"] > -0.5).float()
    strings = (1 - bubble) * (u[22:23] < 0.7).float()
    tall = 1 + 0.17 * (1 - bubble)
    wx, wy, rr = x * back, -y * back, r * keep
    size = rr.clamp(min=1e-3)
    zero, one = x * 0, x * 0 + 1
    knot = size * 0.10 * (1 - bubble)
    ellipsoids = Ellipsoids(torch.cat([wx, wx]), torch.cat([wy, wy - size * tall - knot * 0.55]), torch.cat([z, z]),
                            torch.cat([size, (knot * 1.1).clamp(min=1e-3)]), torch.cat([size * tall, knot.clamp(min=1e-3)]), torch.cat([size, (knot * 1.1).clamp(min=1e-3)]))
    foot = wy - size * tall - knot
    cylinders = Cylinders(wx, foot - 2.0, z, torch.maximum(torch.full((1,), 0.0026), i.footprint * 0.7) * strings * (rr > 0.002), one * 2.0)
    none = torch.zeros(0, 1)
    finishes = table()
    foil = ((u[23:24] < 0.25) | (look["gloss"] > 0.5)).float()
    #        gloss, metal, matte; each balloon one of two
    mixed = (spread(u[24:25], N_BALLOON, 0.618).reshape(-1, 1) < 0.4).float()
    plain = finishes[1] * (1 - foil) + finishes[2] * foil
    other = finishes[6] * foil + finishes[0] * (1 - foil) * (u[25:26] < 0.3).float() + finishes[2] * (1 - foil) * (u[25:26] >= 0.3).float()
    finish_ = (plain * (1 - mixed) + other * mixed) * (1 - bubble) + finishes[7] * bubble
    own = torch.tensor([[j % 3 == m for m in range(3)] for j in range(N_BALLOON)]).float() @ inks
    row = torch.cat([own, own * 0.6, finish_[:, :4], zero, zero, finish_[:, 6:10]], 1)
    thread = torch.cat([own * 0.5 + 0.25, own, torch.zeros(N_BALLOON, 9), one], 1)
    wall = torch.cat([ground, ground, torch.zeros(9), torch.ones(1)]).reshape(1, -1)
    scene = Scene(cylinders, Boxes(*[none] * 8), ellipsoids, Arches(*[none] * 9), Sweep(torch.full((1,), 1.0), torch.full((1,), 0.2), -9.0),
                  torch.cat([thread, row, row, wall]).T, torch.zeros(1, 3 * N_BALLOON + 1))
    side = torch.where(u[26:27] < 0.5, -1.0, 1.0)
    to = Vec(side * (0.4 + 0.4 * u[27:28]), 0.7 + 0.3 * u[28:29], 0.95 + 0.3 * u[29:30]).unit()
    window = ((u[30:31] < 0.12 + 0.7 * look["window"]) | (look["window"] > 0.4)).float()
    leaf = ((u[31:32] < 0.08 + 0.7 * look["leaf"]) | (look["leaf"] > 0.4)).float() * (1 - window)
    light = studio(to, u[32:48], look["contrast"], look["warm"], look["soft"] + 0.4, look["light"], ground, window * 0.6, leaf * 0.5,
                   Vec(torch.zeros(1), torch.zeros(1), torch.full((1,), -0.6)))
    o = torch.zeros(1)
    frame = Frame(o, o, o + 1, o, far, o + 1, o + 1, o + 1)
    return render(scene, light, frame, ground, i.xy, i.footprint, i.quiet, i.aspect)


PARTS = (blobs, balloons, drops)
FAMILY = Family("liquid", "Liquid and balloons", KINDS, False, False, by_kind(PARTS), None, "Glossy coral blobs for a new serum", PARTS)

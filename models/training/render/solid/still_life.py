"""Still lifes that wait for a product: podium, steps, arches, spheres, plinths."""
import torch

from ..inputs import SLIDERS, Family
from . import camera
from .light import studio
from .materials import KINDS as FINISHES
from .materials import table
from .primitives import Arches, Boxes, Cylinders, Ellipsoids
from .scene import Scene, Sweep
from .shading import render
from .stage import stage_of
from .tone import Wardrobe, from_lab, tone
from .vector import Vec

KINDS = ("podium", "steps", "arches", "spheres", "plinths")
# what each solid of each table wears: 0 hero, 1 second tier, 2 and 3 accents, 4 near the backdrop
N_CYL, N_BOX, N_ELL, N_ARCH = 4, 3, 4, 2


class Layout:
    """Rows of solids as 1-element tensors, all in world units round the hero at the origin."""

    def __init__(self, cylinders, boxes, ellipsoids, arches, wears, spot):
        self.parts = [cylinders, boxes, ellipsoids, arches]
        self.wears, self.spot = wears, spot

    def numbers(self):
        flat = [v if torch.is_tensor(v) else torch.full((1,), float(v)) for rows in self.parts for row in rows for v in row]
        wears = [torch.full((1,), float(i == w)) for w in self.wears for i in range(5)]
        return torch.cat([*flat, *wears, *[v if torch.is_tensor(v) else torch.full((1,), float(v)) for v in self.spot]])


NONE_C, NONE_B, NONE_E, NONE_A = (0, -9, 0, 0, 0), (0, -9, 0, 0, 0, 0, 0), (0, -9, 0, .001, .001, .001), (0, -9, 0, 0, 0, 0, 0, 0)


def ball(x, z, r, y=0.0):
    return (x, y + r, z, r, r, r)


def layouts(u, side, some, many):
    """The five kinds. u: 24 uniform numbers; side: -1 or 1, where companions stand; some, many: 1 when wanted."""
    a = [u[i:i + 1] for i in range(24)]
    r, h = 0.24 + 0.07 * a[0], 0.07 + 0.10 * a[1]
    tier = (a[2] < 0.5).float()
    back = (a[3] < 0.45).float()
    # podium: one or two tiers, a taller drum behind, a ball or two
    th = 0.05 * tier
    podium = Layout(
        [(0, 0, 0, r, h), (0, h, 0, r * 0.74 * tier, th), (side * (0.36 + 0.05 * a[4]), 0, -0.26, 0.11 + 0.05 * a[5], 0.26 + 0.22 * a[6]),
         (-side * (0.42 + 0.05 * a[7]), 0, -0.12, (0.09 + 0.03 * a[8]) * some, 0.07 + 0.12 * a[9])],
        [NONE_B] * 3,
        [ball(-side * (0.33 + 0.04 * a[10]), 0.16, 0.055 + 0.03 * a[11]), ball(side * (0.40 + 0.05 * a[12]), 0.14, (0.035 + 0.025 * a[13]) * some + 1e-3),
         ball(-side * (0.42 + 0.05 * a[7]), -0.12, 0.05 * some * many + 1e-3, 0.07 + 0.12 * a[9]), NONE_E],
        [(-side * 0.08, 0, -0.62, (0.34 + 0.08 * a[14]) * back, 0.30 + 0.2 * a[15], (0.34 + 0.08 * a[14]) * torch.where(a[16] < 0.5, 1.0, 0.24), 0.05, 0), NONE_A],
        [0, 1, 2, 3, 0, 0, 0, 3, 2, 0, 0, 4, 4], [0, h + th, 0, r * (1 - 0.26 * tier)])
    # steps: three treads that climb away to one side
    s0, s1, s2 = 0.07 + 0.03 * a[0], 0.16 + 0.04 * a[1], 0.27 + 0.08 * a[2]
    steps = Layout(
        [(side * 0.47, 0, -0.45, (0.10 + 0.04 * a[4]) * some, 0.5 + 0.2 * a[5]), NONE_C, NONE_C, NONE_C],
        [(-side * 0.05, 0, 0.06, 0.38 + 0.04 * a[6], s0, 0.26, 0), (side * 0.035, 0, -0.02, 0.285, s1, 0.18, 0), (side * 0.165, 0, -0.16, 0.145, s2 + 0.06, 0.10, 0)],
        [ball(-side * 0.33, 0.20, 0.05 + 0.02 * a[8], s0), ball(side * 0.17, -0.16, 0.055 + 0.02 * a[9], s2 + 0.06), ball(-side * (0.47 + 0.03 * a[10]), 0.05, (0.06 + 0.04 * a[11]) * some + 1e-3), NONE_E],
        [(-side * 0.12, 0, -0.55, (0.27 + 0.05 * a[13]) * back, 0.42 + 0.2 * a[14], 0.27 + 0.05 * a[13], 0.04, 0), NONE_A],
        [2, 0, 0, 0, 0, 0, 1, 3, 2, 3, 0, 4, 4], [-side * 0.07, s1, 0.04, 0.20])
    # arches: one round the hero, one lower beside it
    w = 0.31 + 0.05 * a[0]
    arches = Layout(
        [(0, 0, 0.06, 0.21 + 0.04 * a[1], 0.06 + 0.07 * a[2]), (-side * (0.40 + 0.04 * a[3]), 0, 0.06, 0.10, (0.05 + 0.1 * a[4])), NONE_C, NONE_C],
        [NONE_B] * 3,
        [ball(side * (0.34 + 0.04 * a[5]), 0.2, 0.05 + 0.03 * a[6]), ball(-side * (0.40 + 0.04 * a[3]), 0.06, 0.06 * some + 1e-3, 0.05 + 0.1 * a[4]), NONE_E, NONE_E],
        [(0, 0, -0.30, w, 0.34 + 0.14 * a[8], 0.075 + 0.04 * a[9], 0.09 + 0.05 * a[10], 0),
         (side * (0.36 + 0.05 * a[11]), 0, -0.52, 0.18 + 0.04 * a[12], 0.22 + 0.34 * a[13], torch.where(a[14] < 0.5, 0.4, 0.06), 0.07, 0)],
        [0, 3, 0, 0, 0, 0, 0, 2, 3, 0, 0, 1, 2], [0, 0.06 + 0.07 * a[2], 0.06, 0.21 + 0.04 * a[1]])
    # spheres: balls of several sizes round a low disc
    R = 0.17 + 0.05 * a[0]
    spheres = Layout(
        [(0, 0, 0, 0.25 + 0.05 * a[1], 0.05 + 0.05 * a[2]), NONE_C, NONE_C, NONE_C], [NONE_B] * 3,
        [ball(side * (0.34 + 0.05 * a[3]), -0.30, R), ball(-side * (0.37 + 0.05 * a[4]), -0.10, 0.10 + 0.03 * a[5]), ball(side * (0.37 + 0.04 * a[6]), 0.17, 0.055 + 0.03 * a[7]),
         ball(-side * (0.27 + 0.05 * a[8]), 0.24, (0.035 + 0.02 * a[9]))],
        [(0.06 * side, 0, -0.75, (0.36 + 0.08 * a[10]) * back, 0.25 + 0.2 * a[11], 1.0, 0.04, 0), NONE_A],
        [0, 0, 0, 0, 0, 0, 0, 2, 3, 1, 0, 4, 4], [0, 0.05 + 0.05 * a[2], 0, 0.25 + 0.05 * a[1]])
    # plinths: square blocks at three heights
    plinths = Layout(
        [NONE_C] * 4,
        [(0, 0, 0, 0.20 + 0.04 * a[0], 0.14 + 0.10 * a[1], 0.20 + 0.03 * a[0], (a[2] - 0.5) * 0.5), (side * (0.37 + 0.03 * a[3]), 0, -0.22, 0.12, 0.34 + 0.24 * a[4], 0.12, (a[5] - 0.5) * 0.8),
         (-side * (0.35 + 0.03 * a[6]), 0, 0.02, 0.10, 0.07 + 0.05 * a[7], 0.10, (a[8] - 0.5) * 0.9)],
        [ball(-side * (0.35 + 0.03 * a[6]), 0.02, 0.065 + 0.02 * a[9], 0.07 + 0.05 * a[7]), ball(side * (0.33 + 0.04 * a[10]), 0.19, (0.04 + 0.03 * a[11]) * some + 1e-3), NONE_E, NONE_E],
        [(-side * 0.1, 0, -0.6, (0.30 + 0.08 * a[13]) * back, 0.36 + 0.2 * a[14], torch.where(a[15] < 0.6, 1.0, 0.08), 0.05, 0), NONE_A],
        [0, 0, 0, 0, 0, 2, 3, 1, 2, 0, 0, 4, 4], [0, 0.14 + 0.10 * a[1], 0, 0.20 + 0.04 * a[0]])
    return torch.stack([k.numbers() for k in (podium, steps, arches, spheres, plinths)])


def tables(numbers, spread):
    """A row of layout numbers -> solids (columns [K, 1]), wears [K, 5], spot [4]."""
    at, out = 0, []
    for count, width in ((N_CYL, 5), (N_BOX, 7), (N_ELL, 6), (N_ARCH, 8)):
        rows = numbers[at:at + count * width].reshape(count, width)
        at += count * width
        out.append(rows)
    count = N_CYL + N_BOX + N_ELL + N_ARCH
    wears, spot = numbers[at:at + count * 5].reshape(count, 5), numbers[at + count * 5:]

    def columns(rows):
        return [rows[:, i:i + 1] for i in range(rows.shape[1])]

    c, b, e, a = (columns(rows) for rows in out)
    for part in (c, b, e):
        part[0] = torch.where(part[0].abs() > 0.22, part[0] * spread, part[0])
    boxes = Boxes(*b[:6], torch.cos(b[6]), torch.sin(b[6]))
    arches = Arches(*a[:5], torch.minimum(a[5], a[3]), a[6], torch.cos(a[7]), torch.sin(a[7]))
    return (Cylinders(*c), boxes, Ellipsoids(*e), arches), wears, spot


def finishes(u, sliders, wears):
    """One of the finishes for each role, then for each solid: [K, 10] rows of materials.table, and one-hot [5, KINDS]."""
    look = dict(zip(SLIDERS, sliders))
    #       matte satin gloss marble terrazzo stone metal glass wood
    base = torch.tensor([[1.0, 0.7, 0.6, 0.75, 0.5, 0.45, 0.12, 0.0, 0.25],
                         [1.0, 0.7, 0.6, 0.75, 0.4, 0.45, 0.25, 0.0, 0.25],
                         [0.8, 0.6, 0.9, 0.4, 0.5, 0.3, 0.6, 0.7, 0.2],
                         [0.8, 0.6, 0.9, 0.4, 0.4, 0.3, 0.7, 0.6, 0.2],
                         [1.0, 0.5, 0.0, 0.12, 0.0, 0.25, 0.0, 0.0, 0.0]])
    push = [-0.8 * (look["gloss"] + look["stone"]), 0.3 * look["gloss"], 1.6 * look["gloss"], 1.8 * look["stone"], 1.5 * look["stone"],
            1.5 * look["stone"], 1.2 * look["gloss"], 2.2 * look["glass"], 0.0 * look["gloss"]]
    share = base * torch.exp(torch.cat(push)).reshape(1, -1)
    share = share / share.sum(1, keepdim=True)
    upto = share @ torch.triu(torch.ones(len(FINISHES), len(FINISHES)))
    pick = ((u[:5, None] < upto) & (u[:5, None] >= upto - share)).float()
    return wears @ (pick @ table())


def compose(i):
    """Scene, light, frame, backdrop colour (linear [3]) and spot from the inputs."""
    u, look = i.u, {n: i.look[k:k + 1] for k, n in enumerate(SLIDERS)}
    side = torch.where(u[0:1] < 0.5, -1.0, 1.0)
    some = (u[1:2] + 0.5 * look["density"] > 0.35).float()
    many = (u[2:3] + 0.6 * look["density"] > 0.5).float()
    row = (i.kind[:5].reshape(5, 1) * layouts(u[3:27], side, some, many)).sum(0)
    tilt = 0.17 + 0.10 * u[27:28]
    height = torch.full((1,), 0.86)
    wide = (i.kind[:5] * torch.tensor([0.54, 0.62, 0.56, 0.56, 0.54])).sum().reshape(1)
    frame = camera.frame(i.quiet, i.aspect, u[28:31], look["scale"], wide, height, tilt)
    solids, wears, spot = tables(row, frame.spread)
    dressed = Wardrobe(i.palette, u[31:43], look["light"], look["chroma"])
    ground, floor, hero = (from_lab(c) for c in (dressed.ground, dressed.floor, dressed.hero))
    third, fourth = (from_lab(c) for c in dressed.accents)
    near = from_lab(tone(dressed.ground, dressed.ground[0:1] + torch.where(u[43:44] < 0.5, 0.05, -0.07)))
    tier = from_lab(tone(dressed.hero, (dressed.hero[0:1] + 0.07).clamp(max=0.97)))
    colours = wears @ torch.stack([hero, tier, third, fourth, near])
    finish = finishes(u[44:49], [look[n] for n in SLIDERS], wears)
    # stone is pale with veins in the role's colour
    pale = from_lab(tone(dressed.hero, dressed.hero[0:1].clamp(min=0.9), 0.3))
    veined = finish[:, 0:1]
    second = colours * 0.5
    first = colours * (1 - veined * 0.75) + veined * 0.75 * pale
    second = second * (1 - veined) + colours * 0.55 * veined
    chipped = finish[:, 1:2]
    first = first * (1 - chipped * 0.6) + chipped * 0.6 * pale
    second = second * (1 - chipped) + third * chipped
    rows = torch.cat([first, second, finish[:, :4], torch.zeros(first.shape[0], 2), finish[:, 6:10]], 1)
    floor_gloss = ((u[49:50] + 0.4 * look["gloss"] > 0.62).float() * (0.5 + 0.5 * u[50:51]))
    zero, one = torch.zeros(1), torch.ones(1)
    sweep_row = torch.cat([ground, floor, *[zero] * 6, floor_gloss, zero, zero, one * 0.12])
    material = torch.cat([rows, sweep_row[None]]).T
    bevel = torch.cat([torch.full((1, first.shape[0]), 0.009), torch.zeros(1, 1)], 1)
    sweep = Sweep(1.15 + 0.5 * u[51:52], 0.75 * one)
    scene = Scene(*solids, sweep, material, bevel)
    window = ((u[52:53] < 0.28 + 0.7 * look["window"]) | (look["window"] > 0.4)).float()
    leaf = ((u[53:54] < 0.25 + 0.7 * look["leaf"]) | (look["leaf"] > 0.4)).float() * (1 - window * (look["leaf"] < 0.4).float())
    from_side = torch.where(u[54:55] < 0.5, -1.0, 1.0)
    to = Vec(from_side * (0.55 + 0.5 * u[55:56]), 0.85 + 0.35 * u[56:57], 0.62 + 0.3 * u[57:58] + 0.35 * window).unit()
    aim = Vec(torch.zeros(1), torch.full((1,), 0.42), torch.full((1,), -0.5))
    light = studio(to, u[58:74], look["contrast"], look["warm"], look["soft"], look["light"], ground,
                   window * (0.75 + 0.1 * u[74:75]), leaf * (0.55 + 0.15 * u[75:76]), aim)
    return scene, light, frame, ground, spot


def shade(i):
    scene, light, frame, ground, _ = compose(i)
    return render(scene, light, frame, ground, i.xy, i.footprint, i.quiet, i.aspect)


def stage(i):
    scene, light, frame, _, spot = compose(i)
    tallest = (i.kind[:5] * torch.tensor([0.62, 0.52, 0.52, 0.62, 0.55])).sum().reshape(1)
    return stage_of(i, scene, light, frame, spot, tallest)


FAMILY = Family("still_life", "Still life", KINDS, False, True, shade, stage, "A round podium in soft window light for a face cream")

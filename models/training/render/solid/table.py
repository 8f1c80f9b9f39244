"""Table tops that wait for a product: wood, marble, linen, concrete, before a wall in soft light."""
import torch

from ..inputs import SLIDERS, Family
from . import camera
from .light import studio
from .materials import table as finishes
from .noise import permute
from .primitives import Arches, Boxes, Cylinders, Ellipsoids
from .scene import Scene, Sweep
from .shading import render
from .stage import stage_of
from .tabletop import TOPS
from .tone import Wardrobe, from_lab, shown, to_lab, to_linear, tone
from .vector import Vec, soft_step

KINDS = ("wood", "marble", "linen", "concrete")
BACK = 0.80  # how far behind the product the table ends


def column(*values):
    """Numbers and [1] tensors -> [K, 1]."""
    return torch.stack([v.reshape(1) if torch.is_tensor(v) else torch.full((1,), float(v)) for v in values])


def props(u, side, some, front, spread):
    """Tray, cups, a vase, pebbles and the table itself: solids and the spot [4]. u: 16 uniform numbers."""
    a = [u[k:k + 1] for k in range(16)]
    tray = (a[0] < 0.45).float()
    board = tray * (a[1] < 0.4).float()
    disc = tray - board
    tall = 0.022 + 0.018 * a[2]
    out = 0.40 * spread
    pot = (a[3] < 0.5).float()
    vase = 1 - pot
    size = 0.085 + 0.03 * a[4]
    cylinders = Cylinders(
        column(0, side * out, side * out, -side * (out + 0.02)), column(0, 0, 0.245 + 0.05 * a[5], 0), column(0, -0.30, -0.30, -0.12),
        column((0.24 + 0.04 * a[6]) * disc, size * pot, 0.03 * vase, (0.055 + 0.02 * a[7]) * some), column(tall, 0.17 + 0.13 * a[5], 0.11, 0.06 + 0.07 * a[8]))
    boxes = Boxes(column(0, 0), column(-0.07, 0), column((front - BACK) * 0.5, 0), column(6, 0.27 * board), column(0.07, tall),
                  column((front + BACK) * 0.5, 0.19), column(1, 0.99), column(0, 0.14))
    r = 0.035 + 0.02 * a[9]
    ellipsoids = Ellipsoids(
        column(side * out, -side * (0.35 + 0.05 * a[10]), -side * (0.435 + 0.05 * a[10])), column(0.125 + 0.02 * a[5], r * 0.62, 0.025),
        column(-0.30, 0.17, 0.10), column((0.11 + 0.02 * a[4]) * vase, r * 1.25, 0.036 * some).clamp(min=1e-3), column(0.135, r * 0.62, 0.025), column((0.11 + 0.02 * a[4]) * vase + 1e-3, r, 0.032))
    none = torch.zeros(0, 1)
    arches = Arches(*[none] * 9)
    spot = torch.cat([torch.zeros(1), tall * tray, torch.zeros(1), 0.21 + 0.0 * tall])
    return cylinders, boxes, ellipsoids, arches, spot


def compose(i):
    """Scene, light, frame, backdrop colour (linear [3]), spot and the surface function from the inputs."""
    u, look = i.u, {n: i.look[k:k + 1] for k, n in enumerate(SLIDERS)}
    side = torch.where(u[0:1] < 0.5, -1.0, 1.0)
    some = (u[1:2] + 0.5 * look["density"] > 0.4).float()
    below = (i.quiet[1:2] > 0.45).float()  # copy stands on the table then
    edge = (u[2:3] < 0.34).float() * (1 - below) * (1 - i.kind[2:3])
    front = edge * (0.30 + 0.08 * u[3:4]) + (1 - edge) * 2.0
    tilt = 0.27 + 0.13 * u[4:5]
    frame = camera.frame(i.quiet, i.aspect, u[5:8], look["scale"], torch.full((1,), 0.56), torch.full((1,), 0.84), tilt)
    cylinders, boxes, ellipsoids, arches, spot = props(u[8:24], side, some, front, frame.spread)
    dressed = Wardrobe(i.palette, u[24:36], look["light"], look["chroma"])
    k = i.kind[:4]
    ground = from_lab(dressed.ground)
    lab = to_lab(to_linear(i.palette[:, :3]))
    first, second = top_colours(k, lab, i.palette[:, 3], dressed, u[36:40])
    hero, third, fourth = (from_lab(c) for c in (dressed.hero, *dressed.accents))
    # matte satin gloss marble terrazzo stone metal glass wood
    kinds = finishes()
    pick = torch.floor(u[40:44] * 5 + torch.cat([look["gloss"], look["gloss"], look["stone"], look["gloss"]]) * 1.2).clamp(0, 5)
    pick = (pick.reshape(4, 1) == torch.tensor([[0.0, 1.0, 5.0, 3.0, 2.0, 6.0]])).float() @ kinds[[0, 1, 5, 3, 2, 6]]
    zero2 = torch.zeros(1, 2)

    def row(colour, other, finish):
        return torch.cat([colour, other, finish[:4], zero2[0], finish[6:10]]).reshape(1, -1)

    glossy = (k * torch.tensor([0.20, 0.75, 0.0, 0.12])).sum() + 0.35 * look["gloss"].clamp(min=0)
    top = torch.cat([first, second, torch.zeros(6), glossy.reshape(1).clamp(0, 1), torch.zeros(2), 0.15 + 0.5 * k[0:1]]).reshape(1, -1)
    rows = [row(third, third * 0.5, pick[0]), row(hero, hero * 0.5, pick[1]), row(hero, hero * 0.5, pick[1]), row(fourth, fourth * 0.5, pick[2]),
            top, row(third, third * 0.5, pick[0]), row(hero, hero * 0.5, pick[1]), row(fourth, fourth * 0.45, pick[2]), row(third, third * 0.5, pick[3]),
            torch.cat([ground, ground, torch.zeros(9), torch.ones(1)]).reshape(1, -1)]
    material = torch.cat(rows).T
    bevel = torch.tensor([[0.006, 0.008, 0.006, 0.008, 0.006, 0.006, 0, 0, 0, 0]])
    scene = Scene(cylinders, boxes, ellipsoids, arches, Sweep(1.5 + 0.6 * u[44:45], torch.full((1,), 0.3), -1.2), material, bevel)
    window = ((u[45:46] < 0.38 + 0.7 * look["window"]) | (look["window"] > 0.4)).float()
    leaf = ((u[46:47] < 0.30 + 0.7 * look["leaf"]) | (look["leaf"] > 0.4)).float() * (1 - window * (look["leaf"] < 0.4).float())
    from_side = torch.where(u[47:48] < 0.5, -1.0, 1.0)
    to = Vec(from_side * (0.65 + 0.5 * u[48:49]), 0.75 + 0.35 * u[49:50], 0.40 + 0.35 * u[50:51] + 0.3 * window).unit()
    aim = Vec(torch.zeros(1), torch.full((1,), 0.25), torch.full((1,), -0.45))
    light = studio(to, u[51:67], look["contrast"], look["warm"], look["soft"] + 0.25, look["light"], ground,
                   window * (0.68 + 0.1 * u[67:68]), leaf * (0.5 + 0.15 * u[68:69]), aim)
    return scene, light, frame, ground, spot, surface_of(i.kind, u[69:77])


def top_colours(k, lab, weight, dressed, u):
    """Linear [3] twice: the table's colour and what shows in it."""
    wood = torch.tensor([0.62, 0.045, 0.075])
    gone = (weight < 0.004).float() * 9
    away = ((lab - wood) ** 2 * torch.tensor([0.25, 1.0, 1.0])).sum(1) + gone
    best = (away <= away.min()).float()
    found = (best / best.sum()) @ lab
    chroma = torch.sqrt(found[1:2] ** 2 + found[2:3] ** 2 + 1e-6)
    l = (0.5 * found[0:1] + 0.30 * (0.75 + 0.5 * u[0:1])).clamp(0.36, 0.78)
    timber = torch.cat([l, found[1:] * (0.075 / chroma).clamp(max=1) * 0.5 + wood[1:] * 0.5])
    pale = tone(dressed.floor, (0.93 + 0.04 * u[1:2]).clamp(max=0.97), 0.35)
    dark = dressed.hero[0:1] < 0.42
    stone = torch.where((u[2:3] < 0.3) & dark, tone(dressed.hero, dressed.hero[0:1].clamp(max=0.34), 0.8), pale)
    vein = torch.where(stone[0:1] < 0.5, tone(dressed.ground, torch.full((1,), 0.86), 0.4), tone(dressed.hero, torch.full((1,), 0.50), 0.55))
    cloth = tone(dressed.hero, 0.62 + 0.34 * dressed.hero[0:1].clamp(0.3, 0.98), 0.75)
    cast = tone(dressed.floor, 0.40 + 0.40 * dressed.floor[0:1], 0.28)
    firsts = torch.stack([tone(timber, timber[0:1] + 0.07), stone, cloth, tone(cast, cast[0:1] + 0.05)])
    seconds = torch.stack([tone(timber, timber[0:1] - 0.14, 1.05), vein, tone(cloth, cloth[0:1] - 0.25), tone(cast, cast[0:1] - 0.10)])
    return from_lab(shown(k @ firsts)), from_lab(shown(k @ seconds))


def surface_of(kind, u):
    """The dress of render for the table's top: all four kinds, blended by the one-hot."""
    def dress(hit, base, detail, mask):
        on = hit.shape["box"] * (hit.shape["a"] > 3).float()
        turned = (u[0:1] < 0.4).float() * kind[0:1]  # planks that run away from the viewer
        deep = hit.p.z - hit.p.y  # the pattern goes on over the edge
        x, z = hit.p.x * (1 - turned) + deep * turned, deep * (1 - turned) + hit.p.x * turned
        parts = [top(x, z, detail, u[1:]) for top in TOPS]
        second, factor, sx, sz = (sum(p[n] * kind[j:j + 1] for j, p in enumerate(parts)) for n in range(4))
        sx, sz = sx * (1 - turned) + sz * turned, sz * (1 - turned) + sx * turned
        calm = 1 - 0.75 * mask
        second, factor = 0.3 + (second - 0.3) * calm, 1 + (factor - 1) * calm
        up = on * hit.n.y.clamp(min=0) * calm
        n = Vec(hit.n.x - sx * up, hit.n.y, hit.n.z - sz * up).unit()
        m = hit.m
        colour = Vec(*(b * (1 - on) + on * factor * (m[c] + (m[c + "2"] - m[c]) * second) for b, c in zip(base, "rgb")))
        return hit._replace(n=n), colour
    return dress


def backlight(i):
    """Lights far behind, out of focus: a glow for the wall. -> function of render, from u 78..95."""
    u, look = i.u, i.slider("glow")
    count = 16
    have = ((u[78:79] < 0.22 + 0.6 * look) | (look > 0.4)).float() * 0.5
    h = permute(torch.arange(count).float() * 7 + torch.floor(u[79:80] * 280))
    h2 = permute(h)
    h3 = permute(h2)
    fx, fy, fr, fc = (torch.arange(count).float() + h / 289) / count, h2 / 289, h3 / 289, permute(h3) / 289
    x, y = (fx - 0.5) * i.aspect[0:1] * 1.05, (fy * 0.62 - 0.5) * i.aspect[1:2]
    r = 0.035 + 0.055 * fr
    linear = to_linear(i.palette[:, :3])
    used = (i.palette[:, 3] > 0.004).float()
    nearest = torch.floor(fc * used.sum()).reshape(count, 1)
    tint = ((torch.arange(5).float().reshape(1, 5) == nearest).float() @ linear) * 0.6 + 0.4

    def glow(hit, xy, mask):
        d = torch.sqrt((xy[:, 0:1] - x) ** 2 + (xy[:, 1:2] - y) ** 2 + 1e-9)  # [N, count]
        disc = soft_step((r - d) / 0.006) * (0.72 + 0.28 * (d / r).clamp(max=1)) * (0.25 + 0.55 * fc)
        add = (disc @ tint) * (have * 0.42) * ((1 - 0.9 * mask) * hit.on_set)[:, None]
        return Vec(add[:, 0], add[:, 1], add[:, 2])
    return glow


def shade(i):
    scene, light, frame, ground, _, dress = compose(i)
    return render(scene, light, frame, ground, i.xy, i.footprint, i.quiet, i.aspect, dress, backlight(i))


def stage(i):
    scene, light, frame, ground, spot, _ = compose(i)
    return stage_of(i, scene, light, frame, spot, torch.full((1,), 0.62))


FAMILY = Family("table", "Table top", KINDS, False, True, shade, stage, "An oak table by a window for fresh coffee")

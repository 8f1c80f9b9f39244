"""Plants round a free place: leaves, petals, and the shadows of leaves on a wall."""
import math

import torch

from ..inputs import Family, by_kind
from . import foliage_light
from .camera import quiet_mask
from .leaves import blade, blossom, branch, local, petal
from .noise import value
from .tone import Wardrobe, from_lab, to_lab, to_linear, to_srgb, shoulder, tone
from .vector import Vec, frac, mix, smooth, soft_step

KINDS = ("leaves", "petals", "shadows")
N_BLADE, N_BRANCH, N_PETAL, N_BLOSSOM = 8, 6, 20, 4


def _spread(u, count, step):
    """`count` numbers 0..1 from one, evenly strewn."""
    return frac(u + torch.arange(count).float() * step)


def sides(i, u):
    """Directions (two Vec-like pairs [1]) from the middle to where plants grow, away from the space for copy."""
    q = i.quiet
    some = ((q[2:3] - q[0:1]) * (q[3:4] - q[1:2]) > 1e-4).float()
    x, y = 0.5 - (q[0:1] + q[2:3]) * 0.5, 0.5 - (q[1:2] + q[3:4]) * 0.5
    far = torch.sqrt(x * x + y * y + 1e-9)
    aside = some * (far > 0.08).float()
    angle = u[0:1] * 2 * math.pi
    ax = aside * x / far + (1 - aside) * torch.cos(angle)
    ay = aside * y / far + (1 - aside) * torch.sin(angle)
    turn = torch.where(u[1:2] < 0.5, -1.0, 1.0) * (aside * 0.95 + (1 - aside) * (2.4 + 1.2 * u[2:3]))
    c, s = torch.cos(turn), torch.sin(turn)
    back = -0.55 * turn * aside
    c0, s0 = torch.cos(back), torch.sin(back)
    return (ax * c0 - ay * s0, ax * s0 + ay * c0), (ax * c - ay * s, ax * s + ay * c), aside


def rooted(i, count, u, spread, inset):
    """Plants on the border, pointing inwards: x, y, cos, sin, each [count, 1]."""
    one, two, _ = sides(i, u)
    j = torch.arange(count).float().reshape(-1, 1)
    second = j - 2 * torch.floor(j * 0.5)
    dx, dy = one[0] + (two[0] - one[0]) * second, one[1] + (two[1] - one[1]) * second
    swing = (_spread(u[3:4], count, 0.618).reshape(-1, 1) - 0.5) * spread
    c, s = torch.cos(swing), torch.sin(swing)
    dx, dy = dx * c - dy * s, dx * s + dy * c
    w, h = i.aspect[0:1] * 0.5, i.aspect[1:2] * 0.5
    k = 1 / torch.maximum(dx.abs() / w, dy.abs() / h)
    x, y = dx * k * inset, dy * k * inset
    lean = (_spread(u[4:5], count, 0.367).reshape(-1, 1) - 0.5) * 1.7
    c, s = torch.cos(lean), torch.sin(lean)
    return x, y, -(dx * c - dy * s), -(dx * s + dy * c)


def kept(i, x, y, margin):
    """1 where a point is outside the space for copy and a margin; all [K, 1]."""
    w, h = i.aspect[0:1], i.aspect[1:2]
    px, py = x / w + 0.5, y / h + 0.5
    q = i.quiet
    some = ((q[2:3] - q[0:1]) * (q[3:4] - q[1:2]) > 1e-4).float()
    inside = (px > q[0:1] - margin) & (px < q[2:3] + margin) & (py > q[1:2] - margin) & (py < q[3:4] + margin)
    return 1 - inside.float() * some


def colours(i, u):
    """Wardrobe, and the linear colours of ground, plants [3, 3] and hearts: greens first where the palette has them."""
    dressed = Wardrobe(i.palette, u[0:12], i.slider("light"), i.slider("chroma"))
    plants = torch.stack([dressed.hero, *dressed.accents])
    return dressed, from_lab(dressed.ground), plants


def greens(i, dressed, plants):
    """The palette's green as every leaf's colour where there is one apart from the ground, else the plants' own colours."""
    lab = to_lab(to_linear(i.palette[:, :3]))
    away = torch.sqrt(((lab - dressed.ground) ** 2).sum(1) + 1e-9)
    score = -lab[:, 1] * 1.2 + lab[:, 2] * 0.5 - (lab[:, 0] - 0.5).abs() * 0.12 - (i.palette[:, 3] < 0.004).float() * 9 - (away < 0.12).float() * 2
    best = (score >= score.max()).float()
    green = (best / best.sum()) @ lab
    have = (score.max() > 0.045).float()
    other = tone(green, (green[0:1] - 0.10).clamp(0.2, 0.9))
    light = tone(green, (green[0:1] + 0.09).clamp(0.2, 0.92))
    return torch.stack([green, other, light]) * have + plants * (1 - have)


def backdrop(i, u, ground, light_dir):
    """Wall in soft light: Vec of linear colour at the points, before shadows."""
    x, y = i.xy[:, 0], i.xy[:, 1]
    fall = x * light_dir[0] + y * light_dir[1]
    grain = value(Vec(x * 90, y * 90, x * 0), 5.0) * 0.012 + value(Vec(x * 7, y * 7, x * 0), 9.0) * 0.008
    w, h = i.aspect[0:1], i.aspect[1:2]
    corner = (x * x + y * y) / ((w * w + h * h) * 0.25)
    level = (1.0 - 0.16 * fall) * (1 + grain) * (1 - 0.12 * corner * corner)
    heat = 0.5 * i.slider("warm")
    return Vec(ground[0:1] * level * (1 + 0.05 * heat), ground[1:2] * level, ground[2:3] * level * (1 - 0.07 * heat))


def finish(i, colour):
    return to_srgb(shoulder(torch.stack(list(colour), -1) * (1 + 0.08 * i.slider("light"))))


def light_of(u):
    """Direction in which shadows fall in the picture: (x, y)."""
    angle = 0.35 + 0.9 * u[0:1] + (u[1:2] < 0.5).float() * 1.1
    return torch.cos(angle), torch.sin(angle)


def over(colour, paint, mask, shadow):
    """Lays a plant over the colour: its shadow first."""
    return Vec(*(c * (1 - shadow) * (1 - mask) + p * mask for c, p in zip(colour, paint)))


def dyed(lab, k, factor):
    """Colour k of lab [3, 3] times a factor [N] on its linear light, a little warmer where lighter."""
    c = from_lab(lab[k])
    return Vec(c[0:1] * factor, c[1:2] * factor, c[2:3] * (factor * 0.9 + 0.1 * factor * factor.clamp(max=1)))


def leaves(i):
    """Blades and branches in layers from the border inwards."""
    u = i.u
    dressed, ground, plants = colours(i, u[0:12])
    plants = greens(i, dressed, plants)
    sx, sy = light_of(u[12:14])
    colour = backdrop(i, u, ground, (sx, sy))
    calm = 1 - 0.9 * quiet_mask(i.xy, i.quiet, i.aspect, 0.10)
    scale = 1 + 0.25 * i.slider("scale")
    wanted = 0.72 + 0.35 * i.slider("density")
    soft = 0.5 + 0.5 * i.slider("soft").clamp(min=-0.8)
    monstera, slim = (u[14:15] < 0.45).float(), u[15:16]

    def lay(colour, plant, mask_of, count, height, blur):
        """Composites `count` plants; mask_of(points) -> depth, factor [K, N]."""
        x, y, length, tint = plant
        keep = kept(i, x, y, 0.04) * (_spread(u[16:17], count, 0.754).reshape(-1, 1) < wanted).float()
        depth, factor = mask_of(i.xy)
        shifted, _ = mask_of(i.xy - torch.stack([sx * height, sy * height], -1))
        hard = i.footprint * 0.9 + blur
        mask = soft_step(depth * length / hard) * keep * calm
        shade = soft_step(shifted * length / (0.012 + height * (0.45 + 0.5 * soft)) - 0.2) * keep * calm * 0.42
        for k in range(count):
            colour = over(colour, dyed(plants, (k + tint) % 3, factor[k] * (1 - 0.25 * (blur > 0))), mask[k], shade[k])
        return colour

    def blades(count, u, big, inset):
        x, y, c, s = rooted(i, count, u, 2.0, inset)
        length = (0.30 + 0.24 * _spread(u[5:6], count, 0.531).reshape(-1, 1)) * big * scale
        bend = (_spread(u[6:7], count, 0.271).reshape(-1, 1) - 0.5) * 0.5
        wide = 0.15 + 0.10 * (1 - slim) + 0.13 * monstera
        return (x, y, length), lambda xy: blade(*local(xy, x, y, c, s, length, bend), wide, monstera + length * 0, 9.0)

    def branches(count, u):
        x, y, c, s = rooted(i, count, u, 2.0, 1.06)
        length = (0.42 + 0.22 * _spread(u[5:6], count, 0.531).reshape(-1, 1)) * scale
        bend = (_spread(u[6:7], count, 0.271).reshape(-1, 1) - 0.5) * 0.6
        palm, fern = (u[7:8] < 0.4).float(), (u[7:8] > 0.75).float()
        leafy = 1 - palm - fern
        numbers = (palm * 19 + fern * 26 + leafy * 8, palm * 0.75 + fern * 1.1 + leafy * 0.8, palm * 0.44 + fern * 0.17 + leafy * 0.24,
                   palm * 0.055 + fern * 0.13 + leafy * (0.15 + 0.10 * u[8:9]), palm * 0.45 + fern * 0.85 + leafy * 0.35)
        return (x, y, length), lambda xy: branch(*local(xy, x, y, c, s, length, bend), *numbers)

    back, draw = blades(4, u[20:30], 1.25, 1.0)
    colour = lay(colour, (*back, 1), draw, 4, 0.02, 0.006)
    mid, draw = branches(N_BRANCH, u[30:42])
    colour = lay(colour, (*mid, 0), draw, N_BRANCH, 0.035, 0.0)
    front, draw = blades(4, u[44:54], 0.95, 1.08)
    colour = lay(colour, (*front, 2), draw, 4, 0.06, 0.0)
    return finish(i, colour)


def petals(i):
    """Petals and blossoms strewn towards the border, some of them out of focus."""
    u = i.u
    dressed, ground, plants = colours(i, u[0:12])
    # petals are as light as their hue allows
    plants = torch.cat([plants[:, 0:1] * 0.55 + 0.42, plants[:, 1:]], 1)
    sx, sy = light_of(u[12:14])
    colour = backdrop(i, u, ground, (sx, sy))
    calm = 1 - 0.9 * quiet_mask(i.xy, i.quiet, i.aspect, 0.08)
    scale = 1 + 0.25 * i.slider("scale")
    w, h = i.aspect[0:1], i.aspect[1:2]

    def strewn(count, u, far, near):
        one, two, _ = sides(i, u)
        j = torch.arange(count).float().reshape(-1, 1)
        t = _spread(u[3:4], count, 0.618).reshape(-1, 1)
        both = j - 2 * torch.floor(j * 0.5)
        dx, dy = one[0] + (two[0] - one[0]) * both, one[1] + (two[1] - one[1]) * both
        swing = (t - 0.5) * 2.6
        c, s = torch.cos(swing), torch.sin(swing)
        dx, dy = dx * c - dy * s, dx * s + dy * c
        k = 1 / torch.maximum(dx.abs() / (w * 0.5), dy.abs() / (h * 0.5))
        reach = near + (far - near) * torch.sqrt(_spread(u[4:5], count, 0.367).reshape(-1, 1))
        return dx * k * reach, dy * k * reach

    x, y = strewn(N_PETAL, u[14:20], 1.02, 0.42)
    angle = _spread(u[20:21], N_PETAL, 0.271).reshape(-1, 1) * 2 * math.pi
    depth_of = _spread(u[21:22], N_PETAL, 0.531).reshape(-1, 1)
    size = (0.055 + 0.06 * depth_of * depth_of) * scale
    wide = 0.26 + 0.16 * _spread(u[22:23], N_PETAL, 0.443).reshape(-1, 1)
    bend = (_spread(u[23:24], N_PETAL, 0.329).reshape(-1, 1) - 0.5) * 0.7
    length, c, s = size * 2, torch.cos(angle), torch.sin(angle)
    keep = kept(i, x, y, 0.06) * (_spread(u[24:25], N_PETAL, 0.754).reshape(-1, 1) < 0.70 + 0.45 * i.slider("density")).float() * calm
    high = (depth_of > 0.86).float()  # nearest the lens, out of focus
    hover = 0.010 + 0.035 * depth_of
    draw = lambda xy: petal(*local(xy, x - c * size, y - s * size, c, s, length, bend), wide, (u[25:26] < 0.4).float())
    depth, factor, _ = draw(i.xy)
    shifted, _, _ = draw(i.xy - torch.cat([sx, sy]) * 0.028)
    mask = soft_step(depth * length / (i.footprint * 0.9 + 0.012 * high)) * keep
    shade = soft_step(shifted * length / (0.006 + hover * 0.6) - 0.15) * keep * (0.34 - 0.12 * high)
    bx, by = strewn(N_BLOSSOM, u[26:32], 0.95, 0.72)
    br = (0.12 + 0.09 * _spread(u[32:33], N_BLOSSOM, 0.531).reshape(-1, 1)) * scale
    flowers = (u[33:34] < 0.72).float() * kept(i, bx, by, 0.08) * calm
    turn = _spread(u[34:35], N_BLOSSOM, 0.618).reshape(-1, 1) * 6
    px, py = (i.xy[:, 0] - bx) / br, (i.xy[:, 1] - by) / br
    fd, ff, far, heart = blossom(px, py, turn)
    r = torch.sqrt((px - sx * 0.16) ** 2 + (py - sy * 0.16) ** 2 + 1e-9)
    fmask = soft_step(fd * br / (i.footprint * 0.9)) * flowers
    fshade = (1 - smooth(0.55, 1.1, r)) * flowers * 0.40
    stamen = from_lab(tone(dressed.hero, torch.full((1,), 0.82)))
    order = list(range(N_PETAL))
    for k in order[:N_PETAL // 2]:
        colour = over(colour, dyed(plants, k % 3 if k % 4 else 0, factor[k]), mask[k], shade[k])
    for k in range(N_BLOSSOM):
        paint = dyed(plants, k % 2, ff[k] * (0.80 + 0.24 * smooth(0.05, 0.6, far[k])))
        rays = 1 - 0.22 * smooth(0.02, 0.12, torch.sqrt(px[k] * px[k] + py[k] * py[k] + 1e-9))
        paint = Vec(*(mix(p, st * rays, heart[k] * 0.9) for p, st in zip(paint, (stamen[0:1], stamen[1:2], stamen[2:3]))))
        colour = over(colour, paint, fmask[k], fshade[k])
    for k in order[N_PETAL // 2:]:
        colour = over(colour, dyed(plants, k % 3 if k % 4 else 0, factor[k]), mask[k], shade[k])
    return finish(i, colour)


PARTS = (leaves, petals, foliage_light.shade)


def stage(i):
    """The room of the shadows has a ground; leaves and petals lie round a free place seen from above."""
    room = foliage_light.stage(i)
    sx, sy = light_of(i.u[12:14])
    q = i.quiet
    some = ((q[2:3] - q[0:1]) * (q[3:4] - q[1:2]) > 1e-4).float()
    x, y = -((q[0:1] + q[2:3]) * 0.5 - 0.5) * i.aspect[0:1] * 0.5 * some, -((q[1:2] + q[3:4]) * 0.5 - 0.5) * i.aspect[1:2] * 0.5 * some
    tall = torch.full((1,), 0.5)
    _, ground, _ = colours(i, i.u[0:12])
    zero, one = torch.zeros(1), torch.ones(1)
    flat = torch.cat([zero, x, y + tall * 0.5, tall * 0.7, tall, -i.aspect[1:2] * 0.5, sx, sy, 0.12 * one, 0.5 * one, 0.42 * one, to_srgb(ground), torch.ones(3),
                      zero, zero, zero])
    return room * i.kind[2:3] + flat * (1 - i.kind[2:3])


FAMILY = Family("botanical", "Leaves and petals", KINDS, False, True, by_kind(PARTS), stage, "Palm leaf shadows on a warm wall for a sun cream", PARTS)

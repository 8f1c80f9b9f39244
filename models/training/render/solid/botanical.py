"""Plants round a free place: leaves, petals, and the shadows of leaves on a wall."""
import math

import torch

from ..inputs import Family, by_kind
from . import foliage_light
from .camera import quiet_mask
from .leaves import blade, blossom, branch, local, petal
from .strewn import backdrop, finish, kept, light_of, sides, spread, strewn
from .tone import Wardrobe, from_lab, to_lab, to_linear, to_srgb, tone
from .vector import Vec, mix, smooth, soft_step

KINDS = ("leaves", "petals", "shadows")
N_BLADE, N_BRANCH, N_PETAL, N_BLOSSOM = 8, 6, 20, 4


def rooted(i, count, u, inset):
    """Plants on the border, pointing inwards: x, y, cos, sin, each [count, 1]."""
    one, two, _ = sides(i, u)
    j = torch.arange(count).float().reshape(-1, 1)
    second = j - 2 * torch.floor(j * 0.5)
    dx, dy = one[0] + (two[0] - one[0]) * second, one[1] + (two[1] - one[1]) * second
    swing = (spread(u[3:4], count, 0.618).reshape(-1, 1) - 0.5) * 2.0
    c, s = torch.cos(swing), torch.sin(swing)
    dx, dy = dx * c - dy * s, dx * s + dy * c
    w, h = i.aspect[0:1] * 0.5, i.aspect[1:2] * 0.5
    k = 1 / torch.maximum(dx.abs() / w, dy.abs() / h)
    x, y = dx * k * inset, dy * k * inset
    lean = (spread(u[4:5], count, 0.367).reshape(-1, 1) - 0.5) * 1.7
    c, s = torch.cos(lean), torch.sin(lean)
    return x, y, -(dx * c - dy * s), -(dx * s + dy * c)


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
        keep = kept(i, x, y, 0.04) * (spread(u[16:17], count, 0.754).reshape(-1, 1) < wanted).float()
        depth, factor = mask_of(i.xy)
        shifted, _ = mask_of(i.xy - torch.stack([sx * height, sy * height], -1))
        hard = i.footprint * 0.9 + blur
        mask = soft_step(depth * length / hard) * keep * calm
        shade = soft_step(shifted * length / (0.012 + height * (0.45 + 0.5 * soft)) - 0.2) * keep * calm * 0.42
        for k in range(count):
            colour = over(colour, dyed(plants, (k + tint) % 3, factor[k] * (1 - 0.25 * (blur > 0))), mask[k], shade[k])
        return colour

    def short(x, y, c, s, length):
        """Half as long where the tip would reach into the space for copy."""
        return length * (0.5 + 0.5 * kept(i, x + c * length, y + s * length, 0.02) * kept(i, x + c * length * 0.7, y + s * length * 0.7, 0.02))

    def blades(count, u, big, inset):
        x, y, c, s = rooted(i, count, u, inset)
        length = (0.30 + 0.24 * spread(u[5:6], count, 0.531).reshape(-1, 1)) * big * scale
        length = short(x, y, c, s, length)
        bend = (spread(u[6:7], count, 0.271).reshape(-1, 1) - 0.5) * 0.5
        wide = 0.15 + 0.10 * (1 - slim) + 0.13 * monstera
        return (x, y, length), lambda xy: blade(*local(xy, x, y, c, s, length, bend), wide, monstera + length * 0, 9.0)

    def branches(count, u):
        x, y, c, s = rooted(i, count, u, 1.06)
        length = (0.42 + 0.22 * spread(u[5:6], count, 0.531).reshape(-1, 1)) * scale
        length = short(x, y, c, s, length)
        bend = (spread(u[6:7], count, 0.271).reshape(-1, 1) - 0.5) * 0.6
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
    x, y = strewn(i, N_PETAL, u[14:20], 1.02, 0.42)
    angle = spread(u[20:21], N_PETAL, 0.271).reshape(-1, 1) * 2 * math.pi
    depth_of = spread(u[21:22], N_PETAL, 0.531).reshape(-1, 1)
    size = (0.055 + 0.06 * depth_of * depth_of) * scale
    wide = 0.26 + 0.16 * spread(u[22:23], N_PETAL, 0.443).reshape(-1, 1)
    bend = (spread(u[23:24], N_PETAL, 0.329).reshape(-1, 1) - 0.5) * 0.7
    length, c, s = size * 2, torch.cos(angle), torch.sin(angle)
    keep = kept(i, x, y, 0.06) * (spread(u[24:25], N_PETAL, 0.754).reshape(-1, 1) < 0.70 + 0.45 * i.slider("density")).float() * calm
    high = (depth_of > 0.86).float()  # nearest the lens, out of focus
    hover = 0.010 + 0.035 * depth_of
    draw = lambda xy: petal(*local(xy, x - c * size, y - s * size, c, s, length, bend), wide, (u[25:26] < 0.4).float())
    depth, factor, _ = draw(i.xy)
    shifted, _, _ = draw(i.xy - torch.cat([sx, sy]) * 0.028)
    mask = soft_step(depth * length / (i.footprint * 0.9 + 0.012 * high)) * keep
    shade = soft_step(shifted * length / (0.006 + hover * 0.6) - 0.15) * keep * (0.34 - 0.12 * high)
    bx, by = strewn(i, N_BLOSSOM, u[26:32], 0.95, 0.72)
    br = (0.12 + 0.09 * spread(u[32:33], N_BLOSSOM, 0.531).reshape(-1, 1)) * scale
    flowers = (u[33:34] < 0.72).float() * kept(i, bx, by, 0.08) * calm
    turn = spread(u[34:35], N_BLOSSOM, 0.618).reshape(-1, 1) * 6
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

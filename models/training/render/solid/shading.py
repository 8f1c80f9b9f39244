"""From a scene, a light and a camera to colours: one primary and one secondary ray per point."""
import torch

from .camera import quiet_mask
from .materials import surface
from .tone import shoulder, to_srgb
from .vector import Vec, mix, smooth, soft_step

LIFT2 = 0.003  # how far second rays start from their surface
VIGNETTE = 0.14  # how much darker the corners are
APERTURE = 0.03  # of the lens, over the distance it is focused at


def rgb(tensor):
    """A colour [3] as a Vec of [1]."""
    return Vec(tensor[0:1], tensor[1:2], tensor[2:3])


def softboxes(d, light):
    """What of the studio's lamps is seen in direction d: [N], in units of the key."""
    flat = torch.sqrt(light.to.x * light.to.x + light.to.z * light.to.z)
    right = Vec(light.to.z / flat, torch.zeros(1), -light.to.x / flat)
    up = Vec(-light.to.x * light.to.y, 1 - light.to.y * light.to.y, -light.to.z * light.to.y).unit()
    ahead = d.dot(light.to)
    k = 1 / ahead.clamp(min=0.05)
    a, b = d.dot(right) * k, d.dot(up) * k
    box = soft_step((0.42 - a.abs()) / 0.05) * soft_step((0.30 - b.abs()) / 0.05) * soft_step((ahead - 0.15) * 20)
    # a tall strip on the other side, and a broad overhead glow
    side = torch.where(light.to.x > 0, -1.0, 1.0)
    strip = soft_step((d.x * side - 0.72) / 0.05) * soft_step((0.93 - d.x * side) / 0.05) * soft_step((d.z + 0.1) / 0.1) * soft_step((0.75 - d.y.abs()) / 0.15)
    return box * 5.5 + strip * 0.9 + smooth(0.45, 1.0, d.y) * 0.5


def studio_colour(d, light, ground):
    """The unlit rest of the studio in direction d: dim, in the backdrop's colour, brighter above."""
    up = smooth(-0.4, 0.9, d.y)
    sky, g = rgb(light.sky), rgb(ground)
    return Vec(*((0.30 + 0.5 * up) * s * (0.35 + 0.65 * c) for s, c in zip(sky, g)))


def lit(scene, light, hit, colour, pattern, mask, ground):
    """Diffuse light off a hit: Vec, and the key that reaches it [N]."""
    n, p = hit.n, hit.p
    facing = n.dot(light.to)
    # a soft key wraps a little round the terminator
    wrap = 0.18 + 0.5 * light.size
    facing = torch.where(hit.on_set > 0, facing, (facing + wrap * 0.35) / (1 + wrap * 0.35)).clamp(min=0)
    shadow = scene.shadow(p, n, light)
    calm = 1 - mask * hit.on_set
    shadow = 1 - (1 - shadow) * (1 - 0.9 * (1 - calm))
    pattern = mix(pattern, light.calm(), 0.92 * (1 - calm))
    key = facing * shadow * pattern
    open_, thrown, floor = scene.occlusion(p, n, hit.on_set)
    open_ = 1 - (1 - open_) * (1 - 0.85 * (1 - calm))
    above = 0.62 + 0.38 * n.y + 0.14 * n.z.clamp(min=0)
    k, s, g = rgb(light.key), rgb(light.sky), rgb(ground)
    sky = open_ * above * (1 - 0.45 * floor)
    up = (0.5 - 0.5 * n.y) * 0.35 * (1 - 0.5 * floor) + 0.10 * floor
    away = 1 - hit.on_set
    out = []
    for c, kc, sc, gc, tc in zip(colour, k, s, g, thrown):
        bounce = gc * up * away + tc * (0.30 + 0.25 * key)
        out.append(c * (kc * key + sc * sky + bounce))
    return Vec(*out), key


def render(scene, light, frame, ground, xy, footprint, quiet, aspect, dress=None, glow=None):
    """Points [N, 2] -> sRGB [N, 3]. ground: linear colour [3] of the backdrop, for bounced light.

    dress(hit, base, detail, mask) -> (hit, base): a family's own surface; glow(hit, xy, mask) -> Vec: light added on the backdrop.
    """
    o, d = frame.ray(xy)
    mask = quiet_mask(xy, quiet, aspect)
    hit = scene.trace(o, d)
    grain = footprint / frame.zoom * (hit.t / frame.distance)
    # out of focus, before and behind the plane that the subject stands on, surfaces lose what is finer than the lens draws
    blur = APERTURE * ((hit.t - frame.distance).abs() - 0.25).clamp(min=0) * (hit.t < 50).float()
    quiet_detail = grain + blur + mask * hit.on_set * 0.05
    base = surface(hit.m, hit.q, quiet_detail, hit.round_)
    if dress:
        hit, base = dress(hit, base, quiet_detail, mask)
    pattern = light.pattern(hit.p)
    colour, key = lit(scene, light, hit, base, pattern, mask, ground)

    # second ray: mirrored, or bent twice through glass
    view = d.dot(hit.n)
    mirror = d - hit.n * (2 * view)
    glass = hit.m["glass"] * hit.round_
    eta = 1 / 1.35
    cos2 = torch.sqrt((1 - eta * eta * (1 - view * view)).clamp(min=0))
    inner = (d * eta - hit.n * (eta * view + cos2)).unit()
    a, b, c = hit.shape["a"] + 1e-4, hit.shape["b"] + 1e-4, hit.shape["c"] + 1e-4
    q, e = Vec(hit.q.x / a, hit.q.y / b, hit.q.z / c), Vec(inner.x / a, inner.y / b, inner.z / c)
    through = (-2 * q.dot(e) / e.dot(e)).clamp(0, 4)
    leave = hit.p + inner * through
    n2 = Vec((hit.q.x + inner.x * through) / (a * a), (hit.q.y + inner.y * through) / (b * b), (hit.q.z + inner.z * through) / (c * c)).unit()
    cosi = inner.dot(n2).clamp(min=0)
    outer = (inner * 1.35 + n2 * (torch.sqrt((1 - 1.8225 * (1 - cosi * cosi)).clamp(min=0)) - 1.35 * cosi)).unit()
    d2 = mix(mirror, outer, glass)
    o2 = mix(hit.p + hit.n * LIFT2, leave + n2 * LIFT2, glass)
    second = scene.trace(o2, d2)
    escaped = (second.t > 50).float()
    base2 = Vec(second.m["r"], second.m["g"], second.m["b"])
    facing2 = second.n.dot(light.to).clamp(min=0)
    k, s = rgb(light.key), rgb(light.sky)
    shade2 = scene.shadow(second.p, second.n, light) * light.pattern(second.p)
    above2 = 0.62 + 0.38 * second.n.y + 0.14 * second.n.z.clamp(min=0)
    seen = Vec(*(bc * (kc * facing2 * shade2 + sc * above2 * 0.92) for bc, kc, sc in zip(base2, k, s)))
    studio = studio_colour(d2, light, ground)
    seen = mix(seen, studio, escaped)
    lamps = softboxes(mirror, light) * (1 - 0.75 * hit.m["rough"])
    lamps = lamps * torch.maximum(escaped, glass) * (1 - hit.on_set)

    facing = (-view).clamp(0, 1)
    rim = (1 - facing) * (1 - facing)
    fresnel = rim * rim * (1 - facing)
    gloss, metal, rough = hit.m["gloss"], hit.m["metal"], hit.m["rough"]
    coat = gloss * (0.045 + 0.55 * fresnel * (1 - 0.7 * rough)) * torch.exp(-second.t.clamp(max=9) * (0.4 + 4 * rough))
    coat = torch.where(escaped > 0, gloss * (0.045 + 0.5 * fresnel * (1 - rough)), coat)
    lobe = gloss * 0.045
    # metal: what it mirrors, blurred towards the studio's mean by its brushing, in its own colour
    blur = Vec(*(0.55 * sc * (0.4 + 0.6 * gc) + 0.35 * kc * key for sc, gc, kc in zip(s, rgb(ground), k)))
    shine = mix(seen, blur, 0.35 + 0.3 * rough)
    brushed = softboxes(mirror, light) * 0.16
    colour = Vec(*(c * (1 - metal) * (1 - glass) * (1 - coat * 0.8) + (sh + brushed) * bc * (1.0 + 0.2 * fresnel) * metal
                   + coat * se + lobe * lamps * kc + glass * (se * (0.94 - 0.5 * fresnel) * (0.80 + 0.20 * bc) + 0.06 * lamps + 0.35 * fresnel * sc)
                   for c, sh, bc, se, kc, sc in zip(colour, shine, base, seen, k, s)))
    if glow:
        colour = colour + glow(hit, xy, mask)
    w, h = aspect[0:1], aspect[1:2]
    corner = (xy[:, 0] * xy[:, 0] + xy[:, 1] * xy[:, 1]) / ((w * w + h * h) * 0.25)
    colour = colour * (1 - VIGNETTE * corner * corner)
    out = torch.stack(list(colour), -1)
    return to_srgb(shoulder(out))


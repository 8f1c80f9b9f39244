"""Colour spaces on numpy arrays [..., 3].

sRGB and linear RGB in 0..1; OKLab as published by Ottosson (2020); CIELAB with the D65 white of
sRGB, L 0..100; colour difference CIEDE2000 (Sharma, Wu, Dalal 2005).
"""
import numpy as np

_LMS = np.array([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
                 [0.0883024619, 0.2817188376, 0.6299787005]])
_LAB = np.array([[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
                 [0.0259040371, 0.7827717662, -0.8086757660]])
_XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]])
_TO_LAB = _LAB.T.astype(np.float32)
_FROM_LAB = np.linalg.inv(_LAB).T.astype(np.float32)
_TO_LMS = _LMS.T.astype(np.float32)
_FROM_LMS = np.linalg.inv(_LMS).T.astype(np.float32)
_WHITE = _XYZ.sum(1)


def to_linear(srgb):
    srgb = np.asarray(srgb, np.float32)
    return np.where(srgb <= 0.04045, srgb / 12.92, ((np.maximum(srgb, 0) + 0.055) / 1.055) ** 2.4).astype(np.float32)


def to_srgb(linear):
    linear = np.clip(linear, 0, 1)
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * np.power(linear, 1 / 2.4) - 0.055).astype(np.float32)


def oklab_from_linear(linear):
    return np.cbrt(np.asarray(linear, np.float32) @ _TO_LMS) @ _TO_LAB


def linear_from_oklab(lab):
    return (np.asarray(lab, np.float32) @ _FROM_LAB) ** 3 @ _FROM_LMS


def oklab(srgb):
    return oklab_from_linear(to_linear(srgb))


def srgb_from_oklab(lab):
    return to_srgb(linear_from_oklab(lab))


def oklch(lightness, chroma, hue_degrees):
    h = np.deg2rad(hue_degrees)
    return np.array([lightness, chroma * np.cos(h), chroma * np.sin(h)], np.float32)


def from_hex(text):
    """'#rrggbb' -> OKLab [3]."""
    text = text.lstrip("#")
    return oklab(np.array([int(text[i:i + 2], 16) for i in (0, 2, 4)], np.float32) / 255)


def in_gamut(lab):
    """Pulls OKLab colours towards grey until sRGB can show them (twelve bisections are plenty)."""
    lab = np.array(lab, np.float32)
    lab[..., 0] = np.clip(lab[..., 0], 0.02, 0.995)
    low, high = np.zeros(lab.shape[:-1]), np.ones(lab.shape[:-1])
    for _ in range(12):
        mid = (low + high) / 2
        rgb = linear_from_oklab(np.concatenate([lab[..., :1], lab[..., 1:] * mid[..., None]], -1))
        fits = ((rgb >= -0.002) & (rgb <= 1.002)).all(-1)
        low, high = np.where(fits, mid, low), np.where(fits, high, mid)
    lab[..., 1:] *= np.where(low > 0.999, 1, low)[..., None]
    return lab


def cielab(srgb):
    xyz = to_linear(srgb) @ _XYZ.T / _WHITE
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], -1)


def delta_e_2000(one, two):
    """CIELAB arrays that broadcast -> CIEDE2000."""
    l1, a1, b1 = np.moveaxis(np.asarray(one, float), -1, 0)
    l2, a2, b2 = np.moveaxis(np.asarray(two, float), -1, 0)
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = 0.5 * (1 - np.sqrt(mean ** 7 / (mean ** 7 + 25.0 ** 7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    grey = c1 * c2 == 0
    dh = np.where(grey, 0, (h2 - h1 + 180) % 360 - 180)
    dl, dc = l2 - l1, c2 - c1
    dH = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(dh / 2))
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    hm = np.where(grey, h1 + h2, (h1 + dh / 2) % 360)
    t = (1 - 0.17 * np.cos(np.radians(hm - 30)) + 0.24 * np.cos(np.radians(2 * hm))
         + 0.32 * np.cos(np.radians(3 * hm + 6)) - 0.2 * np.cos(np.radians(4 * hm - 63)))
    sl = 1 + 0.015 * (lm - 50) ** 2 / np.sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    rc = 2 * np.sqrt(cm ** 7 / (cm ** 7 + 25.0 ** 7))
    rt = -np.sin(np.radians(60 * np.exp(-(((hm - 275) / 25) ** 2)))) * rc
    return np.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dH / sh) ** 2 + rt * (dc / sc) * (dH / sh))

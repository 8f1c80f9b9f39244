"""Contact sheets, to look at.

    python sheet.py data --out .work/data.png         training pictures, one row per family
    python sheet.py model --out .work/model.png       fixed prompts: the renderer, the exported model twice, its draft head
"""
import argparse
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from captions import caption, request
from house import WORK
from picture import OVER, plan, render
from render import FAMILIES
from sample import HOUSE, House, showcase
from scene_sheet import grid


def data_rows(count, size, family, seed):
    """Pictures as training draws them, a family a row."""
    rows = []
    for name in [family] if family else FAMILIES:
        row = []
        for i in range(count):
            rng = np.random.default_rng([seed, i])
            wish = request(rng, name)
            scene = plan(seed * 1000 + i, (8, 8) if i % 4 else (14, 8), None, wish)
            print(f"{name:10} {wish.kind:9} {scene.quiet:7} {caption(rng, wish)}")
            row.append((render(scene, size, over=OVER.get(name, 1)) * 255 + 0.5).astype(np.uint8))
        rows.append(row)
    return rows


def labelled(rows, across=2, gap=4, line=16):
    """rows of (text, pictures of one size) -> one picture, `across` rows side by side, each under its text."""
    high, wide = rows[0][1][0].shape[0] + line + gap, len(rows[0][1]) * (rows[0][1][0].shape[1] + gap) + 2 * gap
    sheet = Image.new("RGB", (wide * across, high * -(-len(rows) // across)), "white")
    pen = ImageDraw.Draw(sheet)
    for at, (text, pictures) in enumerate(rows):
        x, y = at % across * wide, at // across * high
        pen.text((x + 2, y + 2), text, "black")
        for k, p in enumerate(pictures):
            sheet.paste(Image.fromarray(p), (x + k * (p.shape[1] + gap), y + line))
    return sheet


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["data", "model"])
    parser.add_argument("--out")
    parser.add_argument("--family")
    parser.add_argument("--count", type=int, default=7)
    parser.add_argument("--size", type=int, default=192)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--house", type=Path, default=HOUSE)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    out = Path(args.out or WORK / f"{args.what}.png")
    out.parent.mkdir(exist_ok=True)
    if args.what == "data":
        Image.fromarray(grid(data_rows(args.count, args.size, args.family, args.seed))).save(out)
    else:
        labelled(showcase(args.seed, House(args.house, args.threads))).save(out, quality=88)
    print(out)


if __name__ == "__main__":
    main()

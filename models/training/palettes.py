"""Curated colour schemes with the words that lead to them, named colours, and brand-like schemes.

Each scheme lists two to five colours; any order, since drawing sorts them by lightness.
"""
import numpy as np

from colour import from_hex, in_gamut, oklch

SCHEMES = [line.split("|") for line in """
2b2d42 8d6a9f f2a65a f7c59f ffe8d1|sunset dusk evening romantic summer holiday travel warm
3d1f3b a23e48 f26b4e ffb26b ffe3b3|sunset evening passionate summer festival tropical warm fire
4a3b6b c06c84 f67280 f8b195 ffe5d4|sunset dusk romantic wedding valentine love beauty
1d2b53 5b4b8a b56b9f f29e8e ffd9b8|twilight dusk dreamy evening romantic magical
22223b 4a4e69 9a8c98 c9ada7 f2e9e4|calm elegant neutral fashion hotel interior mature vintage minimal
f7e1d7 dedbd2 b0c4b1 4a5759 edafb8|spring calm gentle baby organic easter cosmetics florist
fff1e6 fde2e4 fad2e1 cddafd bee1e6|pastel baby spring dreamy playful gentle candy easter
ffc8dd ffafcc bde0fe a2d2ff f4e8ff|pastel candy playful dreamy sweet birthday kids
fdf0d5 f4c9a8 e08e79 b5566a 5c2a4d|romantic wedding perfume valentine love warm beauty
f9dcc4 fec89a f8ad9d f4978e 9b4f5f|peach summer skincare beauty cosmetics warm fresh fruit
f5ebe0 e3d5ca d5bdaf b08968 7f5539|coffee skincare neutral natural cafe interior linen beige bakery
ede0d4 ddb892 b08968 7f5539 3b2417|coffee chocolate cafe bakery autumn cosy rustic wood espresso
2a1a12 6b4226 b8804f e6c59a f6ead8|coffee espresso chocolate whisky cosy tobacco leather luxury
fefae0 dda15e bc6c25 606c38 283618|autumn harvest organic rustic thanksgiving natural tea food
6a040f 9d0208 dc2f02 f48c06 ffba08|autumn fire energetic bold sale spicy sport heat passionate
3d0c11 8a1c2b c8553d f0a868 f7e3c5|autumn wine harvest thanksgiving cosy winery warm
463f3a 8a817c bcb8b1 f4f3ee e0afa0|neutral calm interior fashion minimal architecture linen vintage
264653 2a9d8f e9c46a f4a261 e76f51|summer playful travel adventure festival family holiday
003049 5b7f95 f3e9d2 f2a541 c8452e|retro vintage travel autumn bold
05204a 1b4f8a 4f9bd9 a9d6f5 eef8ff|sky ocean fresh clean finance bank medical water trust corporate
03045e 0077b6 00b4d8 90e0ef e4f9fd|ocean water fresh sport summer swim marine cool clean travel
012a4a 2c6e8f 61a5c2 a9d6e5 eaf5f8|ocean calm winter water corporate serene marine cool medical
001d3d 003566 1d5f8a ffc300 ffe58a|bold corporate finance energetic bank sport trust
0b132b 1c2541 3a506b 5bc0be c8f5ee|tech night digital cool software cyber data science
10002b 3c096c 7b2cbf c77dff f0dcff|tech neon night party magical gaming creative mystical
0d0628 3a0ca3 7209b7 f72585 4cc9f0|neon tech gaming party nightlife music cyber futuristic club
0f0c29 302b63 5a4fcf 22d3ee d8fbff|tech futuristic digital software startup ai cyber data
111827 1e3a8a 3b82f6 93c5fd eff6ff|tech corporate software startup business trust app finance
13111c 4c1d95 8b5cf6 f0abfc fff0fb|tech creative startup app dreamy ai gaming
021b1a 04514b 0fa48a 7ff0c8 e4fff5|aurora tech fresh eco mint night magical science
02111b 0b3954 087e8b 5fe3a1 d3ffe0|aurora night winter magical northern eco
060b26 1b2a6b 5c3fa3 39d5a8 c2ffe4|aurora night magical mystical winter northern
0a0f1f 1f3b57 6d8fa8 c2d3df f6f9fb|winter cold night snow calm moonlit ice serene
e8f1f2 b3d3e6 7aa6c8 3e6a94 1b2f4b|winter snow ice cold fresh ski frosty clean christmas
dfe7ee c5d3df 9fb3c8 748ca3 44566c|mist foggy rain morning calm winter cloudy storm overcast
edf2f4 c3cfd6 8d99ae 4b5670 2b2d42|corporate mist minimal storm overcast business neutral industrial
d8f3dc 95d5b2 52b788 2d6a4f 123d2d|forest spring eco natural organic garden fresh wellness green
f1faee b7dfc0 84b59f 52796f 2f3e46|forest calm spa wellness eco morning yoga natural serene
e9edc9 ccd5ae a3b18a 588157 344e41|forest organic eco natural garden spring tea farm sustainable
f6fff0 d4f1b0 a8d86c 5fa54a 23602f|spring fresh garden juice eco healthy easter vegan fruit
fffbe6 fff1a8 ffd95a f7b32b e08e0b|sunny summer happy cheerful lemon energetic honey optimistic
fff6d6 ffd97d ff9b71 ee6055 60d394|summer fruit playful happy juice cheerful kids sale festival
ff9f1c ffbf69 fff3e0 cbf3f0 2ec4b6|summer beach fresh playful travel tropical holiday swim happy
f8f4e3 a8dadc 457b9d 1d3557 e63946|summer marine fresh bold sport sailing sale
ffe5ec ffc2d1 ff8fab fb6f92 b23a63|valentine love romantic sweet beauty candy cosmetics mother blossom
590d22 a4133c ff4d6d ffb3c1 fff0f3|valentine love passionate romantic bold sale rose
6d1a36 a4485c d99a9a f2d6d0 fbf3ef|rose perfume elegant wedding romantic wine lingerie luxury
fbf8f1 efe6d8 d9c7b0 b89d7f 8b6f56|luxury elegant wedding linen neutral skincare hotel jewellery minimal
0b0b0d 2a2622 7a5c2e c9a24b f4e2b0|luxury gold night premium jewellery elegant gala celebration watch
14110f 34312d 7e7f83 d9c5b2 f3f3f4|luxury premium fashion elegant dark masculine watch car
1a0f1f 3d1a3a 8a2f5a d9a441 f7e0a8|gala festive diwali luxury party celebration opera premium
0c1b2a 14364f 8c6d3f d6b26d f5e9cf|luxury night gold premium gala elegant newyear celebration
12261a 1f4d36 a8312f d9b45b f6ecd6|christmas festive winter holiday cosy celebration noel
7b1e26 b8322f f1e4cf 3c6e47 1d3b2a|christmas festive holiday noel gift celebration
160c1f 3c1a4b 7a2f6b e0702a ffb347|halloween spooky mystical night october autumn
0d0d14 23233a 5c4a8a e86a17 f9b54c|halloween spooky night october dramatic
0a0a0a 1c1c22 3a3a46 8d1f2d e8483f|dark dramatic bold blackfriday sale sport car gaming
111111 2b2b2b 6b6b6b c4c4c4 f5f5f5|monochrome minimal dark elegant fashion architecture industrial premium
d9ed92 99d98c 52b69a 168aad 1e4a7a|fresh ocean tropical travel eco lagoon summer science
e0fbfc 98c1d9 5b86a8 3d5a80 ee6c4d|travel fresh morning adventure sport winter sailing
fdf3e7 f7cfa5 e7a17a a9746e 54506b|dawn morning sunrise calm gentle warm wellness
fff4e0 ffdcb2 f9b4a2 c69cb8 6d7fb0|dawn sunrise morning dreamy hopeful spring gentle
fef6e4 f8d8c4 e8b4bc a58bab 5d5b83|dawn dreamy gentle mist romantic perfume morning serene
fff8e8 ffe0a3 f7b267 d9795d 5a4a66|sunrise golden morning hopeful optimistic summer harvest honey
3b2c1e 85582f d19a4e f2cd8a fdf1d8|golden autumn honey warm desert harvest afternoon whisky
f2e3c6 e3c08f cf9565 a3623f 5c3527|desert sand dunes warm natural adventure travel earthy clay
f8e8d4 efc9a4 dd9a76 b86b5c 74455a|desert clay earthy sunset warm terracotta pottery
e6d3c1 c99f82 9c6b54 5e4b4b 2f2f3a|earthy clay rustic pottery leather wood vintage
e9f5f2 bfe3dd 8cc9c4 5a9ea6 34607a|spa mint wellness skincare medical fresh cosmetics water pure
f3f8ff d6e6ff a9c9f5 7ba3e0 4f74b8|sky morning clean cloudy medical baby fresh pure hopeful trust
fdfcfb f1eef6 dcd3ea b8a7d6 7d6aa8|lavender calm dreamy spa gentle sleep perfume wellness serene
2d1b4e 6a4c93 b392d6 e4d2f5 faf5ff|lavender magical dreamy night sleep mystical perfume creative
f4f1de e07a5f 3d405b 81b29a f2cc8f|vintage retro organic family food autumn playful
ffcdb2 ffb4a2 e5989b b5838d 6d6875|dusk romantic peach gentle skincare vintage calm
fef9ef 227c9d 17c3b2 ffcb77 fe6d73|playful kids summer happy sale festival toys family
ff006e fb5607 ffbe0b 8338ec 3a86ff|party playful bold energetic festival pride music carnival vivid
2e0249 570a57 a91079 f806cc ffd0f5|neon party club vivid nightlife music fashion
08080f 1a1a40 270082 7a0bc0 fa58b6|neon night nightlife club futuristic gaming music
f72585 ff7096 ffb3c6 ffe5ec fff7f9|sweet candy beauty fashion vivid playful sale
3c1518 69140e a44200 d58936 f2f3ae|spicy autumn food whisky fire barbecue heat
e8e4dc b8c0b0 7f8f86 4f5d5c 2b3436|storm overcast mist scandinavian interior natural masculine
101820 1f3a3d 476a6f 9dbebb f4e9cd|masculine premium whisky natural night outdoor forest
""".strip().splitlines()]
SCHEMES = [([from_hex(h) for h in colours.split()], frozenset(words.split())) for colours, words in SCHEMES]
SCHEME_WORDS = sorted(set().union(*(words for _, words in SCHEMES)))

COLOURS = dict(pair.split("=") for pair in """
red=d62839 scarlet=e0311f crimson=a4133c burgundy=6d1a2d maroon=5c1a1b ruby=9b1b3b cherry=b81d3c wine=722f37 brick=a6432f rust=a4502a
coral=ff7f6a salmon=f79b8a peach=ffcba4 apricot=fbb982 orange=f77f1f tangerine=f98b2b amber=f5a712 terracotta=c66b4a copper=b06a3c bronze=96682d
gold=d4a73a golden=e0b040 mustard=d4a017 yellow=fbd534 lemon=fbe96b honey=e6a532 cream=faf1dc ivory=fbf7ea beige=e6d5bd sand=dcc39c
tan=c8a27a caramel=b9773f brown=7a4e2d chocolate=4b2a1a mocha=7d5a48 taupe=a39382 khaki=b5a878 olive=7a7b36 moss=6d7a3f sage=a7b89a
lime=a6d94a green=3f9a53 emerald=139a6b jade=2fa67f forest=24523b mint=b1ead0 seafoam=9fe0cb pistachio=bfd89a teal=0f8b8d turquoise=2fc4bd
aqua=66d5dc cyan=22c7e5 azure=3f9be8 sky=8fcaf2 blue=2f6fd6 cobalt=1f4bb0 navy=14264d indigo=3b3a9e sapphire=1c3f94 denim=4d6f9c
steel=6f8698 slate=5b6a78 periwinkle=a3aef0 lavender=c7b6ea lilac=cba8dc violet=7d4fc4 purple=6c3a9c plum=713a63 mauve=b58aa5 orchid=c56fc2
magenta=d0288f fuchsia=e0359c pink=f5a3c0 blush=f6d3cd rose=e0738a nude=e8c8b0 white=f8f8f5 silver=c4c9ce grey=8d9196 gray=8d9196
charcoal=35393f graphite=474b52 black=131316 pearl=f1ebe2 champagne=f2dfbd aubergine=42203f raspberry=c02a5c berry=8c2352 mulberry=74305a cinnamon=a2582f
""".split())
COLOURS = {name: from_hex(value) for name, value in COLOURS.items()}


def brand_like(rng):
    """Two to five colours as a brand might own them: harmonic hues, spread lightness. -> [n, 3] OKLab."""
    count, hue = int(rng.choice([2, 3, 3, 4, 5])), rng.uniform(0, 360)
    steps = [(0, 0, 0), (0, 25, -25), (0, 180, 20), (0, 150, 210), (0, 120, 240), (0, 60, 180)][rng.integers(6)]
    lightness = rng.permutation(np.linspace(rng.uniform(0.22, 0.4), rng.uniform(0.82, 0.96), count))
    rich = rng.uniform(0.06, 0.2)
    colours = []
    for i in range(count):
        l = float(np.clip(lightness[i] + rng.normal() * 0.03, 0.12, 0.985))
        chroma = rich * rng.uniform(0.6, 1.2) if rng.random() < 0.75 else rng.uniform(0.0, 0.03)
        chroma *= 1 - 0.75 * np.clip((l - 0.8) / 0.18, 0, 1)
        turn = (hue + steps[i % 3] + rng.normal() * 8) % 360
        if 70 < turn < 130 and l < 0.55:
            chroma *= 0.5
        chroma = min(chroma, 0.07 + 0.3 * max(l - 0.15, 0))
        colours.append(oklch(l, chroma, turn))
    return in_gamut(np.array(colours))

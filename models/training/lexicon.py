"""The words of the house model and what each does to a picture.

SUBJECTS name what is drawn; LOOKS change how (numbers are pushes on the drawing's sliders);
palettes.SCHEME_WORDS and palettes.COLOURS lead to colours. Sliders, each near -1..1 and 0 without
words: light, chroma, contrast, scale, density, mist, glow, soft, energy, clouds.
"""
from palettes import COLOURS, SCHEME_WORDS

# family -> kind -> nouns ("two words" allowed)
SUBJECTS = {
    "gradient": {
        "linear": "gradient|ombre|fade|colour fade|color fade|wash|backdrop|background|blend",
        "mesh": "mesh gradient|blurred gradient|colour blend|color mesh|abstract|fluid gradient|watercolour|watercolor|blobs|colour clouds",
        "orb": "orb|sphere of light|glowing orb|planet|disc|glowing circle|bubble",
        "halo": "halo|radial gradient|spotlight|glow|aura|corona|vignette|ring of light",
        "aurora": "aurora|northern lights|polar lights|aurora borealis|curtains of light",
        "haze": "haze|smoke|vapour|vapor|marble swirl|nebula|colour mist|incense",
    },
    "waves": {
        "paper": "paper waves|waves|paper cut|layers|layered paper|curves|paper layers|layered curves|cut paper",
        "silk": "silk|satin|fabric|folds|drapery|cloth|velvet|textile|silk waves|draped silk|curtain",
        "ribbon": "ribbons|ribbon|flowing bands|swirl|swoosh|stream|flowing lines|bands of colour",
        "ripple": "ripples|rings|ripple|water rings|concentric waves|pond|droplet rings|sound waves",
    },
    "bokeh": {
        "scatter": "bokeh|blurred lights|lights|light spots|orbs|sparkle|glitter|shimmer|bokeh lights|circles of light|confetti lights",
        "string": "fairy lights|string lights|garland|garlands|lantern lights|lanterns",
        "city": "city lights|street lights|skyline lights|night lights|traffic lights|harbour lights|harbor lights",
        "leak": "light leak|light leaks|lens flare|film burn|flare|light flare",
        "rays": "light rays|sunbeams|rays|sun rays|beams|god rays|beams of light|sunbeam",
    },
    "landscape": {
        "mountains": "mountains|peaks|mountain range|alps|summit|ridges|mountain|cliffs|highlands|misty mountains",
        "hills": "hills|valley|rolling hills|meadow|fields|countryside|pasture|vineyard|grassland|prairie|moor",
        "dunes": "dunes|desert|sand dunes|sahara|sands|desert dunes",
        "sea": "sea|ocean|beach|coast|shore|seaside|bay|horizon|seascape|waterfront|island|islands|lagoon|harbour",
        "lake": "lake|reflection|fjord|mountain lake|loch|still water|reservoir",
        "clouds": "clouds|cloudscape|sea of clouds|sky|cumulus|heaven|above the clouds|skies|cloud",
    },
}

_LOOKS = """
dark light=-1 contrast=.3|moody light=-.8 contrast=.4 mist=.3|shadowy light=-.8|deep light=-.6 chroma=.4|nocturnal light=-1
bright light=.8|light light=.7|airy light=.8 density=-.5 soft=.4|pale light=.8 chroma=-.5|white light=1 chroma=-.6|sunlit light=.5 glow=.6
vivid chroma=.9|vibrant chroma=.9 contrast=.3|saturated chroma=1|colourful chroma=.8|colorful chroma=.8|intense chroma=.8 contrast=.5
muted chroma=-.7|desaturated chroma=-.9|faded chroma=-.6 contrast=-.5|washed chroma=-.6 light=.4|dusty chroma=-.5 mist=.4|subtle contrast=-.7 energy=-.4
pastel chroma=-.3 light=.8|delicate contrast=-.4 light=.4 energy=-.4|faint contrast=-.8 light=.4
dramatic contrast=.9 light=-.4 energy=.5|striking contrast=.8 chroma=.4|bold contrast=.6 chroma=.5 energy=.4|powerful contrast=.7 energy=.8|epic energy=.8 scale=.6 contrast=.5|majestic scale=.8 energy=.6
calm energy=-.7 density=-.4|serene energy=-.8 soft=.3|peaceful energy=-.7|tranquil energy=-.8 mist=.3|quiet energy=-.8 density=-.6|still energy=-.9|relaxing energy=-.6 soft=.3|soothing energy=-.6 soft=.5|gentle energy=-.5 soft=.4|flat energy=-1
dynamic energy=.9|energetic energy=.9 chroma=.5|wild energy=1|lively energy=.6 density=.4|flowing energy=.5 soft=.2|turbulent energy=1 density=.4|stormy energy=.9 light=-.5 clouds=1|rugged energy=.9|steep energy=.9|windy energy=.7
minimal density=-1 energy=-.4|minimalist density=-1 energy=-.4|simple density=-.9|sparse density=-1|clean density=-.6 soft=-.4|uncluttered density=-.9|empty density=-1 energy=-.4
rich density=.7 chroma=.3|layered density=.9|detailed density=.9 soft=-.4|abundant density=1|many density=1|dense density=1|lush density=.6 chroma=.5|complex density=.9 energy=.4|busy density=1
soft soft=.8|blurred soft=1|blurry soft=1|dreamy soft=.8 glow=.5 mist=.4|hazy soft=.5 mist=.8|defocused soft=1|smooth soft=.6 energy=-.3|silky soft=.6|velvety soft=.7 light=-.2|ethereal soft=.7 glow=.7 mist=.5|tender soft=.6 energy=-.3
crisp soft=-1|sharp soft=-1|clear soft=-.7 mist=-.8|defined soft=-.8|graphic soft=-1 contrast=.4|modern soft=-.5
misty mist=1|foggy mist=1.1 contrast=-.3|mist mist=1|fog mist=1.1|smoky mist=.8 light=-.3|vaporous mist=.8 soft=.5|atmospheric mist=.7 glow=.3|haze mist=.7|humid mist=.6
glowing glow=1|radiant glow=1 light=.3|luminous glow=.9|shining glow=.8|shiny glow=.7 contrast=.3|brilliant glow=.8 chroma=.5|gleaming glow=.8|lit glow=.6|illuminated glow=.8|sparkling glow=.7 density=.5|shimmering glow=.6 density=.4|dazzling glow=1.1|backlit glow=.9 contrast=.3|iridescent glow=.5 chroma=.5|magical glow=.7|mystical glow=.5 mist=.6
matte glow=-.8|dull glow=-.8 chroma=-.5|dim glow=-.6 light=-.6|overcast glow=-.8 clouds=.9 chroma=-.4
large scale=.9|big scale=.9|giant scale=1.1|huge scale=1.1|broad scale=.7|wide scale=.6|vast scale=.8|sweeping scale=.8 energy=.3|grand scale=.8|oversized scale=1.1
small scale=-.9|tiny scale=-1|fine scale=-.8|little scale=-.8|intricate scale=-.7 density=.8|narrow scale=-.6|distant scale=-.6
cloudy clouds=1|clouded clouds=1|cloudless clouds=-1|rainy clouds=.8 mist=.7 light=-.3|snowy light=.6 chroma=-.4|hot glow=.5 contrast=.3|frosty light=.5 chroma=-.3|sunny glow=.7 light=.5
"""
LOOKS = {}
for _entry in _LOOKS.replace("\n", "|").split("|"):
    if _entry.strip():
        _word, *_pushes = _entry.split()
        LOOKS[_word] = {k: float(v) for k, v in (p.split("=") for p in _pushes)}

# what a scheme word does besides its colours
SCHEME_LOOKS = {
    "night": {"light": -1}, "nightlife": {"light": -.8}, "dusk": {"light": -.3}, "evening": {"light": -.3}, "twilight": {"light": -.5},
    "neon": {"glow": .6, "light": -.5}, "morning": {"light": .3, "mist": .3}, "dawn": {"light": .3, "mist": .4}, "snow": {"light": .4},
    "moonlit": {"light": -1}, "party": {"density": .5}, "festive": {"density": .4, "glow": .4}, "storm": {"clouds": 1, "energy": .6},
    "mist": {"mist": 1}, "spa": {"energy": -.5}, "yoga": {"energy": -.5}, "sleep": {"energy": -.6, "light": -.2}, "spooky": {"mist": .5, "light": -.6},
    "sport": {"energy": .5}, "sale": {"contrast": .3}, "luxury": {"contrast": .2}, "ai": {"glow": .3},
}
SUN_WORDS = ("with sun", "under the sun", "with a setting sun", "with a rising sun", "with a low sun")
MOON_WORDS = ("under the moon", "with a full moon", "in moonlight", "by moonlight")
NO_SUN = ("without sun", "no sun")

# nouns after "for": scheme words used as industries and occasions
FOR = ("coffee skincare tech fashion perfume beauty cosmetics finance bank travel spa wellness bakery chocolate cafe hotel interior jewellery gaming music "
       "sport software startup app wedding christmas halloween easter valentine birthday baby kids wine tea food juice eco medical corporate business data "
       "science cyber ai car watch whisky honey florist garden farm family toys gala festival carnival party diwali thanksgiving newyear blackfriday sale "
       "holiday summer winter spring autumn travel adventure yoga sleep pottery leather lingerie architecture outdoor swim sailing ski love celebration").split()
FORM = "banner|ad|campaign|poster|post|story|backdrop|background|wallpaper|cover|launch|promotion|advert|header|hero image|image|scene|picture|billboard|flyer".split("|")
LINKS = "a an the of with and for in at over under by on no without near into above behind soft-focus style tones colours colors shades light space copy text room left right top bottom centre center season day time gentle our new".split()


def all_words():
    """Every word the tokenizer knows."""
    phrases = [p for kinds in SUBJECTS.values() for nouns in kinds.values() for p in nouns.split("|")]
    phrases += [*LOOKS, *COLOURS, *SCHEME_WORDS, *SUN_WORDS, *MOON_WORDS, *NO_SUN, *FOR, *FORM, *LINKS]
    return sorted({word for phrase in phrases for word in phrase.replace("-", " ").split()})


def subject_words(family):
    """Words that by themselves name something this family draws."""
    return sorted({p for nouns in SUBJECTS[family].values() for p in nouns.split("|")})

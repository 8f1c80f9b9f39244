/**
 * English as far as `assessSubject` needs it. What a model can draw is never listed here: that is its `model.json`.
 * Every list holds singular forms in lower case (see stem.ts); a word belongs to at most one list.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that never are a subject. */
export const FUNCTION_WORDS = list(`
  a an the this that these those my our your his her its their i we you he she it they me us them
  one two three four five six seven eight nine ten some any each every all both several few much more most
  is are was were be been being has have had will would shall should can could may might must do does did
  very really so just only also too quite almost rather even still yet ever not please there here then than
  am what which who whose if else etc bit little own such let lets ll re ve t s d m whole entire
`);

/** Determiners that announce a countable thing: “a peach” is fruit, “soft peach” is a colour. */
export const COUNTING = list('a an one two three four five six seven eight nine ten my some several');

/** Skipped where a prompt begins: what the machine is told to do. */
export const COMMANDS = list(`
  create draw make show generate design give render paint illustrate produce build want need like add use try
  imagine compose craft prepare help get
`);

/** Prepositions and what the words after them mean for the picture. */
export const LINKS: Readonly<Record<string, 'of' | 'contents' | 'place' | 'purpose' | 'absence' | 'likeness'>> = {
  of: 'of',
  ...Object.fromEntries(
    [...list('with featuring showing depicting containing including holding wearing')].map((w) => [
      w,
      'contents' as const,
    ]),
  ),
  ...Object.fromEntries(
    [
      ...list(`in on at over under above below behind between near beside against across through along around among amid
      beneath into onto inside outside toward towards during before after upon within off up down where while when
      out from underneath opposite past beyond because until`),
    ].map((w) => [w, 'place' as const]),
  ),
  ...Object.fromEntries(
    [...list('for to promoting advertising announcing celebrating launching selling introducing presenting')].map(
      (w) => [w, 'purpose' as const],
    ),
  ),
  ...Object.fromEntries([...list('without no minus except sans avoid excluding')].map((w) => [w, 'absence' as const])),
  ...Object.fromEntries(
    [...list('like as by inspired reminiscent evoking about')].map((w) => [w, 'likeness' as const]),
  ),
};

/** A picture of nothing in particular: the model chooses the scene. */
/** Of these, those that are named for what they show. */
export const SHOWS_ITS_NAME = list('pattern texture');
export const GENERIC = list(`
  backdrop background scene scenery texture wallpaper setting visual banner ad advert advertisement poster cover header
  post story creative flyer billboard canvas something anything display stage pattern environment surface
`);

/** What a picture is made for; as a head noun it leaves the scene open, like the words above. */
export const OCCASIONS = list(`
  sale launch campaign promotion promo offer discount announcement event release teaser opening giveaway collection
  newsletter drop deal anniversary celebration season day week weekend party festival carnival gala birthday wedding
  christmas easter halloween valentine thanksgiving diwali holiday newyear blackfriday brand company shower fair
`);

/** Stand for what follows them: “a photo of …”, “lots of …”. Alone they are as good as a backdrop. */
export const TRANSPARENT = list(`
  photo photograph picture image illustration drawing painting rendering render view shot mockup sketch depiction
  vista panorama glimpse snapshot closeup close-up version interpretation representation
`);

/** Likewise, but only before “of”: “a wall of light”, not “a wall”. */
export const QUANTITIES = list(`
  lot bunch set series row group pair number variety scattering pile collection array sea field bed layer sheet wall
  piece kind type sort hint touch play burst splash arrangement composition cascade mix blend bit stack load ton
`);

/** Portraits are of somebody, with or without saying so. */
export const PORTRAITS = list('portrait selfie headshot mugshot profile figure silhouette character avatar mascot');

/** Qualities of a picture rather than things in it; as a head noun they decide nothing. */
export const QUALITIES = list(`
  colour color tone palette hue shade tint vibe mood feel feeling style atmosphere aesthetic theme look ambience ambiance
  light lighting shadow depth contrast grain detail composition layout space place area copyspace copy text headline logo
  type typography caption title left right top bottom centre center middle foreground corner side edge focus quality
  resolution render photography art cgi finish effect accent highlight spot energy elegance calm calmness warmth
  simplicity luxury freshness harmony balance blur perspective angle shape form line design idea concept concept-art
  temperature saturation circle dot vignette frame framing negative whitespace motion movement time hour lens camera format ratio
  octane unreal engine hd uhd hdr 4k 8k 2k 3d 2d detailing vibes wow spirit essence sense touch hint nature
`);

/** Adjectives that customers put first or alone, besides those the model knows. */
export const ADJECTIVES = list(`
  outward inward upward downward
  cinematic photorealistic realistic minimalist minimalistic minimal elegant luxurious premium modern epic beautiful
  stunning gorgeous lovely nice pretty great good cool amazing awesome perfect trendy stylish classy sophisticated chic
  contemporary sleek simple clean abstract creative artistic professional commercial editorial high-quality award-winning
  ultra super hyper high low new fresh bright dark soft warm cold calm bold vibrant colourful colorful subtle muted
  moody dreamy surreal ethereal dramatic romantic cosy cozy festive seasonal natural organic rustic vintage retro
  futuristic scandinavian japanese tropical exotic urban pure quiet empty blank plain seamless flat big small large tiny
  huge wide tall deep light heavy young old happy sad funny cute sweet sexy fun exciting relaxing inspiring engaging
  eye-catching high-end upscale suitable ideal rich golden wooden metallic glossy matte shiny summery wintry autumnal springlike
`);

/** Colour words that may follow the name of something living or edible: “salmon pink”, “baby blue”. */
export const COLOURS = list(`
  red orange yellow green blue purple violet pink brown black white grey beige gold golden silver cream ivory navy teal
  turquoise magenta cyan indigo crimson scarlet olive tan maroon lilac mauve
`);

/** Colours named after something one can hold: a thing only when counted (“a peach”, “lemons”). */
export const COLOUR_NOUNS = list(`
  rose peach apricot coral salmon lemon lime mint honey caramel chocolate mocha cream berry cherry plum olive lavender
  sage orange tangerine pistachio champagne cinnamon pearl orchid raspberry aubergine lilac sapphire ruby emerald copper
  gold silver bronze denim mustard brick
`);

/**
 * Things that a model may know as a word, an industry say or a mood, without being able to draw them. As the main subject
 * they are only drawn when the model lists them among its subjects.
 */
export const THINGS = list(`
  machine ring toast
  coffee espresso tea wine whisky whiskey beer juice drink cocktail milk chocolate candy sweets fruit food bread bakery
  cake pizza burger meal barbecue perfume cosmetics makeup jewellery jewelry watch car toy gift rose flower blossom tree
  leaf forest garden farm wood leather linen pottery clay lingerie clothes shoe sneaker bag bottle cup glass plate phone
  laptop app interior architecture hotel cafe bar club restaurant spa kitchen room house home office shop store bank
  building city street tower bridge castle boat ship plane train bike bicycle ski yoga sailing swim swimming opera
  instrument guitar book candle fire ice rain snow lightning vegan grape harvest winery industrial tobacco
  product package packaging box tube jar can spice pumpkin vegetable fireworks firework balloon heart star moon sun
`);

/** Words a model may list as subjects that usually mean something else behind another noun: “coffee blend”, “face wash”. */
/** Before those it says what they are made of, although it is a thing by itself. */
export const MATERIALS = list('glass ice rock paper metal');
export const HOMONYMS = list('blend wash stream disc layer glow sphere line cut band fade bar');
/** … and one that nearly always does: only “water rings” and the like, listed as a whole, are rings in a pond. */
export const ONLY_AS_LISTED = list('ring');

/** People and animals. Named anywhere but in a purpose, a comparison or a negation, they are expected in the picture. */
export const LIVING = list(`
  person woman man girl boy child kid baby toddler infant teenager teen adult lady gentleman guy dude human people crowd
  family mother father mom mum dad parent grandmother grandfather grandma grandpa sister brother son daughter friend
  bride groom wife husband couple athlete runner dancer singer musician actor actress chef cook waiter barista doctor nurse
  teacher student worker engineer artist influencer celebrity customer player footballer surfer hiker cyclist skier swimmer
  soldier police firefighter king queen prince princess president pope monk nun wizard witch fairy mermaid angel santa
  superhero zombie vampire robot alien monster dragon unicorn cowboy ninja samurai pirate clown
  cat kitten dog puppy horse pony cow bull calf sheep lamb goat pig rabbit bunny hare hamster mouse rat squirrel hedgehog
  fox wolf bear panda koala kangaroo tiger lion leopard cheetah panther elephant giraffe zebra rhino hippo monkey gorilla ape
  deer reindeer moose elk camel llama alpaca bird eagle owl parrot dove pigeon sparrow swan duck goose chicken hen rooster
  penguin flamingo peacock hummingbird raven crow fish shark whale dolphin octopus jellyfish turtle tortoise frog snake
  lizard crocodile dinosaur butterfly bee ladybug spider animal pet creature wildlife insect
  mann frau hund katze kind hombre mujer perro gato homme femme chien chat uomo donna cane gatto
`);

/** Verbs with which scenes are told: “waves roll under the moon”. */
export const SCENE_VERBS = list(`
  rise roll float drift fall shimmer shine sparkle stretch meet sit stand lie rest hang melt flow swirl catch crash twinkle
  set blow bloom reflect ripple dance burst move overlap spin lead fill surround bathe scatter fade glisten gleam
  unfold emerge break pierce peek pass wash lap reach wrap hover soar wind curve climb loom sway flicker drip spread dissolve merge swell pour stream cascade glow gather cross
  rain snow disappear vanish laugh smile walk run jump wave rush pile stack grow tumble settle wander glide spill cast dapple frame lean bask twist wink play form radiate rotate
`);

/** What people do somewhere: “night running” is about somebody who runs. */
export const PURSUITS = list(`
  running jogging racing driving riding cycling hiking climbing skiing skating surfing diving sailing walking camping jumping
  computing hosting gaming banking trading shopping
`);

/** What moves without anybody: a river runs, the moon climbs. */
export const MOVING = list(`
  sun moon star river stream brook water waterfall wave tide cloud mist fog smoke light shadow wind vine ivy
`);

/** Ends like a participle or an adverb, but is a noun. */
export const NOUNS_IN_DISGUISE = list(`
  wedding building painting ring king clothing earring string spring thing morning evening lightning ceiling pudding
  dressing railing bedding wing swing duckling packaging lighting seed bed weed reed shed sled butterfly family lily fly
  jelly belly bully italy assembly july supply
`);

/** Suffixes by which a lone, unknown word is taken for an adjective. */
export const ADJECTIVE_SUFFIX = /(?:ful|ous|less|ish|ive|able|ible|istic|esque|like|free|ward)$/;

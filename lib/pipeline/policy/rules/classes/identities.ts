/**
 * Words for what people are: origin, faith, orientation, gender, disability, age, migration. One list for every rule that speaks of
 * groups, because a word missing from one list is a group that is judged otherwise than its neighbours. All languages together.
 */
import { words } from './words';

/** More than one of them, and nothing else: what follows “all” in a sentence of hate. */
const peoples =
  words(`jews muslims moslems christians hindus sikhs buddhists catholics protestants atheists pagans infidels
  blacks whites asians africans arabs latinos latinas hispanics mexicans indians nigerians poles turks pakistanis chechens kurds russians
  americans europeans romanians syrians somalis afghans albanians ukrainians palestinians israelis filipinos cubans haitians colombians
  aborigines aboriginals inuits gypsies roma sinti travellers foreigners immigrants migrants refugees
  gays lesbians homosexuals bisexuals transsexuals transgenders trannies queers nonbinaries disableds cripples autistics autists
  juden muslime[n,] christen hindus auslander[n,] fluchtlinge[n,] migranten asylanten einwanderer[n,] schwule[n,] lesben bisexuelle[n,] schwarze[n,] behinderte[n,]
  autisten gehorlose[n,] blinde[n,] zigeuner turken polen rumanen araber afrikaner asiaten chinesen inder russen
  judios musulmanes cristianos hindues inmigrantes migrantes refugiados negros homosexuales lesbianas gitanos extranjeros moros arabes indigenas autistas sordos ciegos polacos
  juifs musulmans chretiens hindous immigres noirs homosexuels lesbiennes etrangers refugies asiatiques autochtones autistes sourds aveugles gitans polonais
  ebrei musulmani cristiani indu immigrati migranti rifugiati neri omosessuali lesbiche stranieri zingari arabi asiatici indigeni autistici sordi ciechi polacchi
  judeus muculmanos cristaos imigrantes refugiados homossexuais ciganos estrangeiros pretos asiaticos surdos cegos poloneses
  joden moslims christenen hindoes buitenlanders immigranten homo's lesbiennes zwarten vluchtelingen autisten doven blinden
  евре[и,ев,ям] мусульман[е,ам,] христиан[е,] индус[ы,ов] мигрант[ы,ов,ам] беженц[ы,ев] геи геев геям лесбиянк[и,] чурок цыган[е,ам,] инвалид[ы,ов]
  [ال,]يهود [ال,]مسلمين [ال,]مسيحيين [ال,]هندوس [ال,]سيخ [ال,]مهاجرين [ال,]لاجئين [ال,]مثليين [ال,]أجانب`);

/** One of them; says by itself that a person is meant. */
const member =
  words(`jew muslim moslem hindu sikh buddhist immigrant migrant refugee foreigner lesbian homosexual bisexual transsexual
  jude moslem muslim[a,in,] migrant[in,] fluchtling auslander[in,] einwanderer[in,] judio judia musulman[a,] inmigrante refugiad[o,a] extranjer[o,a]
  juif juive musulmane immigre[e,] refugie[e,] ebre[o,a] musulman[o,a] immigrat[o,a] rifugiat[o,a] judeu judia muculman[o,a] imigrante vluchteling
  еврей еврейк[а,у] мусульманин мигрант беженец [ال,]يهودي [ال,]مسلم [ال,]مسلمة [ال,]مهاجر [ال,]لاجئ`);

/** Says what somebody is, and hardly anything of a thing. */
const trait =
  words(`jewish gay transgender transgendered intersex genderqueer nonbinary non-binary queer autistic neurodivergent disabled aboriginal romani roma gypsy
  judische[n,r,s,] muslimische[n,r,s,] autistische[n,r,] women`);

/** Where somebody or something comes from: the noun decides what is meant. Colours of skin stand here too. */
const nationality =
  words(`african[s,] american[s,] arab[s,] asian[s,] bangladeshi brazilian[s,] bulgarian[s,] cameroonian chinese colombian[s,]
  cuban[s,] egyptian[s,] ethiopian[s,] filipino[s,] philippine french german[s,] ghanaian greek[s,] guinean haitian[s,] indian[s,] indonesian[s,]
  iranian[s,] iraqi[s,] irish israeli[s,] italian[s,] jamaican[s,] japanese jew kenyan[s,] korean[s,] latino[s,] latina[s,] latinx hispanic[s,] lithuanian[s,] mexican[s,]
  moroccan[s,] nigerian[s,] pakistani[s,] palestinian[s,] peruvian[s,] polish pole[s,] portuguese romanian[s,] russian[s,] saudi[s,] senegalese
  serbian[s,] somali[s,] spanish sudanese syrian[s,] thai turkish turk[s,] ukrainian[s,] uruguayan[s,] venezuelan[s,] vietnamese yemeni gypsy
  afghan[s,] albanian[s,] kurdish scottish welsh british english dutch swedish norwegian danish finnish czech slovak hungarian indigenous inuit maori black white brown
  turken polen rumanen araber afrikaner asiaten russen juden`);

/** Of people only beside a person: blinds, deaf ears, older wines and young trees are none. */
const beside =
  words(`christian catholic protestant orthodox hindu sikh buddhist atheist trans straight cis bisexual lesbian male female
  deaf blind mute disabled handicapped paralysed paralyzed wheelchair amputee dyslexic old older elderly aged senior young younger middle-aged
  non binary native mixed-race biracial dark-skinned light-skinned pale undocumented homeless
  schwarze[r,s,n,] weisse[r,s,n,] chinesische[r,n,] polnische[r,n,] turkische[r,n,] arabische[r,n,] indische[r,n,] asiatische[r,n,] christliche[r,n,] schwule[r,n,] lesbische[n,r,] behinderte[r,n,] blinde[r,n,] gehorlose[r,n,] alte[r,n,] junge[r,n,]
  negr[o,a] blanc[o,a] chin[o,a] polac[o,a] arabe indi[o,a] asiatic[o,a] cristian[o,a] ciego ciega sord[o,a] autista anciana viej[o,a] joven
  cristiana cristao crista christa branc[o,a] gitan[o,a] cigan[o,a] zingar[o,a] lesbiana lesbica lesbienne discapacitad[o,a] deficiente disabil[e,i] handicape[e,s,es,]
  noir[e,] blanche chinois[e,] polonais[e,] indien[ne,] asiatique chretien[ne,] aveugle sourd[e,] vieil vieille vieux jeune
  ner[o,a] bianc[o,a] cines[e,] polacc[o,a] arab[o,a] indian[o,a] ciec[o,a] vecchi[o,a] giovane pret[o,a] chines[a,] polones[a,] ceg[o,a] surd[o,a] velh[o,a] jovem`);

export const IDENTITIES = {
  peoples,
  /** One or many, by a word that says so alone. */
  member: [...member, ...peoples],
  nationality,
  /** What rules against hate read without a person beside it. */
  group: [...peoples, ...member, ...trait],
  /** Every word of all lists; patterns put `@person` beside it. */
  identity: [...peoples, ...member, ...trait, ...nationality, ...beside],
} as const;

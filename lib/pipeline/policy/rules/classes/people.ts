/** Whom a brief speaks of. All languages together: a word means the same in every pattern. */
import { IDENTITIES } from './identities';
import { words } from './words';

export const PEOPLE = {
  person: [
    ...IDENTITIES.member,
    ...words(`adult[s,] erwachsene[r,n,] adult[o,a,os,as,e,es,i] volwassene[n,]
    man men woman women person people human[s,] guy guys lady ladies husband wife boyfriend girlfriend
    mother father mom dad brother sister soldier[s,] protester[s,] prisoner[s,] victim[s,] civilian[s,] crowd neighbour[s,]
    neighbor[s,] teacher[s,] student[s,] policeman cop cops president him them her myself yourself somebody someone everyone everybody
    homeless beggar[s,] thug[s,] worker[s,] tourist[s,] customer[s,] dancer[s,] waitress waiter[s,] nun[s,] priest[s,] passenger[s,] driver[s,] pedestrian[s,]
    athlete[s,] patient[s,] bride groom fan fans rival[s,] boss pensioner[s,] elderly protestor[s,] officer[s,] intruder[s,] burglar[s,] humanoid[s,]
    stranger[s,] couple girl[s,] boy[s,] model[s,] nurse[s,] body bodies enemy enemies citizen[s,] refugee[s,] hostage[s,] lover[s,]
    hombre[s,] mujer[es,] persona[s,] gente chica[s,] chico[s,] muchacha[s,] muchacho[s,] esposa esposo novia novio pareja cuerpo[s,] soldado[s,]
    mendigo[s,] anciano[s,] anciana[s,] obrero[s,] camarera modelo[s,] policia[s,] enfermera bailarina manifestante[s,] rehen rehenes
    prisionero[s,] victima[s,] vecino[s,] alguien senora senor
    homme[s,] femme[s,] personne[s,] gens fille[s,] garcon[s,] mari epouse couple corps soldat[s,] clochard[s,] abri mendiant[s,] ouvrier[s,] serveuse modele[s,] policier[s,] infirmiere danseuse manifestant[s,] vieillard[s,] otage[s,] prisonnier[s,] victime[s,] voisin[s,] quelquun
    mann manner[n,] frau frauen menschen mensch personen madchen junge[n,] ehefrau ehemann freundin paar korper soldat[en,] gefangene[n,r,]
    obdachlos[e,er,en,] bettler[n,] rentner[n,in,] polizist[en,] arbeiter[n,] kellnerin tanzerin krankenschwester demonstrant[en,] geisel[n,] modell models
    opfer nachbar[n,] jemand[en,] leute
    uomo uomini donna donne ragazz[a,o,e,i] moglie marito fidanzat[a,o] coppia corpo corpi soldat[o,i] prigionier[o,i,a] vittim[a,e] vicin[o,i]
    senzatetto mendicante anzian[o,a,i] operai[o,] cameriera modell[a,e,o] poliziott[o,i] infermiera ballerina manifestant[e,i] ostaggi[o,]
    qualcuno signora signore persone
    homem homens mulher[es,] pessoa[s,] moca[s,] rapaz[es,] garota[s,] garoto[s,] esposa marido namorad[a,o] casal mendigo[s,] idos[o,a,os] operario[s,] garconete modelo[s,] policial enfermeira dancarina manifestante[s,] vizinho[s,] alguem
    mensen vrouw vrouwen meisje[s,] jongen[s,] iemand
    мужчин[а,у,ы,е,ой] женщин[а,у,ы,е,ой,] человек[а,у,ом,] людей люди девушк[а,у,и,е,ой] парень парня парни жен[у,а] муж[а,] тело пара пару
    модель модели старик[а,] старушк[а,у] бездомн[ый,ого,ые] полицейск[ий,ого] медсестра официантка
    солдат[а,ы,] пленн[ый,ого,ые] жертв[а,у,ы] сосед[а,]
    [ال,]رجل [ال,]امرأة [ال,]نساء [ال,]رجال [ال,]شخص [ال,]فتاة [ال,]ناس زوجة زوج [ال,]ضحية [ال,]جندي جسد عارضة متسول شرطي ممرضة`),
  ],
  // A grown "girl" in a bikini is an ordinary summer picture, `kind` is English too: these words leave no doubt about age.
  child:
    words(`child children kid kids kiddie[s,] toddler[s,] baby babies infant[s,] minors underage underaged newborn[s,]
    preteen[s,] pre-teen teen[s,] teenage teenaged teenager[s,] schoolgirl[s,] schoolboy[s,] schoolchild[ren,] loli lolita shota tween[s,] kindergartner[s,]
    preschooler[s,] daughter[s,] son pupil[s,] adolescent[s,]
    menores nina[s,] nino[s,] bebe[s,] colegiala[s,] colegial[es,] adolescente[s,] hija hijo
    fillette[s,] enfant[s,] mineur[e,s,es] bebe[s,] ecolier[s,] ecoliere[s,] gamin[e,s,es] collegienne[s,]
    kinder[n,s,] kindes minderjahrig[e,er,en,es,] kleinkind[er,] schulmadchen schuler[in,innen,] jugendliche[r,n,] teenagerin saugling[e,] tochter
    bambin[a,o,i,e] minorenn[e,i] ragazzin[a,o,i,e] neonat[o,i,a] scolaretta scolar[a,o,i] adolescent[e,i] figlia
    crianca[s,] menina[s,] menino[s,] bebe[s,] aluna[s,]
    kinderen kind-meisje minderjarig[e,en,] schoolmeisje[s,] baby's peuter[s,] tiener[s,]
    ребен[ок,ка,ку] дет[и,ей,ям] девочк[а,у,и,е,ой] мальчик[а,и,ов,] школьниц[а,у,ы] школьник[а,и,] подросток подростк[а,и] младен[ец,ца] малыш[а,и,]
    несовершеннолетн[ий,яя,их,ие,юю]
    [ال,]طفل [ال,]طفلة [ال,]أطفال [ال,]قاصر [ال,]قاصرات [ال,]قاصرين [ال,]مراهقة تلميذة رضيع`),
  youngage:
    words(`1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen zwolf vierzehn funfzehn sechzehn siebzehn doce trece catorce quince dieciseis diecisiete douze treize quatorze
    quinze seize dodici tredici quattordici quindici sedici diciassette doze treze dezesseis`),
  yearsold: words(
    `year years yr yrs yo y/o jahre jahrig[e,er,es,en,] jahriges ans anos anni lat let лет год года سنة سنوات عاما`,
  ),
  smallage: words('12yo 13yo 14yo 15yo 16yo 17yo 11yo 10yo 9yo 8yo 7yo'),
  /** Said of anybody; held alike, whoever it is said of. */
  demeaning:
    words(`dirty unclean filthy smelly ugly unattractive uncivilized uncivilised primitive lazy stupid dumb fat crazy insane retarded inferior
    aggressive malnourish malnourished criminal gordo gorda fea feo laide moche grosse hassliche[r,] dumme[r,] dicke[r,] dreckige[r,] faule[r,] brutta brutto grassa grasso feia feio`),
  /** Said of a group to make less of it. */
  dehumanising: words(`savage[s,] criminal[s,] thief thieves terrorist[s,] drug drugs sexual monkey[s,] ape[s,] vermin
    rat[s,] cockroach[es,] parasite[s,] lowlife[s,] scum pest[s,] plague`),
  leader:
    words(`president minister chancellor senator governor mayor congressman congresswoman premier presidente prasident kanzler kanzlerin
    ministre ministro presidenta politician[s,] politiker politico politicien candidate[s,] candidato candidata kandidat[in,en,] candidat[e,s,]
    президент[а,] министр[а,] политик[а,]`),
  famous:
    words(`celebrity celebrities celeb celebs actor actors actress actresses singer[s,] rapper[s,] popstar[s,] superstar[s,] footballer[s,]
    influencer[s,] athlete royalty royal[s,] billionaire[s,] filmstar moviestar famoso famosa famosos famosas celebridad[es,] cantante[s,] futbolista[s,]
    celebrite[s,] acteur[s,] actrice[s,] chanteur[s,] chanteuse[s,] footballeur[s,] vedette[s,] promi promis prominente[n,r,] schauspieler[in,s,]
    sanger[in,s,] fussballer[s,] popstars celebrita attore attrice attori calciator[e,i] famosi celebridade[s,] ator atriz cantor[a,] jogador
    знаменитост[ь,и] актер[а,] актрис[а,у] певиц[а,у] певец مشهور مشاهير ممثل ممثلة مغني مغنية`),
} as const;

/** Things: sold under rules, dangerous, forged, or promised. */
import { words } from './words';

export const GOODS = {
  alcohol: words(`alcohol beer[s,] wine[s,] vodka whisky whiskey rum gin tequila cocktail[s,] champagne liquor booze
    cerveza[s,] vino[s,] biere[s,] bier wein birra vinho[s,] cerveja[s,] водк[а,у] пив[о,а] вин[о,а] alkohol alcool schnaps aguardiente
    drunk betrunken[e,] borracho[s,] ivre ubriac[o,a,hi] bebad[o,a,os] كحول خمر بيرة`),
  tobacco:
    words(`cigarette[s,] cigar[s,] tobacco vape[s,] vaping smoking nicotine snus zigarette[n,] zigarre[n,] tabak raucht rauchend[e,] cigarrillo[s,] tabaco fumando
    sigarett[a,e] tabacco fumano cigarro[s,] tabac сигарет* табак кур[ит,ящий,ящая,ят] سيجارة سجائر تدخين`),
  /** Of a person it is tobacco, of soup and chimneys it is steam and smoke. */
  smokes: words('fumant fumante[s,] fument fumegante[s,] humeante[s,]'),
  food: words(`cake[s,] soup[s,] sauce[s,] cream cheese chicken chocolate bread pie[s,] salad[s,] pasta pizza stew custard pastry pastries dessert[s,]
    pastel[es,] tarta[s,] sopa[s,] salsa[s,] crema[s,] queso[s,] pollo pan ensalada[s,] caldo guiso postre[s,] romesco
    gateau[x,] tarte[s,] soupe[s,] bouillon[s,] creme fromage[s,] poulet chocolat pain salade[s,] brioche[s,] potage[s,] plat[s,] raclette burger[s,]
    torte[n,] kuchen suppe[n,] sosse[n,] sahne kase hahnchen schokolade brot salat[e,] nachtisch
    torta torte zuppa zuppe panna formaggio cioccolato cioccolata pane insalata dolce dolci minestra nutella pistacchio fritt[a,e,o,i]
    bolo[s,] molho[s,] creme[s,] queijo[s,] frango pao salada[s,] caldo sobremesa[s,]`),
  cooked:
    words(`confit confitad[o,a,os,as] asad[o,a,os,as] saltead[o,a,os,as] guisad[o,a,os,as] rehogad[o,a,os,as] gratinad[o,a,os,as] roti[s,e,es,] grille[s,e,es,]
    braise[s,e,es,] farci[s,e,es,] brasat[o,a,i,e] saltat[o,a,i,e] ripien[o,a,i,e] arrosto assad[o,a,os,as] refogad[o,a,os,as] roasted grilled braised`),
  /** Whose note a smell is, not what is smoked. */
  scent:
    words(`candle[s,] perfume[s,] fragrance[s,] scent[s,ed,] cologne diffuser[s,] accord note[s,] vanilla amber sandalwood musk incense aroma
    vela[s,] aromatica[s,] fragancia[s,] vainilla ambar sandalo fragancia bougie[s,] parfum[s,ee,ees,e,] senteur[s,] vanille ambre santal
    kerze[n,] duft[e,kerze,] duftkerze[n,] parfum amber sandelholz raumduft candel[a,e] profum[o,i,ata,ate,ato] fragranz[a,e] vaniglia ambra
    perfumad[a,o,as,os] fragrancia[s,] baunilha ambar`),
  gambling:
    words(`casino[s,] gambling betting roulette poker slots jackpot sportsbook bookmaker[s,] sportsbetting apuestas sportwetten
    glucksspiel[e,] scommess[a,e] apostas tragaperras spielautomat[en,] казино ставк[и,а] قمار كازينو مراهنات`),
  gun: words(`gun guns handgun[s,] pistol[s,] rifle[s,] shotgun[s,] firearm[s,] revolver[s,] ak47 ak-47 ar15 ar-15 glock uzi kalashnikov submachine sniper
    pistola[s,] pistolet[s,] fusil[es,s,] escopeta[s,] arme[s,] waffe[n,] schusswaffe[n,] pistole[n,] gewehr[e,] sturmgewehr[e,] maschinengewehr[e,] arma[s,] armi fucil[e,i] espingarda[s,] rifles
    mitraillette[s,] kalachnikov metralleta[s,] metralhadora[s,] mitra fuzil pistool wapen[s,] geweer
    пистолет[а,ы,ом,] оружи[е,я,ем] винтовк[а,у,и,ой] автомат[ом,] ружь[е,ем] مسدس بندقية سلاح أسلحة`),
  bomb: words(`bomb[s,] explosive[s,] grenade[s,] ied ieds molotov silencer[s,] detonator[s,] landmine[s,] bomba[s,] explosiv[o,a,os,as,i] granada[s,] bombe[n,s,] explosif[s,] sprengstoff[e,]
    sprengsatz rohrbombe[n,] autobombe molotowcocktail esplosiv[o,i] bombe bommen ordign[o,i] бомб[а,у,ы] взрывчатк[а,у,и] гранат[а,у] قنبلة متفجرات`),
  drug: words(`cocaine heroin meth methamphetamine[s,] crack mdma ecstasy lsd fentanyl ketamine opioid[s,] opium amphetamine[s,] speedball psilocybin dmt
    cocaina heroina metanfetamina[s,] crystal kokain heroin koks heroine eroina extasis ecstasy ketamina fentanilo drogas narcoticos stupefiants drogues drogen rauschgift droghe
    amphetamines anfetamina[s,] amphetamin cocaine heroine metamfetamine coke
    кокаин[а,] героин[а,] метамфетамин[а,] наркотик[и,ов,а,] амфетамин[а,] мефедрон كوكايين هيروين مخدرات حشيش`),
  disease:
    words(`cancer[s,] diabetes depression anxiety arthritis alzheimer[s,] autism asthma covid coronavirus hiv aids tumor[s,] tumour[s,] migraine[s,] eczema psoriasis
    insomnia adhd hypertension disease[s,] parkinson[s,] dementia leukemia leukaemia hepatitis epilepsy stroke obesity infertility
    cancro cancer[es,] krebs diabete diabetes depresion depressione depressao depressionen artrosis artritis arthrose arthritis artrite migrana[s,] emicrania enxaqueca[s,] migrane
    tumor[es,e,i] demenz demencia demence demenza asma bluthochdruck hipertension hypertension ipertensione hipertensao vih sida enfermedad[es,] maladie[s,] krankheit[en,] malatti[a,e] doenca[s,]
    epilepsie epilessia autismo autismus autisme kanker ziekte[n,] рак[а,] диабет[а,] депресси[я,ю,и] артрит[а,] астм[а,у,ы] онкологи[я,ю] سرطان السرطان السكري سكري اكتئاب الاكتئاب`),
  document:
    words(`passport[s,] ids id license[s,] licence[s,] diploma[s,] banknote[s,] currency money certificate[s,] visa[s,] invoice[s,] prescription[s,] degree[s,] cheque[s,] vaccination
    pasaporte[s,] dni carnet titulo[s,] billetes factura[s,] passeport[s,] diplome[s,] permis billets facture[s,] ordonnance[s,] reisepass ausweis[e,] fuhrerschein[e,] zeugnis[se,] geldscheine impfpass rechnungen
    passaport[o,i] patente documenti banconote diplom[a,i] fattur[a,e] passaporte[s,] dinheiro diploma[s,] cnh notas dinero geld soldi
    paspoort rijbewijs паспорт[а,] деньги диплом[а,] права جواز شهادة نقود`),
  fake: words(`fake[d,s,] forged falsified forging counterfeit[s,ed,ing,] bogus phony phoney sham spoof[ed,] cloned imitated replica[s,] knockoff[s,]
    fals[o,a,os,as,i,e] falsific[ar,ado,ada,ados,adas,ato,ata,are] faux fausse[s,] contrefait[s,e,es,] contrefacon[s,] falsifie[r,s,e,es,]
    gefalscht[e,er,es,en,] falsch[e,er,es,en,] falschung[en,] nachgemacht[e,er,] contraffatt[o,a,i,e] falsificad[o,a,os,as] contrafeit[o,a,os,as] falsifica[r,]
    vals[e,] vervalst[e,] nep поддельн[ый,ая,ые,ую,ое,ых] фальшив[ый,ая,ые,ую,ых] مزور مزورة مزيف مزيفة مزيفين وهمية`),
  review:
    words(`testimonial[s,] review[s,] rating[s,] endorsement[s,] recommendation[s,] quote[s,] award[s,] seal[s,] followers likes
    resena[s,] testimonio[s,] opiniones valoraciones avis temoignage[s,] recommandation[s,] bewertung[en,] rezension[en,] kundenstimme[n,] kundenmeinung[en,] testimonial[s,]
    recension[e,i] testimonianz[a,e] avaliac[ao,oes] depoiment[o,os] testemunho[s,] recensies beoordelingen отзыв[ы,ов,] شهادات تقييمات مراجعات`),
  invented:
    words(`invent[s,ed,ing,] fabricat[e,es,ed,ing] made-up fictitious fictional nonexistent imaginary paid bought purchased pretend generate generated
    inventad[o,a,os,as] inventa[r,] inventes invente[e,es,] achetes erfunden[e,er,en,] erfinde[n,] ausgedacht[e,] gekauft[e,] inventat[o,a,i,e] comprad[o,a,os,as] fictici[o,a,os,as] falsas
    выдуманн[ый,ые,ых] купленн[ые,ых] накрученн[ые,ых]`),
  fraudtarget:
    words(`bank paypal login password[s,] account[s,] creditcard card cards pin crypto wallet[s,] iban netflix irs tax customs parcel delivery
    banco banque banca konto kontodaten passwort[er,] contrasena[s,] mot-de-passe senha[s,] carta tarjeta cartao credenziali банк[а,] парол[ь,и] карт[а,у,ы]`),
  profit:
    words(`profit[s,] returns return income money earnings yield[s,] gains wealth rich dividends roi savings investment[s,]
    ganancias beneficios rendimiento[s,] ingresos dinero rentabilidad gains revenus argent benefices rendement[s,]
    gewinn[e,] rendite[n,] einkommen geld ertrag profit[e,] guadagn[o,i] rendiment[o,i] reddito soldi profitt[o,i] lucro[s,] renda rendimento[s,] retornos dinheiro
    winst rendement доход[а,ы,] прибыль деньги أرباح دخل ربح`),
  pills:
    words(`pill[s,] tablet[s,] painkiller[s,] sleeping paracetamol medication pastilla[s,] somnifero[s,] somnifere[s,] comprime[s,] cachets medicaments tabletten schlaftabletten pillen
    sonnifer[o,i] pillol[a,e] pasticche compriss[e,i] comprimido[s,] remedios таблетк[и,у] снотворн[ое,ого] حبوب`),
  blade:
    words(`knife knives blade[s,] axe axes machete hammer razor chainsaw sword cuchillo[s,] navaja hacha machete cuchilla couteau[x,] hache lame[s,] messer axt klinge[n,] beil kettensage
    coltell[o,i] ascia lama accetta faca[s,] machado lamina mes нож[ом,] топор[ом,] лезви[е,ем] سكين فأس`),
  worship: words(
    `mosque[s,] synagogue[s,] church[es,] temple[s,] mezquita[s,] sinagoga[s,] iglesia[s,] mosquee[s,] synagogen eglise[s,] moschee[n,] kirche[n,] moschea chiesa sinagoghe mesquita[s,] igreja[s,]`,
  ),
  weightunit: words('kg kilo[s,] kilogram[s,] pounds lbs lb stone pfund chili quilos кг килограмм[ов,] كيلو كيلوغرام'),
  story: words(`novel story film movie comic book game videogame tale saga series opera action
    novela historia pelicula cuento comic juego serie accion roman histoire conte jeu aventure[s,] film geschichte spiel
    romanzo storia fumetto fiaba gioco romance conto filme jogo leyenda legende leggenda lenda tragedy tragedia tragedie`),
} as const;

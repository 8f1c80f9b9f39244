/** What is done, and what is said against it. */
import { words } from './words';

export const ACTS = {
  // Each of these with a person after it is violence and nothing else.
  attack:
    words(`kill[s,ing,ed,] murder[s,ing,ed,] stab[s,bing,bed,] strangl[e,es,ing,ed] assassinat[e,es,ing,ed] behead[s,ing,ed,] slaughter[s,ing,ed,] lynch[ing,ed,]
    execut[e,es,ing,ed] tortur[e,es,ing,ed] dismember[s,ing,ed,] massacr[e,es,ing,ed] choke chokes choking drown[s,ing,ed,] suffocat[e,es,ing,ed] bludgeon[ing,ed,]
    mat[ar,a,an,ando,aba,aron,ado,ada,adas,ados] asesin[ar,a,an,ando,ado,ada] apunal[ar,a,ando,ado,ada,an] degoll[ar,a,ando,ado,ada] estrangul[ar,a,ando,ado,ada,am] tortur[ar,a,ando,ado,ada]
    decapit[ar,ando,ado,ada] linch[ar,ando,ado] ejecut[ar,ando,ado,ada]
    tu[er,e,ent,ant,ee,es,ees] assassin[er,e,ent,ant,ee,es] poignard[er,e,ant,ee] egorg[er,e,eant,ee,es] etrangl[er,e,ant,ee] tortur[er,ant,ee,es] decapit[er,e,ant,ee,es] massacr[er,e,ant,es] lynch[er,e] abat[tre,tu,tue]
    tot[en,et,ete,end] ermord[en,et,ete,eten,end] umbring[en,t] umgebracht erstech[en,end] ersticht erstochen erwurg[en,t,te,end] enthaupt[en,et,end] gefolter[t,te] folter[n,t] erschiess[en,t] erschossen abschlacht[en,et] hinricht[en,et,end] erschlag[en,end]
    uccid[ere,e,ono,endo] uccis[o,a,i,e] assassin[are,ando,ata,ati] ammazz[are,a,ano,ando,ato,ata] accoltell[are,a,ando,ato,ata,ano] strangol[are,a,ando,ato,ata] sgozz[are,a,ando,ato,ata] decapit[are,ando,ato,ata] tortur[are,ando,ato,ata] giustizi[are,ato] pugnal[are,ando,ata]
    matando matou assassin[ar,ando,ado,ada,ou] esfaque[ar,ando,ado,ada,ou] degol[ar,ando,ado,ada] decapitou
    vermoord[en,t,e,] doodt doden neersteken neergestoken wurg[en,t] onthoofd[en,] marteld[e,en] martel[en,t]
    уби[ть,л,ла,ли,вает,вать,вают,тая] зареза[л,ла,ть] душит задуш[ить,ил] пыта[ет,ть,ют] казн[ить,ит,ят] обезглав[ить,ливает,ленный,ленная] расчлен[ить,енный,яет] застрел[ить,ил,ен] избива[ет,ть,ют]
    يقتل تقتل قتل يذبح ذبح يطعن طعن يخنق تعذيب يعذب إعدام`),
  // Violence when a person follows; alone they are sport, music and cooking.
  strike:
    words(`beat[s,ing,en,] hit[s,ting,] punch[es,ing,ed,] kick[s,ing,ed,] slap[s,ping,ped,] whip[s,ping,ped,] attack[s,ing,ed,] assault[s,ing,ed,] thrash[es,ing,ed,] smack[ing,ed] bash[ing,ed,]
    golpe[ar,a,an,ando,ado,ada] peg[ar,ando] apaliz* pate[ar,ando] azot[ar,ando] atac[ar,an,ando] agred[ir,e,en,iendo]
    frapp[er,e,ent,ant] batt[re,ent,ant] tabass[er,ent,e] gifl[er,e,ant] fouett[er,e,ant] agress[er,e,ent] attaqu[er,e,ent,ant] rou[er,ent]
    schlag[en,t] prugel[n,t] verprugel[n,t] tret[en,tend] peitsch[en,t] angreif[en,t] zusammenschlagen misshandel[n,t] ohrfeig[en,t]
    picchi[are,a,ano,ando] colp[ire,isce,iscono] schiaffegg[iare,ia] frust[are,ando] aggred[ire,isce,iscono] malmen[are,ano] pestano
    bat[er,e,em,endo] espanc[ar,a,am,ando] chut[ar,am,ando] agred[ir,em,indo] chicote[ar,ando] esbofete[ar,ando]
    slaan slaat schoppen бь[ет,ют] бить избива[ет,ют,ть] пина[ет,ют,ть] يضرب تضرب ضرب`),
  drip: words(`drip[s,ping,] pour[s,ing,] splash[es,ed,ing,] splatter[s,ed,ing,] spurt[s,ing,] gush[es,ing,] soaked drenched smeared stained covered bathed oozing trickl[es,ing]
    gotea[ndo,n,] chorrea[ndo,n,] salpica[do,da,ndo] cubiert[o,a,os,as] manchad[o,a,os,as] empapad[o,a] derrama[ndo,da]
    degoulin[e,ant,ent] goutt[e,ant] eclabouss[e,ee,ant] couvert[e,s,es,] tache[e,s,] ruissel[le,ant] macul[e,ee]
    tropf[t,en,end] trief[t,en,end] bespritzt verschmiert[e,er,es,] uberstromt getrankt beschmiert bedeckt besudelt spritzt
    gocciola[nte,no,] grond[a,ante,ano] schizz[a,ato,ando] copert[o,a,i,e] macchiat[o,a,i,e] imbrattat[o,a] colante sporc[o,a]
    ping[ando,a] escorr[endo,e] jorr[ando,a] cobert[o,a,os,as] encharcad[o,a] suj[o,a] respingad[o,a]
    druipt druipend капает течет залит[ый,ая,ое] испачкан[ный,а,] забрызган* ملطخ ملطخة مغطى مغطاة يقطر يسيل`),
  swallow: words(
    `swallow[s,ing,ed,] take[s,] taking gulp[ing,s,] trag[ar,arse,ando,a] tom[ar,ando,a] aval[er,e,ant] pren[dre,d,ant] schluck[en,t] nehm[en,] nimmt ingoi[are,a,ando] prend[ere,e] engol[ir,e,indo] глота[ет,ть] принима[ет,ть] يبتلع تبتلع`,
  ),
  die: words(
    'die dies dying death dead end morir muerte morirse mourir mort sterben stirbt tod morire morte morrer умереть смерть الموت ليموت',
  ),
  killed:
    words(`killed murdered stabbed beheaded strangled executed tortured lynched hanged hung beaten burned burnt dismembered massacred slaughtered butchered decapitated
    mutilated shot crucified suffocated bludgeoned assassinated drowned`),
  blood: words(`blood gore sangre sang blut sangue bloed кров[ь,и,ью] دم دماء`),
  corpse: words(
    `corpse[s,] cadaver[s,es,e,i,] carcass[es,] cadaveri leiche[n,] leichnam[e,] kadaver cadavre[s,] lijk lijken труп[ы,ов,а,ы,] جثة جثث`,
  ),
  suicide:
    words(`suicid[e,es,al,io,a,as,arse,arsi,ar,aire,er,ios,i,ale,ou,ando] suizid[e,s,al,] selbstmord[e,s,] selbsttotung zelfmoord zelfdoding
    суицид[а,] самоубийств[о,а,у,е] самоубий[ца,цу] انتحار ينتحر تنتحر`),
  prevention:
    words(`prevention prevent prevents preventing awareness hotline helpline support recovery charity protection training simulation defence defense
    foundation stop stops stopping end ending fight fighting against anti survivor[s,] shelter[s,] education research fundraiser walk run month day
    prevencion concienciacion ayuda contra alto basta linea campana sensibilizacion apoyo formacion investigacion
    sensibilisation aide contre stop lutte ligne soutien formation recherche depistage
    pravention vorbeugung hilfe gegen aufklarung schulung seelsorge notruf telefon forschung vorsorge fruherkennung beratung bekampfung
    prevenzione sensibilizzazione aiuto contro basta sostegno formazione ricerca
    prevencao conscientizacao ajuda contra apoio formacao pesquisa sensibilizacao combate
    preventie hulplijn tegen voorlichting профилактик[а,и] против помощь предотвращение الوقاية ضد منع دعم`),
  make: words(`make[s,] making build[s,ing,] assembl[e,ing] construct[ing,] cook[ing,] synthesi[ze,zing,se,sing] instruction[s,] blueprint[s,] recipe[s,] diagram[s,] tutorial[s,] how homemade diy
    fabric[ar,ando,acion] constru[ir,yendo,indo] hacer cocinar receta[s,] instrucciones casera[s,] casero[s,] como fazer receita caseira caseiro
    fabriqu[er,ant] construire faire recette[s,] artisanal[e,es,] instructions comment
    bau[en,t] bastel[n,t] herstell[en,ung] anleitung[en,] rezept[e,] bauanleitung selbstgemacht[e,er,] selbstgebaut[e,]
    costru[ire,endo] fabbric[are,ando] ricetta istruzioni fai artigianale
    maken bouwen recept сдела[ть,ем] собрать изготов[ить,ление] рецепт инструкция самодельн[ая,ую,ый] صنع طريقة كيفية`),
  buy: words(`buy[s,ing,] sell[s,ing,] order deal[s,ing,er,ers,] ship[ped,s,ping,] cheap discreet anonymous online trafficking smuggl* smuggler shop store
    compr[a,ar,e] vend[er,o,e,ita] achet[er,ez] vend[re,ez] vente kauf[en,t,] verkauf[en,t,] bestell[en,e] acquist[a,are] vendo comprare kopen verkopen купи[ть,те] прода[ть,ем,жа] شراء بيع`),
  cure: words(`cure[s,d,] curing heal[s,ed,ing,] treat[s,ed,ing,] reverse[s,d,] reversing eliminat[e,es,ing] eradicat[e,es,ing] prevents beat[s,] banish[es,] vanquish[es,] ends remed[y,ies]
    cura[n,m,r,] curo sana[n,r,] sara[m] elimina[n,m,r,] revierte combate
    guerit guerir guerissez soigne[r,z,] elimine[r,] vaincre
    heilt heilen geheilt besiegt bekampft lindert beseitigt heilung
    guarisc[e,ono] guarire curare elimina sconfigge
    curar elimina reverte genees[t,] genezen
    леч[ит,ить,ат] вылеч[ит,ить,ил] исцел[яет,ить] избав[ит,ляет] يعالج يشفي علاج شفاء`),
  guarantee:
    words(`guarantee[s,d,ing,] guaranteed sure-fire surefire promised assured garantizad[o,a,os,as] garantiza garanti[e,s,es,t,] garantier[t,te,ter,en] garantit[o,a,i,e] garantisc[e,ono]
    garantid[o,a,os,as] garante gegarandeerd[e,] гарантир[уем,ованный,ованная,ованные,ует] гарантия مضمون مضمونة نضمن`),
} as const;

/** Bodies, and how much of them is to be seen. */
import { words } from './words';

export const BODIES = {
  undressed: words(`nude[s,] nudity naked nakedness unclothed undressed topless bottomless disrobed disrobing
    desnud[o,a,os,as,ez] desvestid[o,a,os,as] encueros
    nue nues denude[e,s,es] devetu[e,s,es] deshabille[e,s,es] denudee
    nackt[e,er,es,en,em,heit,] unbekleidet[e,er,es,en,] entblosst[e,er,es,en,] hullenlos[e,er,en,] entkleidet[e,er,en,] splitternackt[e,]
    nud[o,a,e,i,ita] spogliat[o,a,i,e] svestit[o,a,i,e] ignud[o,a]
    nua nuas nudez pelad[a,o,as,os] despid[a,o,as,os] desnudad[a,o]
    naakt[e,heid,] bloot
    гол[ый,ая,ые,ую,ой,ых,ого] обнаженн[ый,ая,ые,ую,ой,ых,ого] раздет[ый,ая,ые,ую,ой,ых] нагая нагой
    [ال,]عارية [ال,]عاري [ال,]عاريات [ال,]عراة عري`),
  clothes: words(`clothes clothing clothed garments dress anything top shirt pants bra underwear panties bikini
    ropa vestido[s,] vetements habits culotte kleidung kleider klamotten unterwasche vestiti abiti indumenti mutande
    roupa[s,] calcinha kleding kleren одежды белья ملابس ثياب`),
  without: words('without no sin ohne sans senza sem zonder без بدون بلا'),
  explicit:
    words(`porn[o,] porns pornographic pornography pornografia pornografic[o,a,os,as] pornographie pornographique[s,] pornografie pornografisch[e,er,en,]
    xxx nsfw hentai ecchi erotic erotica eroticism erotic[o,a,os,as,i,he] erotique[s,] erotisch[e,er,es,en,] erotik orgasm[s,] orgasmo[s,] orgasmus
    orgasme[s,] masturbat* masturb* penis vagina[s,] vulva intercourse blowjob[s,] handjob[s,] cumshot[s,] creampie gangbang[s,] orgy orgies orgia[s,]
    bdsm fetish* striptease sexual sexuall[y,] sexualized sexualised sexuell[e,er,en,es,] sexuel[le,s,les,] sessual[e,i] sexuais sexo sesso
    pene pechos genital[s,es,i] genitalia genitalien genitales genitali seins
    порно* эротик[а,у,и] эротическ[ий,ая,ое,ие] секс секса сексуальн[ый,ая,ое,ые,ую] оргазм[а,] мастурб*
    [ال,]إباحي [ال,]إباحية إباحيات بورنو [ال,]جنس جنسي جنسية سكس`),
  suggestive:
    words(`seductive[ly,] sensual[ly,] lingerie underwear panties thong[s,] bikini[s,] provocative[ly,] undressing sexy sexier sexiest sexily
    revealing cleavage skimpy lewd[ly,] naughty flirty slutty arousing aroused horny kinky busty stockings garter[s,] corset
    biquini[s,] lenceria tanga[s,] provocativ[a,o,as,os] seductor[a,es,] sugerente sensuales
    dessous porte-jarretelles aguicheuse[s,] provocante[s,] sensuel[le,s,les,] culotte string
    reizwasche unterwasche aufreizend[e,er,en,] verfuhrerisch[e,er,en,] lasziv[e,er,] sinnlich[e,er,en,] tanga
    intimo biancheria perizoma provocante[i,] seducente sensuale
    calcinha[s,] lingeries sedutor[a,] provocante sensuais
    lingerie ondergoed verleidelijk[e,] uitdagend[e,]
    белье нижнем сексуальн* соблазнительн[ый,ая,ые,ую,о] сексапильн* стринг[и,ах]
    مثيرة مغرية مثير لانجري`),
  /** The same in languages that put the word for bare after it: `paredes desnudas`. */
  barefirst:
    words(`pie pies pared[es,] muro[s,] tierra ojo[s,] verdad roca[s,] arbol[es,] rama[s,] mano[s,] alma suelo[s,] madera ladrillo pastel[es,] tarta[s,] bizcocho[s,] bombilla[s,]
    pied[s,] mur[s,] terre oeil yeux verite arbre[s,] branche[s,] main[s,] sol roche[s,] bois brique[s,] ame gateau[x,] tarte[s,] ampoule[s,]
    piede piedi paret[e,i] terra occhio occhi verita alber[o,i] ram[o,i] mani pietra roccia cemento mattoni legno torta torte lampadin[a,e]
    pe pes parede[s,] olho[s,] verdade arvore[s,] galho[s,] rocha[s,] chao tijolo madeira bolo[s,] lampada[s,]`),
  bare: words(`foot feet wall walls floor[s,] tree[s,] branch[es,] bulb[s,] brick[s,] wood stone[s,] earth soil eye eyes truth cake[s,] oat[s,] rock[s,] concrete
    bone[s,] wire[s,] hands hand toes knuckle hill[s,] hillside[s,] twig[s,] mole facts soul
    fuss fusse[n,] wand wande[n,] erde auge augen wahrheit zahlen tatsachen baum baume[n,] zweig[e,en,] ast aste fels felsen boden beton ziegel gluhbirne[n,] gluhlampe[n,] torte[n,]
    ног[и,ами] стен[ы,а,ами] глаз глазом правда правду деревь[я,ев] ветк[и,а] земля`),
  cosmetic:
    words(`lipstick[s,] gloss lip lips makeup make-up palette[s,] tone tones shade[s,] colour[s,] color[s,] heel[s,] pump[s,] shoe[s,] nail[s,]
    beige blush eyeshadow collection neutral[s,] bra background pink stockings tights sandals liner lipliner manicure
    labial[es,] tono[s,] esmalte[s,] unas maquillaje tacones zapatos paleta
    rouge levres vernis teinte[s,] ton tons escarpins maquillage ongles
    lippenstift[e,] ton tone nagellack farbton nudeton nudetone palette pumps
    rossett[o,i] smalto tonalita unghie trucco tinta tint[e,] scarpe
    batom batons tom verniz unhas maquiagem maquilhagem paleta sapatos
    lippenstiften nagellak помад[а,ы,у] оттенк[и,ов] макияж лак`),
} as const;

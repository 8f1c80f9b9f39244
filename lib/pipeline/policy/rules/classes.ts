/** Word classes that patterns name as `@person`; all languages of the rules together. */
const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

export const CLASSES: Readonly<Record<string, readonly string[]>> = {
  person: words(`man men woman women person people human humans guy guys lady ladies husband wife boyfriend girlfriend
    mother father mom dad brother sister soldier soldiers protester protesters prisoner prisoners victim victims civilian
    civilians crowd neighbour neighbor teacher student students policeman cop cops president him them her myself yourself
    hombre hombres mujer mujeres persona personas gente homme hommes femme femmes personne gens mann manner frau frauen
    menschen uomo uomini donna donne homem homens mulher mulheres pessoa pessoas mensen vrouw vrouwen man
    мужчина мужчину женщина женщину человек человека людей люди`),
  // A grown "girl" in a bikini is an ordinary summer picture, `kind` is English too: these words leave no doubt about age.
  child: words(`child children kid kids kiddie toddler toddlers baby babies infant infants minors underage underaged
    preteen preteens teen teens teenage teenager teenagers schoolgirl schoolgirls schoolboy schoolboys loli lolita shota tween
    menores fillette enfant enfants mineur mineure kinder minderjahrige minderjahrig bambina bambini minorenne crianca
    criancas kinderen ребенок ребенка дети детей девочка девочки школьница школьницы`),
  explicit:
    words(`nude nudes nudity naked topless porn porno pornographic pornography xxx nsfw hentai erotic erotica sexual
    sexualized sexualised sexy orgasm masturbating masturbation genitals penis vagina intercourse blowjob handjob orgy bdsm
    fetish striptease desnudo desnuda desnudos desnudas sexo sexual erotico erotica nue nues nackt nackte nackter
    nudo nuda nudi nu nua pelada naakt naakte голый голая голые голую порно секс эротика`),
  suggestive:
    words(`seductive seductively sensual lingerie underwear panties thong bikini provocative undressed undressing
    revealing cleavage skimpy lewd lencerie lenceria dessous reizwasche biancheria intima lingerie`),
  alcohol: words(`alcohol beer wine vodka whisky whiskey rum gin tequila cocktail cocktails champagne liquor booze
    cerveza vino biere bier wein birra vinho cerveja водка пиво вино drunk`),
  tobacco: words(`cigarette cigarettes cigar cigars tobacco vape vapes vaping smoking nicotine zigarette zigaretten
    cigarrillo cigarrillos sigaretta sigarette cigarro cigarros сигарета сигареты`),
  gambling: words(
    'casino casinos gambling betting roulette poker slots jackpot sportsbook apuestas wetten glucksspiel',
  ),
  gun: words(`gun guns handgun handguns pistol pistols rifle rifles shotgun shotguns firearm firearms revolver ak47 ar15 glock
    pistola pistolas fusil arme armes waffe waffen schusswaffe pistole arma armas pistool пистолет оружие винтовка`),
  drug: words(`cocaine heroin meth methamphetamine crack mdma ecstasy lsd fentanyl ketamine opioid opioids cocaina heroina
    metanfetamina kokain heroine heroin eroina кокаин героин метамфетамин`),
  disease:
    words(`cancer diabetes depression anxiety arthritis alzheimer alzheimers autism asthma covid hiv aids tumor tumors
    tumour tumours migraine migraines eczema psoriasis insomnia adhd hypertension disease diseases cancro krebs diabete diabetes
    depresion depressione depressao рак диабет депрессия`),
  cure: words(`cure cures cured curing heal heals healing treat treats treating reverse reverses prevent prevents eliminates
    eradicates cura curar guerit guerir soigne heilt heilen guarisce guarire curare genezen лечит вылечит`),
  document: words(`passport passports id ids license licence licenses diploma diplomas banknote banknotes currency money
    certificate certificates visa visas invoice invoices prescription prescriptions pasaporte passeport reisepass ausweis
    passaporto passaporte dinero geld diploma паспорт деньги`),
  nationality:
    words(`african american arab asian bangladeshi brazilian bulgarian cameroonian chinese colombian cuban egyptian
    ethiopian filipino philippine french german ghanaian greek guinean haitian indian indonesian iranian iraqi irish israeli italian
    jamaican japanese jew kenyan korean latino lithuanian mexican moroccan nigerian pakistani palestinian peruvian polish
    portuguese romanian russian saudi senegalese serbian somali somalis spanish sudanese syrian thai turkish ukrainian uruguayan
    venezuelan vietnamese yemeni gypsy`),
  demeaning:
    words(`dirty unclean untidy filthy smelly sweaty ugly unattractive uncivilized uncivilised primitive savage lazy stupid
    dumb poor aggressive malnourish malnourished criminal criminals thief thieves terrorist terrorists drug drugs sexual inferior`),
  group:
    words(`jews jewish muslims muslim christians blacks whites asians arabs mexicans immigrants migrants refugees gays
    lesbians transgender gypsies roma juden moslems muslime auslander judios musulmanes juifs musulmans ebrei musulmani
    евреи мусульмане мигранты`),
};

/**
 * Ordinary words that one slip of the pen, a reversal or a wrong cut into parts would make into a word of the rules: `spelling` is
 * no misspelt killing, `tortues` no torture, `exotisch` not erotisch. Written so, they are read as written only. Found by giving
 * the commonest words of seven languages to the rules one at a time (docs/decisions/0330); what is an inflexion is not here.
 */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set(
  `allegory blooded crystalline dealership dealerships fodder landline regarded retarder revolve revolved revolves rewarded scooters shilling
  silenced silences smashing smelling spelling stripped swelling swimmers tweaking rapping
  abfalle abfallen ausgeweitet exotisch exotische exotischen exotischer exotisches gefiltert gunstiger schelling verlinkt versinkt wappen
  armees contenues decembre devenues exotique exotiques geniales manchette retarde retardee revolter risquee roulettes sequelles toitures tortues
  ahorrado armadura desolado enclaves enfocada enfocado enfocados exotica exoticas exotico exoticos extraviado ganadas grabadas granados
  matamoros modifica resolver reverendo tortuga tortugas
  allenarmi attenta bambola bambole cassino esotica esotiche esotici esotico geniali malefica maratona massari provocate provocati riccione
  riferendo roulotte sedicente sedicenti sembrata sembrato spogliatoi
  esforcado gravadas referindo
  marktwerking missies negeer oprichten oprichting opluchting opzichten stelling veerkracht`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/**
 * Endings that are a word of the rules by themselves and are none at a word's end: Dutch -lijk (eigenlijk), Spanish and Italian
 * verbs with a pronoun (presentarme, allenarmi).
 */
export const ENDINGS: ReadonlySet<string> = new Set(['lijk', 'arme', 'armi']);

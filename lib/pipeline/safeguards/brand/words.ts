const fold = (text: string) => text.normalize('NFKC').toLocaleLowerCase('en');
const isWordy = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Words of the avoid list that stand in the texts, whole and whatever their case; signs such as “!!!” count as they stand. */
export function avoidedWords(texts: readonly string[], avoid: readonly string[]): string[] {
  const folded = texts.map(fold);
  return avoid.filter((word) => {
    const wanted = fold(word.trim());
    if (wanted === '') return false;
    return folded.some((text) => {
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
        const open = !(isWordy(wanted[0]) && isWordy(text[at - 1]));
        const closed = !(isWordy(wanted.at(-1)) && isWordy(text[at + wanted.length]));
        if (open && closed) return true;
      }
      return false;
    });
  });
}

/** Formats of personal data. Numbers with a check digit are verified, so that prices and sizes are not taken for cards. */
import type { Field } from '../rules/rule';

export type PersonalDataKind = 'email' | 'phone' | 'card' | 'iban' | 'social-security';

const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,6}\.\p{L}{2,24}/giu;
/** Nothing here can be written without one of these: most texts end the look at this. */
const WORTH_A_LOOK = /@|\d\D{0,3}\d\D{0,3}\d\D{0,3}\d/u;
const PHONE = /(?<![\d.])(?:\+\d{1,3}[\s.-]?)?(?:\(\d{2,4}\)[\s.-]?)?\d{2,4}(?:[\s.-]\d{2,4}){2,4}(?![\d.])/g;
const CARD = /(?<!\d)(?:\d[ -]?){13,19}(?!\d)/g;
const IBAN = /\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b/g;
const SOCIAL_SECURITY = /(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)/g;

/** An advertiser's own address and number belong in copy; card and account numbers belong nowhere. */
export function findPersonalData(text: string, field: Field): { kind: PersonalDataKind; start: number; end: number }[] {
  const found: { kind: PersonalDataKind; start: number; end: number }[] = [];
  if (!WORTH_A_LOOK.test(text)) return found;
  const look = (kind: PersonalDataKind, pattern: RegExp, accept: (hit: string) => boolean = () => true) => {
    for (const match of text.matchAll(pattern))
      if (accept(match[0])) found.push({ kind, start: match.index, end: match.index + match[0].trimEnd().length });
  };
  look('card', CARD, luhn);
  look('iban', IBAN, ibanValid);
  look('social-security', SOCIAL_SECURITY);
  if (field === 'headline' || field === 'subline' || field === 'callToAction') return found;
  if (text.includes('@')) look('email', EMAIL);
  look('phone', PHONE, (hit) => {
    const digits = hit.replace(/\D/g, '').length;
    // Sizes and seeds are groups of digits too; a number to call begins with +, 0 or an area code in brackets.
    return /^[+0(]/.test(hit) && digits >= 9 && digits <= 15 && !luhn(hit);
  });
  return found;
}

function luhn(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].map(Number);
  if (digits.length < 13 || new Set(digits).size === 1) return false;
  let sum = 0;
  for (const [at, digit] of digits.reverse().entries()) {
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO 13616: letters to numbers, first four characters last, remainder 1 by 97. */
function ibanValid(text: string): boolean {
  const plain = text.replace(/\s/g, '');
  let remainder = 0;
  for (const letter of plain.slice(4) + plain.slice(0, 4))
    for (const digit of Number.parseInt(letter, 36).toString()) remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder === 1;
}

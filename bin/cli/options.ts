import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ColophonError } from '../../lib/errors/index';

type OptionTable = NonNullable<ParseArgsConfig['options']>;

/**
 * Node's own strict parser, with its complaint made one sentence.
 * @throws invalid_argument for unknown options, missing values and stray words.
 */
export function readOptions<Options extends OptionTable>(argv: readonly string[], options: Options, files = false) {
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: files, allowNegative: true });
  } catch (error) {
    throw new ColophonError('invalid_argument', { argument: 'options', problem: firstSentence(error) });
  }
}

function firstSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const sentence = message.split(/\. |\n/)[0] ?? message;
  return `${sentence.slice(0, 200).replace(/\.$/, '')}; see colophon --help.`;
}

/** @throws invalid_argument unless `text` is digits only: `1e9`, `0x10` and `1.5` are not what anyone means. */
export function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw notA(name, text, 'a whole number');
  return Number(text);
}

/** @throws invalid_argument unless `text` is a whole number from `least` to `most`. */
export function numberBetween(name: string, text: string | undefined, least: number, most: number): number | undefined {
  const value = wholeNumber(name, text);
  if (value === undefined || (value >= least && value <= most)) return value;
  throw new ColophonError('invalid_argument', {
    argument: `--${name}`,
    problem: `is a whole number, ${least} to ${most}.`,
  });
}

/** @throws invalid_argument unless `text` is a plain decimal. */
export function decimalNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,6}(\.\d{1,6})?$/.test(text)) throw notA(name, text, 'a number');
  return Number(text);
}

function notA(name: string, text: string, what: string): ColophonError {
  return new ColophonError('invalid_argument', {
    argument: `--${name}`,
    problem: `“${text.slice(0, 40)}” is not ${what}.`,
  });
}

import { type CssNode, generate, parse, walk } from 'css-tree';

export interface StyleUse {
  kind: 'colour' | 'font';
  value: string;
  property: string;
  /** Colours the page itself: its root or body. */
  page?: boolean;
}

const COLOUR_FUNCTIONS = /^(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)$/i;
/** Words that mean a colour only where a colour can stand. */
const COLOUR_PROPERTIES = /color|^background|^border|^outline|^fill$|^stroke$|shadow|^--/i;
const NO_COLOURS =
  /^(none|inherit|initial|unset|revert|transparent|currentcolor|solid|auto|normal|repeat|center|cover|var)$/i;

/** Colours and families as they are written in a style sheet, one entry for every use; broken rules are passed over. */
export function readStyles(css: string): StyleUse[] {
  const uses: StyleUse[] = [];
  let tree: CssNode;
  try {
    tree = parse(css, { parseCustomProperty: true, onParseError: () => undefined });
  } catch {
    return uses;
  }
  walk(tree, function (node) {
    if (node.type !== 'Declaration') return;
    const page = this.rule !== null && /(^|,)(html|body|:root)(,|$)/.test(generate(this.rule.prelude));
    const property = node.property.toLowerCase();
    if (property === 'font-family')
      uses.push(...families(generate(node.value)).map((value) => use('font', value, property)));
    if (property === 'font')
      uses.push(...families(afterSize(generate(node.value))).map((value) => use('font', value, property)));
    if (COLOUR_PROPERTIES.test(property))
      uses.push(...coloursIn(node.value, property).map((found) => ({ ...found, page })));
  });
  return uses;
}

const use = (kind: StyleUse['kind'], value: string, property: string): StyleUse => ({ kind, value, property });

function coloursIn(value: CssNode, property: string): StyleUse[] {
  const found: StyleUse[] = [];
  walk(value, (node) => {
    if (node.type === 'Hash') found.push(use('colour', `#${node.value}`, property));
    if (node.type === 'Function' && COLOUR_FUNCTIONS.test(node.name))
      found.push(use('colour', generate(node), property));
    if (node.type === 'Identifier' && !NO_COLOURS.test(node.name)) found.push(use('colour', node.name, property));
  });
  return found;
}

function families(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim().replace(/^["']|["']$/g, ''))
    .filter((name) => name !== '' && !name.startsWith('var('));
}

/** The family follows the size in the shorthand: `600 1rem/1.2 "Acme Sans", serif`. */
function afterSize(shorthand: string): string {
  return /\d[\d.]*(?:px|r?em|pt|%|vw|vh|ch)(?:\/[\w.%]+)?\s*(.+)$/.exec(shorthand)?.[1] ?? '';
}

import { type Actor, demand } from '../accounts/index';
import { ColophonError } from '../errors/index';
import { readXml, UnsafeXml, type XmlElement } from '../imaging/index';
import { type OwnLayout, ownLayoutSchema, SHAPES, SLOT_NAMES, shapeOf } from '../pipeline/brief/index';

/**
 * A brand's own layout from JSON, or from an SVG whose rectangles are named like the slots: `id="headline"` (or `data-slot`),
 * `data-align`, `data-anchor`, `data-size`, `data-position` and `data-type` (`locked` or `free`), and one named `picture`. The
 * SVG's own proportions say which shape it is for; `data-shape` on it, or several groups with it, say so outright.
 * @throws invalid_argument naming what is wrong, forbidden.
 */
export function readLayout(actor: Actor, text: string, name: string): OwnLayout {
  demand(actor, 'brands:write');
  const id = idOf(name);
  const written = /^\s*</.test(text) ? fromSvg(text, name) : fromJson(text, name);
  const parsed = ownLayoutSchema.safeParse({ id, title: titleOf(name), ...written });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.')} ${message}`.trim());
  throw refuse(name, `cannot be used as a layout: ${problems.join('; ')}.`);
}

const refuse = (name: string, problem: string, cause?: unknown) =>
  new ColophonError('invalid_argument', { argument: name.slice(0, 120) || 'layout', problem }, { cause });

const idOf = (name: string) =>
  name
    .replace(/\.\w+$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40) || 'layout';
const titleOf = (name: string) =>
  name
    .replace(/\.\w+$/, '')
    .replace(/[-_]+/g, ' ')
    .trim()
    .slice(0, 60) || 'Layout';

function fromJson(text: string, name: string): object {
  try {
    const written: unknown = JSON.parse(text);
    if (typeof written === 'object' && written !== null && !Array.isArray(written)) return written;
  } catch (error) {
    throw refuse(name, `is neither JSON nor SVG: ${error instanceof Error ? error.message.slice(0, 80) : ''}`, error);
  }
  throw refuse(name, 'must be an object with "shapes".');
}

function fromSvg(text: string, name: string): object {
  let root: XmlElement;
  try {
    root = readXml(text);
  } catch (error) {
    if (error instanceof UnsafeXml) throw refuse(name, `contains ${error.message}, which a layout may not.`, error);
    throw error;
  }
  const [left = 0, top = 0, width = 0, height = 0] = (root.attributes.get('viewBox') ?? '').split(/[\s,]+/).map(Number);
  if (!(width > 0 && height > 0)) throw refuse(name, 'needs a view box: it says how large the picture is.');
  const frame = { left, top, width, height };
  const groups = elementsIn(root).filter((element) => element.name === 'g' && element.attributes.has('data-shape'));
  const drawn = groups.length > 0 ? groups : [root];
  const shapes: Record<string, object> = {};
  for (const element of drawn) {
    const named = element.attributes.get('data-shape');
    const shape = SHAPES.find((entry) => entry === named) ?? shapeOf({ width, height });
    shapes[shape] = drawingOf(element, frame);
  }
  return { shapes };
}

interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

function elementsIn(root: XmlElement): XmlElement[] {
  const children = root.children.filter((child): child is XmlElement => typeof child !== 'string');
  return children.flatMap((child) => [child, ...elementsIn(child)]);
}

function drawingOf(group: XmlElement, frame: Frame): object {
  const slots: Record<string, object> = {};
  let picture: object | undefined;
  for (const { name, attributes } of elementsIn(group)) {
    if (name !== 'rect') continue;
    const called = attributes.get('data-slot') ?? attributes.get('id') ?? '';
    const number = (key: string) => Number(attributes.get(key) ?? 0);
    const box = {
      x: (number('x') - frame.left) / frame.width,
      y: (number('y') - frame.top) / frame.height,
      width: number('width') / frame.width,
      height: number('height') / frame.height,
    };
    if (called === 'picture') picture = box;
    const slot = SLOT_NAMES.find((entry) => entry === called);
    if (!slot) continue;
    const given = (key: string) => attributes.get(`data-${key}`);
    const size = given('size');
    const options = {
      align: given('align'),
      anchor: given('anchor'),
      position: given('position'),
      type: given('type'),
    };
    const said = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
    slots[slot] = { box, ...said, ...(size === undefined ? {} : { size: Number(size) }) };
  }
  return { slots, ...(picture ? { picture } : {}) };
}

/**
 * What a file itself says about where its picture comes from: C2PA source types, IPTC fields in XMP and IIM, EXIF of cameras and
 * programs, the recipes that generators leave in text chunks. Kept short: a prompt or a place is nobody's business here.
 */
import { type MetadataBlocks, readMetadataBlocks } from '../../../imaging/index';
import type { OriginMark } from '../../brief/index';
import type { Credentials } from '../c2pa/index';
import { sourceTypeName } from '../source-type';
import { readExif } from './exif';
import { readIptc } from './iptc';
import { AIGC_LABEL, isRecipe, namesGenerator, SOURCE_TYPE_SAYS } from './vocabulary';

const LONGEST = 120;
const MOST = 40;
const short = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);

type Says = OriginMark['says'];
const mark = (from: OriginMark['from'], field: string, value: string, says: Says): OriginMark => ({
  from,
  field: short(field).slice(0, 80),
  value: short(value),
  says,
});

/** A text field: a generator's name speaks for a model, any other program's name is only shown. */
function named(from: OriginMark['from'], field: string, value: string | undefined): OriginMark[] {
  if (!value) return [];
  const generator = namesGenerator(value);
  return [mark(from, field, generator ?? value, generator ? 'trained' : null)];
}

function fromCredentials({ manifest }: Credentials): OriginMark[] {
  if (!manifest) return [];
  // What was declared at an earlier sealing is no evidence of its own, but a contradiction of it is worth a look.
  const { sourceType, actions, generator } = manifest;
  const types = new Set([sourceType, ...actions.map((action) => action.sourceType)].filter((type) => type !== null));
  const said = [...types].flatMap((type) => {
    const says = SOURCE_TYPE_SAYS[type] ?? null;
    // A program that edits by algorithm says nothing of the picture it was given.
    return type === 'algorithmicMedia' && type !== sourceType ? [] : [mark('c2pa', 'digitalSourceType', type, says)];
  });
  return [...said, ...named('c2pa', 'claim generator', generator ?? undefined)];
}

const XMP_TEXTS = [
  'xmp:CreatorTool',
  'Iptc4xmpExt:AISystemUsed',
  'photoshop:Credit',
  'dc:creator',
  'dc:description',
  'tiff:Software',
] as const;

/** An XMP property as an element or as an attribute, the first one; lists answer their first entry. */
function property(packet: string, name: string): string | undefined {
  const element = new RegExp(`<${name}[^>]*>(?:\\s*<rdf:(?:Seq|Bag|Alt)>\\s*<rdf:li[^>]*>)?([^<]{1,4000})<`).exec(
    packet,
  );
  return (element ?? new RegExp(`\\b${name}="([^"]{1,4000})"`).exec(packet))?.[1]?.trim();
}

function fromXmp(packet: string): OriginMark[] {
  const found: OriginMark[] = [];
  const type =
    property(packet, 'Iptc4xmpExt:DigitalSourceType') ?? property(packet, 'Iptc4xmpExt:DigitalSourcefileType');
  const says = type ? (SOURCE_TYPE_SAYS[sourceTypeName(type)] ?? null) : null;
  if (type) found.push(mark('xmp', 'DigitalSourceType', sourceTypeName(type), says));
  for (const name of XMP_TEXTS) {
    const value = property(packet, name);
    // Who is credited and what is shown are shown only where they name a generator.
    if (value && (/Tool|Software|AISystem/.test(name) || namesGenerator(value)))
      found.push(...named('xmp', name.split(':')[1] ?? name, value));
    // A system that nobody knows made a trained picture, unless the same packet says that it renders, as our own `scenes` does.
    if (value && name === 'Iptc4xmpExt:AISystemUsed' && !namesGenerator(value))
      found[found.length - 1] = mark('xmp', 'AISystemUsed', value, says === 'algorithmic' ? null : 'trained');
  }
  if (AIGC_LABEL.test(packet.replaceAll('&quot;', '"'))) found.push(mark('xmp', 'AIGC', 'Label 1', 'trained'));
  if (property(packet, 'tiff:Make') && property(packet, 'tiff:Model') && property(packet, 'exif:FNumber'))
    found.push(mark('xmp', 'camera', `${property(packet, 'tiff:Make')} ${property(packet, 'tiff:Model')}`, 'photo'));
  return found;
}

function fromExif(block: Uint8Array): OriginMark[] {
  const fields = readExif(block);
  const found: OriginMark[] = [];
  const [make, model] = [fields.get('Make'), fields.get('Model')];
  const exposed = ['ExposureTime', 'FNumber', 'ISO', 'LensModel'].some((name) => fields.has(name));
  if (make && model && exposed) found.push(mark('exif', 'camera', `${make} ${model}`, 'photo'));
  found.push(...named('exif', 'Software', fields.get('Software')));
  for (const name of ['ImageDescription', 'UserComment', 'Artist', 'Make', 'Model']) {
    const value = fields.get(name) ?? '';
    if (isRecipe(name, value) || AIGC_LABEL.test(value))
      found.push(mark('exif', name, 'a generator’s settings', 'trained'));
    else if (namesGenerator(value)) found.push(...named('exif', name, value));
  }
  return found;
}

function fromIptc(block: Uint8Array): OriginMark[] {
  return [...readIptc(block)].flatMap(([name, value]) =>
    name === 'OriginatingProgram' || namesGenerator(value) ? named('iptc', name, value) : [],
  );
}

function fromComments(comments: MetadataBlocks['comments']): OriginMark[] {
  return comments.flatMap(({ keyword, text }) => {
    const name = keyword.replace(/^png-comment-\d+-/, '');
    if (isRecipe(name, text) || AIGC_LABEL.test(`${name}:${text}`))
      return [mark('png text', name, 'a generator’s settings', 'trained')];
    if (/^(software|source|generator)$/i.test(name)) return named('png text', name, text);
    return namesGenerator(text) ? named('png text', name, text) : [];
  });
}

/** Everything the file says, each statement once. Never throws for a bad file. */
export async function readOrigin(bytes: Uint8Array, credentials: Credentials): Promise<OriginMark[]> {
  const { exif, iptc, xmp, comments } = await readMetadataBlocks(bytes);
  const all = [
    ...fromCredentials(credentials),
    ...(xmp === null ? [] : fromXmp(xmp)),
    ...(exif === null ? [] : fromExif(exif)),
    ...(iptc === null ? [] : fromIptc(iptc)),
    ...fromComments(comments),
  ];
  return [...new Map(all.map((entry) => [JSON.stringify(entry), entry])).values()].slice(0, MOST);
}

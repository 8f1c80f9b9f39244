/**
 * The XMP packet every asset carries, written before signing so that the signature covers it. Fields: IPTC Photo Metadata
 * 2025.1 (digital source type, AI system used and its version, image GUID), PLUS data mining, XMP basics.
 */
import { GENERATOR } from '../generator';
import { type SourceType, sourceTypeUri } from '../source-type';

export interface MetadataFacts {
  /** Unique id of the asset. */
  assetId: string;
  generationId: string;
  title: string;
  provider: string;
  createdAt: Date;
  sourceType: SourceType;
  /** The AI system that made the picture; null when none did. */
  system: { name: string; version: string } | null;
  trainingMining: 'notAllowed' | 'allowed';
  /** Write China's implicit label (GB 45438-2025). */
  aigc?: boolean;
  /** Set on a preview: it is not the asset, and says so. */
  previewOf?: string;
}

const NAMESPACES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  plus: 'http://ns.useplus.org/ldf/xmp/1.0/',
  TC260: 'http://www.tc260.org.cn/ns/AIGC/1.0/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
} as const;

const PLUS_DATA_MINING = {
  allowed: 'http://ns.useplus.org/ldf/vocab/DMI-ALLOWED',
  notAllowed: 'http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED',
} as const;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const escapeXml = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** GB 45438-2025, annex E: made by a model for certain (`1`); producer and propagator are one, and so are their numbers. */
function implicitLabel({ provider, assetId }: MetadataFacts): string {
  return JSON.stringify({
    Label: '1',
    ContentProducer: provider,
    ProduceID: assetId,
    ReservedCode1: '',
    ContentPropagator: provider,
    PropagateID: assetId,
    ReservedCode2: '',
  });
}

/** UTF-8 XMP packet without padding: it is never edited in place, because that would break the signature. */
export function xmpPacket(facts: MetadataFacts): string {
  const preview = facts.previewOf === undefined ? '' : ` (preview of ${facts.previewOf}; not the signed asset)`;
  const simple: Readonly<Record<string, string>> = {
    'xmp:CreatorTool': `${GENERATOR.name} ${GENERATOR.version}${facts.previewOf === undefined ? '' : ' preview'}`,
    'xmp:CreateDate': facts.createdAt.toISOString(),
    'xmpMM:DocumentID': `xmp.did:${facts.assetId}`,
    'xmpMM:InstanceID': `xmp.iid:${facts.assetId}${facts.previewOf === undefined ? '' : '-preview'}`,
    'photoshop:Credit': facts.provider,
    'Iptc4xmpExt:DigitalSourceType': sourceTypeUri(facts.sourceType),
    'Iptc4xmpExt:DigImageGUID': facts.previewOf === undefined ? facts.assetId : `${facts.assetId}-preview`,
    ...(facts.system
      ? {
          'Iptc4xmpExt:AISystemUsed': facts.system.name,
          'Iptc4xmpExt:AISystemVersionUsed': facts.system.version,
        }
      : {}),
    'plus:DataMining': PLUS_DATA_MINING[facts.trainingMining],
    ...(facts.aigc ? { 'TC260:AIGC': implicitLabel(facts) } : {}),
  };
  const namespaces = Object.entries(NAMESPACES).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  const properties = Object.entries(simple).map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`);
  const title = `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(facts.title + preview)}</rdf:li></rdf:Alt></dc:title>`;
  const identifier = `<dc:identifier>${escapeXml(`${facts.generationId}/${facts.assetId}`)}</dc:identifier>`;
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about=""${namespaces.join('')}>${properties.join('')}${title}${identifier}</rdf:Description>`,
    '</rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('');
}

const UNESCAPED: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ENTITIES).map(([character, entity]) => [entity, character]),
);

/** Value of one simple property in a packet that `xmpPacket` wrote; null when it is not there. */
export function xmpValue(packet: string, property: string): string | null {
  const found = new RegExp(`<${property}>([^<]*)</${property}>`).exec(packet)?.[1];
  return found === undefined ? null : found.replace(/&\w+;/g, (entity) => UNESCAPED[entity] ?? entity);
}

const REQUIRED = ['Iptc4xmpExt:DigitalSourceType', 'Iptc4xmpExt:DigImageGUID', 'photoshop:Credit', 'xmp:CreatorTool'];
const REQUIRED_OF_AI = ['Iptc4xmpExt:AISystemUsed', 'Iptc4xmpExt:AISystemVersionUsed'];

/** What must be found again in the final bytes before an asset is released. */
export function requiredProperties({ system }: Pick<MetadataFacts, 'system'>): readonly string[] {
  return system ? [...REQUIRED, ...REQUIRED_OF_AI] : REQUIRED;
}

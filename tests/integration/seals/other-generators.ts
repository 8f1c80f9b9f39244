/** Pictures as ten other generators write them: our pixels, their metadata layouts, their kind of credentials. */
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { drawnPicture } from '../../../bench/provenance/pictures';
import { encodeAvif, encodeJpeg, encodePng, encodeWebp, type Pixels } from '../../../lib/imaging/index';
import type { DeclaredSource } from '../../../lib/pipeline/brief/index';
import { signEs256 } from '../../../lib/pipeline/provenance/c2pa/cose';
import { asBlob, c2pa } from '../../../lib/pipeline/provenance/c2pa/runtime';
import { c2paSettings } from '../../../lib/pipeline/provenance/c2pa/settings';
import { localSigner, makeDevelopmentChain } from '../../../lib/pipeline/provenance/index';
import { type AssetType, embedXmp } from '../../../lib/pipeline/provenance/metadata/container';

export interface ForeignFile {
  maker: string;
  fileName: string;
  bytes: Uint8Array;
  /** What an honest customer declares. */
  source: DeclaredSource;
  credentials: boolean;
}

const IPTC = 'http://cv.iptc.org/newscodes/digitalsourcetype/';
const latin = (text: string) => Buffer.from(text, 'latin1');

/** Inserts text chunks before the picture data. */
export function withPngText(
  png: Uint8Array,
  chunks: readonly [type: 'tEXt' | 'iTXt' | 'zTXt', key: string, text: string][],
) {
  const made = chunks.map(([type, key, text]) => {
    const data =
      type === 'tEXt'
        ? latin(`${key}\0${text}`)
        : type === 'zTXt'
          ? Buffer.concat([latin(`${key}\0\0`), deflateSync(latin(text))])
          : Buffer.concat([latin(`${key}\0\0\0\0\0`), Buffer.from(text, 'utf8')]);
    const body = Buffer.concat([latin(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body) >>> 0, 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  });
  const at = 8 + 25;
  return new Uint8Array(Buffer.concat([png.subarray(0, at), ...made, png.subarray(at)]));
}

const xmp = (properties: string) =>
  `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/">${properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`;

export async function withExif(
  bytes: Uint8Array,
  mediaType: 'jpeg' | 'webp',
  ifd0: Record<string, string>,
  exif: Record<string, string> = {},
) {
  const image = sharp(bytes).withExif({ IFD0: ifd0, IFD2: exif });
  return new Uint8Array(
    await (mediaType === 'jpeg' ? image.jpeg({ quality: 92 }) : image.webp({ quality: 92 })).toBuffer(),
  );
}

/** Signed by somebody else's chain, as another product signs its output. */
export async function withCredentials(
  bytes: Uint8Array,
  mediaType: string,
  product: string,
  organisation: string,
  sourceType = 'trainedAlgorithmicMedia',
) {
  const { keyPem, chainPem } = await makeDevelopmentChain({ organisation });
  const definition = {
    claim_version: 2,
    claim_generator_info: [{ name: product, version: '1.0' }],
    title: 'image',
    format: mediaType,
    assertions: [
      {
        label: 'c2pa.actions.v2',
        created: true,
        data: {
          allActionsIncluded: true,
          actions: [
            { action: 'c2pa.created', digitalSourceType: `${IPTC}${sourceType}`, softwareAgent: { name: product } },
          ],
        },
      },
    ],
  };
  const builder = c2pa().Builder.fromJson(JSON.stringify(definition), c2paSettings());
  try {
    return await builder.sign(signEs256(localSigner({ keyPem, chainPem })), [], mediaType, asBlob(bytes));
  } finally {
    builder.free();
  }
}

const A1111 =
  'a lighthouse at dusk, film grain\nNegative prompt: text, watermark\nSteps: 28, Sampler: DPM++ 2M Karras, CFG scale: 7, Seed: 1234567, Size: 768x640, Model hash: 6ce0161689, Model: v1-5-pruned-emaonly, Version: v1.9.4';
const COMFY = JSON.stringify({
  '3': { class_type: 'KSampler', inputs: { seed: 5, steps: 20, cfg: 8, sampler_name: 'euler' } },
});
const AIGC =
  '{"Label":"1","ContentProducer":"001191110108MA01","ProduceID":"p-1","ReservedCode1":"","ContentPropagator":"","PropagateID":"","ReservedCode2":""}';

const picture = (kind: Parameters<typeof drawnPicture>[0], seed: number, width = 768, height = 640): Pixels =>
  drawnPicture(kind, width, height, seed);

/** Twelve files of eleven makers and one camera; the first ten are by generators. */
export async function foreignFiles(): Promise<ForeignFile[]> {
  const png = (seed: number) => encodePng(picture('bokeh', seed));
  const jpeg = (seed: number) => encodeJpeg(picture('waves', seed), { quality: 92 });
  const webp = (seed: number) => encodeWebp(picture('bokeh', seed), { quality: 92 });
  const embed = (bytes: Uint8Array, type: AssetType, properties: string) => embedXmp(bytes, type, xmp(properties));
  const trained = { source: 'trained' as const, credentials: false };
  const signed = { source: 'trained' as const, credentials: true };
  return [
    {
      ...trained,
      maker: 'AUTOMATIC1111',
      fileName: '00012-1234567.png',
      bytes: withPngText(await png(1), [['tEXt', 'parameters', A1111]]),
    },
    {
      ...trained,
      maker: 'ComfyUI',
      fileName: 'ComfyUI_00001_.png',
      bytes: withPngText(await png(2), [
        ['tEXt', 'prompt', COMFY],
        ['tEXt', 'workflow', '{"nodes":[]}'],
      ]),
    },
    {
      ...trained,
      maker: 'NovelAI',
      fileName: 'novelai.png',
      bytes: withPngText(await png(3), [
        ['tEXt', 'Title', 'AI generated image'],
        ['tEXt', 'Software', 'NovelAI'],
        ['tEXt', 'Source', 'Stable Diffusion XL C1E1DE52'],
      ]),
    },
    {
      ...trained,
      maker: 'InvokeAI',
      fileName: 'invoke.png',
      bytes: withPngText(await png(4), [['zTXt', 'invokeai_metadata', '{"generation_mode":"txt2img"}']]),
    },
    {
      ...trained,
      maker: 'Midjourney',
      fileName: 'mj_5b1c.jpg',
      bytes: await embed(
        await jpeg(5),
        'image/jpeg',
        `<Iptc4xmpExt:DigitalSourceType>${IPTC}trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType><dc:creator><rdf:Seq><rdf:li>midjourney user</rdf:li></rdf:Seq></dc:creator>`,
      ),
    },
    {
      ...trained,
      maker: 'Google',
      fileName: 'gemini.avif',
      bytes: await embed(
        await encodeAvif(picture('waves', 6, 640, 480), { quality: 90 }),
        'image/avif',
        `<photoshop:Credit>Made with Google AI</photoshop:Credit><Iptc4xmpExt:DigitalSourceType>${IPTC}trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>`,
      ),
    },
    {
      ...trained,
      maker: 'Fooocus',
      fileName: 'fooocus.jpg',
      bytes: await withExif(
        await jpeg(7),
        'jpeg',
        { Software: 'Fooocus v2.5.5', ImageDescription: 'a lighthouse' },
        { UserComment: A1111 },
      ),
    },
    {
      ...trained,
      maker: 'Jimeng',
      fileName: 'jimeng.webp',
      bytes: await embed(await webp(8), 'image/webp', `<TC260:AIGC>${AIGC.replaceAll('"', '&quot;')}</TC260:AIGC>`),
    },
    {
      ...signed,
      maker: 'OpenAI',
      fileName: 'gpt-image.png',
      bytes: await withCredentials(await png(9), 'image/png', 'gpt-image-1', 'OpenAI look-alike'),
    },
    {
      ...signed,
      maker: 'Adobe Firefly',
      fileName: 'firefly.jpg',
      bytes: await withCredentials(await jpeg(10), 'image/jpeg', 'Adobe Firefly', 'Adobe look-alike'),
    },
    {
      ...signed,
      maker: 'Microsoft',
      fileName: 'designer.webp',
      bytes: await withCredentials(await webp(11), 'image/webp', 'Bing Image Creator', 'Microsoft look-alike'),
    },
    {
      source: 'photo',
      credentials: false,
      maker: 'a camera',
      fileName: 'DSC_0042.jpg',
      bytes: await withExif(
        await jpeg(12),
        'jpeg',
        { Make: 'NIKON CORPORATION', Model: 'NIKON Z 6_2', Software: 'Ver.01.40' },
        { FNumber: '28/10', ExposureTime: '1/200' },
      ),
    },
  ];
}

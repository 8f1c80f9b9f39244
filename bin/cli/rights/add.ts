import { basename, extname } from 'node:path';
import { ColophonError } from '../../../lib/errors/index';
import { decodeImage, rasteriseSvg } from '../../../lib/imaging/index';
import { pdqFromHex } from '../../../lib/imaging/pdq';
import { type NewWork, registerForAll, registerWork, WORK_KINDS } from '../../../lib/rights/index';
import { openCommandHome } from '../home';
import { readOptions } from '../options';
import { readInput } from '../read-file';
import { sayJson, sayLine } from '../say';

const OPTIONS = {
  json: { type: 'boolean' },
  title: { type: 'string' },
  holder: { type: 'string' },
  kind: { type: 'string' },
  own: { type: 'boolean' },
  'no-preview': { type: 'boolean' },
  name: { type: 'string', multiple: true },
  fingerprint: { type: 'string', multiple: true },
} as const;

/**
 * Registers pictures, names or bare fingerprints: for the whole installation, or with --own as marks of the command line's own
 * organisation, which never count against it.
 */
export async function add(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, OPTIONS, true);
  const { name: names = [], fingerprint: prints = [] } = values;
  if (positionals.length + names.length + prints.length === 0)
    throw wrong('FILE', 'name at least one picture, or use --name TEXT or --fingerprint HEX.');
  if (values.title && positionals.length + prints.length > 1)
    throw wrong('--title', 'names one work; leave it out for several.');
  const kind = WORK_KINDS.find((known) => known === (values.kind ?? 'artwork'));
  if (!kind) throw wrong('--kind', `must be one of ${WORK_KINDS.join(', ')}.`);
  const holder = values.holder ?? 'Not stated';
  const common = { holder, standing: values.own ? 'own' : 'foreign', keepPreview: !values['no-preview'] } as const;
  // Everything is read before anything is registered: a mistyped second name leaves nothing half done.
  const works: NewWork[] = [];
  for (const path of positionals) {
    const title = values.title ?? basename(path, extname(path));
    works.push({ ...common, title, kind, pixels: await pictureIn(path) });
  }
  for (const title of names)
    works.push({ ...common, title, kind: values.kind && kind !== 'artwork' ? kind : 'name', pixels: null });
  for (const text of prints) {
    const hash = pdqFromHex(text);
    if (!hash) throw wrong('--fingerprint', 'must be 64 hexadecimal digits (PDQ).');
    const title = values.title ?? `Fingerprint ${text.slice(0, 8)}`;
    works.push({ ...common, title, kind, pixels: null, fingerprints: [hash], source: 'fingerprint' });
  }
  const home = await openCommandHome();
  try {
    const added = [];
    for (const work of works) {
      const registered = await (values.own ? registerWork(home.actor, work) : registerForAll(work));
      added.push({ title: work.title, kind: work.kind, holder: work.holder, ...registered });
    }
    if (values.json) sayJson({ added });
    else
      for (const { title, workId, fingerprints, quality, shape, keypoints, pastDeliveries } of added) {
        const ways = [`${fingerprints} fingerprints`, shape ? 'a silhouette' : '', keypoints ? 'keypoints' : ''].filter(
          Boolean,
        );
        sayLine(`${workId}  ${title}: ${ways.join(', ')}${quality === null ? '' : `, quality ${quality} of 100`}`);
        if (pastDeliveries > 0) sayLine(`  ${pastDeliveries} delivered pictures resemble it; their owners were told.`);
      }
    return 0;
  } finally {
    await home.close();
  }
}

/** SVG logos are drawn through the sanitiser; everything else is decoded with limits. */
export async function pictureIn(path: string) {
  const bytes = await readInput(path);
  if (extname(path).toLowerCase() === '.svg') return rasteriseSvg(bytes, { width: 512, height: 512 });
  return (await decodeImage(bytes, { name: path })).pixels;
}

const wrong = (argument: string, problem: string) => new ColophonError('invalid_argument', { argument, problem });

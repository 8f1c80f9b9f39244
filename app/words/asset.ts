/** What an edit of the composition did to the picture, for people. */
const EDITS: Readonly<Record<string, string>> = {
  cropped: 'cropped',
  resized: 'resized',
  colour: 'colours moved towards the brand’s',
  scrim: 'darkened behind the type',
  product: 'set with the product photo',
  type: 'set with type',
  logo: 'set with the logo',
  upscaled: 'enlarged by the model',
  draft: 'marked as a draft',
};

const SOURCES: Readonly<Record<string, string>> = {
  trainedAlgorithmicMedia: 'The manifest says that a generative model made this picture.',
  algorithmicMedia: 'The manifest says that a program rendered this picture; no generative model was used.',
  compositeWithTrainedAlgorithmicMedia:
    'The manifest says that this picture combines a generative model’s scene with type, logo or a photo.',
  composite:
    'The manifest says that this picture is put together from several parts, and that no generative model made any of them.',
  compositeSynthetic: 'The manifest says that this picture combines rendered and other parts.',
};

const STATES: Readonly<Record<string, string>> = {
  trusted: 'Read back from the finished file: the signature is valid and its issuer is trusted here.',
  valid: 'Read back from the finished file: the signature is valid; its issuer is not on a public trust list.',
};

const listed = (parts: readonly string[]) =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

export const asset = {
  imprint: 'Imprint',
  signed: 'Checked, marked and signed',
  asked: 'Asked for',
  drawn: 'Given to engine',
  unknown: 'Unknown words',
  copy: 'Copy',
  made: 'Made with',
  model: 'Model',
  preset: 'Brand',
  origin: 'Origin',
  declaredAs: (what: string) => `Made elsewhere. ${what}, as its owner declares.`,
  from: 'Made from',
  parts: {
    initial: 'the picture it was begun from',
    product: 'a product photo',
    reference: 'a reference picture',
    logo: 'the logo',
  },
  seed: 'Seed',
  steps: 'Sampler',
  stepsAre: (steps: number, guidance: number) => `${steps} steps, guidance ${guidance}`,
  size: 'Size',
  checks: 'Safeguards',
  columns: 'value / limit',
  briefChecks: 'Rules on the texts',
  briefChecksQuiet: (count: number) => `${count} read, none triggered`,
  statuses: {
    checked: 'Passed',
    inconclusive: 'Inconclusive',
    not_run: 'Not run',
    not_configured: 'Not configured',
    not_applicable: 'Not applicable',
  },
  triggered: 'Triggered',
  manifest: 'Content credentials',
  source: (type: string) => SOURCES[type.split('/').at(-1) ?? type] ?? `The manifest gives the source type ${type}.`,
  edits: (edits: readonly string[]) => {
    const done = edits.filter((edit) => edit !== 'label').map((edit) => EDITS[edit] ?? edit);
    const notice = edits.includes('label') ? 'A notice of how it was made is on the picture.' : '';
    return [done.length > 0 ? `It was ${listed(done)}.` : '', notice].filter((part) => part !== '').join(' ');
  },
  bound: 'The report of every check is bound to the picture by its hash.',
  readBack: (state: string) => STATES[state] ?? `Read back from the finished file: ${state}.`,
  watermark: 'Watermark',
  watermarkNone: 'None: this placement is too small to hold one reliably. The report says so.',
  watermarkRead: 'An invisible mark in the pixels, read back from the finished file before it was released.',
  psnr: (value: string) => `${value} dB`,
  removed: (at: Date) =>
    `This picture was removed by retention on ${at.toISOString().slice(0, 10)}. Its record, report and receipt remain.`,
  picture: 'Download picture',
  report: 'Report',
  reportPage: 'Report for people',
  reportOpen: 'Read the report',
  reportPdf: 'Report as PDF',
  reportSigned: 'Signed report',
  receiptSigned: 'Signed receipt',
  manifestAlone: 'Credentials alone (.c2pa)',
  reportContents: 'Contents',
  reportVerify:
    'Signed, itemised, and bound to the picture by its hash. Anybody can check it without us: colophon report verify FILE. Its schema is published at /schemas/report.json, the key at /keys/reports.',
  receipt: 'Receipt',
  untouched: 'Served exactly as signed. SHA-256',
  variation: 'Make a variation',
  variationHelp: 'Opens the studio with the same brief and the next seed.',
  begin: 'Go on from this picture',
  beginHelp:
    'Draw over it, redraw a part, or continue it beyond its edges; the new picture names this one as its parent. For engines that read pictures.',
  run: 'The brief and its contact sheet',
  set: 'The same brief',
  decided: (kind: string, decision: string, role: string, subject: string) =>
    kind === 'appeal'
      ? `An appeal about the ${subject} was ${decision === 'approve' ? 'granted' : 'dismissed'} by another reviewer (${role}).`
      : `The ${subject} was ${decision === 'approve' ? 'approved' : 'rejected'} by a person (${role}).`,
  oversight: (level: string) =>
    level === 'human_validated'
      ? 'The manifest says that a person validated this picture before release.'
      : 'The manifest says that nobody validated the picture beyond writing the brief.',
  unattended: 'Released by the checks; no person had to decide.',
  reportMissing: 'The report could not be read. Reload to try again.',
} as const;

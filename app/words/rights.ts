export const evidence = {
  title: 'What it resembles',
  picture: { creative: 'The creative that was checked', artwork: 'The artwork that was checked' },
  work: (title: string, holder: string) => `${title}, ${holder}`,
  noPicture: 'Its holder left fingerprints only, so there is no picture to show.',
  region: 'The matched region is outlined.',
  whole: 'The whole picture matched.',
  how: {
    fingerprint: (distance: number, threshold: number) =>
      `${distance} of 256 bits differ; ${threshold} or fewer is a match.`,
    soft: (distance: number, threshold: number) =>
      `Both are soft; how their light falls differs by ${distance} in a hundred; ${threshold} or less is a match.`,
    shape: (distance: number, threshold: number) =>
      `As a shape, whatever its colour: ${distance} of 256 bits differ; ${threshold} or fewer is a match.`,
    keypoints: (agreeing: number, threshold: number) =>
      `${agreeing} points lie as they do in the work; ${threshold} or more is a match.`,
  },
  measured: (pairs: string, matched: string, ceiling: string) =>
    `${matched} of ${pairs} unrelated pairs matched at this threshold: the rate is under ${ceiling} (95 % sure).`,
  searched: (works: string, shapes: string, keypoints: string) =>
    `${works} works searched, ${shapes} of them as shapes, ${keypoints} for parts. Style is not measured.`,
  failed: 'The evidence could not be loaded. Reload the page to try again.',
  loading: 'Loading the evidence',
} as const;

/** Kinds of works as they are counted: of one, of many. */
const COUNTED: Readonly<Record<string, readonly [string, string]>> = {
  'brand-mark': ['brand mark', 'brand marks'],
  artwork: ['artwork', 'artworks'],
  photograph: ['photograph', 'photographs'],
  logo: ['logo', 'logos'],
  character: ['character', 'characters'],
  artist: ['artist’s name', 'artists’ names'],
  name: ['other name', 'other names'],
};

export const rights = {
  title: 'Rights',
  lead: 'Works your pictures are compared with before they are delivered. A match never decides by itself: a person looks.',
  forbidden: 'Owners and administrators register works and decide. You can see what is registered.',
  counts: 'Compared with',
  countOf: (count: number, kind: string) => {
    const [one, many] = COUNTED[kind] ?? [kind, kind];
    return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
  },
  countNote: (shapes: string, keypoints: string) =>
    `${shapes} can be found as shapes in any colour, ${keypoints} in parts; all by fingerprint. Style is not measured.`,
  news: {
    'past-deliveries': (title: string, holder: string, cases: number) =>
      `“${title}” of ${holder} was registered. ${cases} of your delivered pictures ${cases === 1 ? 'resembles' : 'resemble'} it.`,
    'dispute-decided': (title: string, status: string) =>
      `Your dispute about “${title}” was ${status === 'upheld' ? 'upheld: it no longer counts against you' : 'rejected'}.`,
  },
  register: 'Register a work',
  form: {
    title: 'Title or name',
    holder: 'Rights holder',
    kind: 'Kind',
    kinds: {
      artwork: 'Artwork',
      photograph: 'Photograph',
      logo: 'Logo',
      character: 'Character',
      artist: 'Artist’s name',
      name: 'Other name',
    },
    standing: 'Whose is it?',
    own: 'Ours: never counts against us',
    foreign: 'Somebody else’s: do not copy',
    picture: 'Picture',
    pictureHelp: 'PNG, JPEG, WebP, AVIF, GIF or TIFF, at most 25 MB. Not needed for names.',
    fingerprint: 'Or its PDQ fingerprint',
    fingerprintHelp: '64 hexadecimal digits, where the picture must stay with its holder. Found whole, not in parts.',
    preview: 'Keep a small picture for reviewers to compare with',
    previewHelp: 'Otherwise only fingerprints are kept.',
    submit: 'Register',
    working: 'Registering',
  },
  registered: (title: string, ways: string) => `“${title}” is registered and can be found by ${ways}.`,
  ways: (fingerprints: number, shape: boolean, keypoints: boolean) =>
    [
      fingerprints > 0 ? `${fingerprints} fingerprints` : '',
      shape ? 'its silhouette' : '',
      keypoints ? 'its keypoints' : '',
    ]
      .filter(Boolean)
      .join(', ') || 'its name',
  past: (count: number) =>
    `${count} delivered ${count === 1 ? 'picture resembles' : 'pictures resemble'} it: see below.`,
  imports: 'Register many',
  importHelp:
    'A CSV table with the columns title, holder, kind, fingerprint; or a ZIP of pictures, with a works.csv (file, title, holder, kind) if you like. At most 64 MB here; the command line takes any size.',
  importFile: 'Table or archive',
  importSubmit: 'Send',
  importStatus: { waiting: 'Waiting for a worker', running: 'Running', finished: 'Finished', failed: 'Refused' },
  importProgress: (done: string, added: string, refused: string) =>
    `${done} read · ${added} registered · ${refused} refused`,
  problems: (count: number) => `${count} not registered`,
  works: 'Your registered works',
  worksEmpty: 'Nothing of yours is registered',
  worksEmptyHelp:
    'Register your own marks so that they never count against you, and works of others that you must keep clear of.',
  matches: (count: number) => (count === 0 ? 'no matches' : count === 1 ? '1 match' : `${count} matches`),
  standings: { own: 'ours', foreign: 'somebody else’s' },
  remove: (title: string) => `Remove ${title}`,
  removeShort: 'Remove',
  next: 'Older works',
  cases: 'Delivered before the work was registered',
  casesEmpty: 'No delivered picture resembles a work that was registered since.',
  caseOf: (title: string, holder: string, distance: number) => `${title}, ${holder}: ${distance} of 256 bits differ`,
  caseStatus: { licensed: 'We hold a licence', not_a_copy: 'Not a copy', withdrawn: 'Taken out of use' },
  caseReason: 'Reason',
  caseReasonHelp: 'Kept in the audit log.',
  seeAsset: 'See the picture',
  disputes: 'Disputes',
  disputeLead:
    'A registered work is yours, or licensed, or not what it claims? Say so; whoever runs this installation decides.',
  disputeWork: 'Work',
  disputeWorkHelp: 'Its id (wrk_…), from a review, a report or a case above.',
  disputeStatement: 'What you say',
  disputeSubmit: 'Open a dispute',
  disputeOpened: 'The dispute is open. You will find the decision here.',
  disputeStatus: { open: 'Open', upheld: 'Upheld', rejected: 'Rejected' },
  optOutNote: 'Rights holders without an account use the',
  optOutLink: 'opt-out form',
  failed: 'That did not work. Try again in a moment.',
} as const;

export const optOut = {
  title: 'Ask for your work to be protected here',
  lead: 'For artists and rights holders. No account is needed. Pictures made here are compared with what you register; a match is not delivered before a person has looked.',
  facts: [
    'Your picture is not kept. Only fingerprints are, from which it cannot be drawn again.',
    'We send a link to your address; without it nothing happens.',
    'A picture counts as soon as you confirm. A name counts once the operator has looked, because it stops whole briefs.',
    'Style is not measured, here or anywhere: what is found are copies and parts of them.',
  ],
  kind: 'What is it?',
  titleLabel: 'Title, or the name itself',
  holder: 'Rights holder',
  email: 'Your e-mail address',
  statement: 'The rights you hold',
  statementHelp: 'One or two sentences: what it is, since when, and that it is yours or that you act for whom it is.',
  picture: 'Picture',
  pictureHelp: 'PNG, JPEG, WebP, AVIF, GIF or TIFF, at most 25 MB. Not needed for names.',
  submit: 'Send',
  working: 'Sending',
  sent: 'Look into your letter box',
  sentHelp: 'We sent you a link. Open it within 48 hours and press the button; until then nothing is registered.',
  confirmTitle: 'Confirm your request',
  confirm: (title: string, holder: string) => `You ask that “${title}” of ${holder} be protected here.`,
  confirmButton: 'Yes, I ask for this',
  registered: (title: string) => `“${title}” is registered. From now on pictures made here are compared with it.`,
  proven: (title: string) => `Thank you. “${title}” waits for the operator, who answers by e-mail.`,
  done: 'This request was confirmed before.',
  unknown: 'This link is not known, was used, or is older than 48 hours. Send the form again.',
  again: 'To the form',
} as const;

export const models = {
  title: 'What draws here, and what it learned from',
  lead: 'Every engine of this installation, with the data it was trained on, as far as its maker says.',
  version: (version: string) => `version ${version}`,
  licence: 'Licence',
  data: 'Training data',
  made: 'Made as',
  kinds: {
    trainedAlgorithmicMedia: 'pictures of a trained model',
    algorithmicMedia: 'drawn by code, with nothing trained',
  },
  people: 'People',
  personFree: 'Its scenes cannot contain people.',
  personsPossible: (families: string) => `May show people or figures: ${families}.`,
  weights: 'Weights',
  none: 'No engine is registered here',
  noneHelp: 'A worker registers its engines when it starts. Reload in a moment.',
  optOut: 'Is one of your works at risk?',
} as const;

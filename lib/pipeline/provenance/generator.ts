/** What signs: the name and version that claims, metadata and reports carry. */
export const GENERATOR = { name: 'Colophon', version: '0.1.0', specVersion: '2.4' } as const;
/** Our own assertion: which report and which asset this manifest belongs to. */
export const REPORT_ASSERTION = 'org.colophon.report';
/** Our own assertion on a sealed picture: what the customer declared, and that it is their word. */
export const DECLARATION_ASSERTION = 'org.colophon.declaration';

export const shell = {
  name: 'Colophon',
  skip: 'Skip to the content',
  promise:
    'Turns a marketing brief into finished, on-brand images. None leaves without having been checked, marked and signed.',
  nav: {
    main: 'Main',
    studio: 'Studio',
    library: 'Library',
    brands: 'Brands',
    reviews: 'Reviews',
    verify: 'Verify',
    rights: 'Rights',
    audits: 'Audits',
    more: 'More',
  },
  search: 'Search',
  credits: (available: string) => `${available} credits`,
  creditsHeld: (held: string) =>
    `${held} more are held for running briefs and come back unless a picture is delivered.`,
  account: 'Account',
  outbox: 'Outbox',
  switchTo: 'Work in',
  role: (role: string) => `${role[0]?.toUpperCase()}${role.slice(1)}`,
  theme: { label: 'Theme', system: 'System', light: 'Light', dark: 'Dark' },
  signIn: 'Sign in',
  signOut: 'Sign out',
  close: 'Close',
  tryAgain: 'Try again',
  offline: 'The server could not be reached. Nothing was lost; try again in a moment.',
} as const;

export const palette = {
  title: 'Search and go to',
  placeholder: 'Go to, or search your pictures',
  pages: 'Go to',
  actions: 'Do',
  pictures: 'Pictures',
  newBrief: 'New brief',
  searchLibrary: (query: string) => `Search the library for “${query}”`,
  none: 'Nothing by that name. Try a word from the prompt.',
  hint: '↑ ↓ to move, ↵ to open, Esc to close',
} as const;

export const trouble = {
  missingTitle: 'This page was never printed',
  missing:
    'The address is wrong, the thing was removed, or it belongs to another organisation. We answer the same for all three.',
  missingNext: 'Go to the first page',
  failedTitle: 'The press stopped',
  failed: 'Something failed on our side. What you typed is kept in this window, and nothing was charged.',
  reference: (id: string) => `Reference ${id}`,
  loading: 'Loading',
} as const;

export const signIn = {
  title: 'Sign in',
  lead: 'To brief, to look at your pictures, and to review.',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  working: 'Signing in',
  wrong: 'That e-mail and password do not match an account. Check both; after several tries, wait a minute.',
  demo: 'This is a demo installation. The e-mail is filled in; the password is in the terminal where npm start runs.',
  publicNote: 'Checking a picture needs no account:',
  publicLink: 'verify one',
} as const;

import { existsSync } from 'node:fs';

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where a Chromium is on this machine; null when there is none, and then the browser tests say that they did not run. */
export const CHROMIUM: string | null = PLACES.find((place) => place !== undefined && existsSync(place)) ?? null;

import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { Header } from './components/header';
import { fraunces, inter, jetbrains } from './fonts';
import './globals.css';
import { THEME_COOKIE } from './session/cookie';
import { words } from './words';

export const metadata: Metadata = {
  title: { default: words.shell.name, template: `%s · ${words.shell.name}` },
  description: words.shell.promise,
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f5f2' },
    { media: '(prefers-color-scheme: dark)', color: '#121316' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get(THEME_COOKIE)?.value;
  return (
    <html
      lang="en"
      data-theme={theme === 'light' || theme === 'dark' ? theme : undefined}
      className={`${fraunces.variable} ${inter.variable} ${jetbrains.variable}`}
    >
      <body className="flex flex-col antialiased">
        <a
          href="#content"
          className="fixed top-2 left-2 z-50 -translate-y-16 rounded bg-ink px-3 py-2 text-sm text-paper focus:translate-y-0"
        >
          {words.shell.skip}
        </a>
        <Header />
        <main id="content" tabIndex={-1} className="flex flex-1 flex-col outline-none max-sm:pb-16">
          {children}
        </main>
      </body>
    </html>
  );
}

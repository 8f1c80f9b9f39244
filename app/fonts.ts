/** Three faces, from this installation: one serif for display, one sans for work, one mono for ids and figures. */
import localFont from 'next/font/local';

export const fraunces = localFont({
  variable: '--font-fraunces',
  display: 'swap',
  src: [
    {
      path: '../node_modules/@fontsource/fraunces/files/fraunces-latin-500-normal.woff2',
      weight: '500',
      style: 'normal',
    },
    {
      path: '../node_modules/@fontsource/fraunces/files/fraunces-latin-400-italic.woff2',
      weight: '400',
      style: 'italic',
    },
  ],
});

export const inter = localFont({
  variable: '--font-inter',
  display: 'swap',
  src: [
    { path: '../node_modules/@fontsource/inter/files/inter-latin-400-normal.woff2', weight: '400' },
    { path: '../node_modules/@fontsource/inter/files/inter-latin-500-normal.woff2', weight: '500' },
    { path: '../node_modules/@fontsource/inter/files/inter-latin-600-normal.woff2', weight: '600' },
  ],
});

export const jetbrains = localFont({
  variable: '--font-jetbrains',
  display: 'swap',
  preload: false,
  src: '../node_modules/@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2',
});

const SECURITY_HEADERS = Object.entries({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
}).map(([key, value]) => ({ key, value }));

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Packages with native parts or WebAssembly beside their JavaScript, and large ones that only the server reads: loaded at
  // run time, never bundled. Bundling simple-icons alone was 5 MB, twice.
  serverExternalPackages: [
    '@contentauth/c2pa-wasm',
    '@huggingface/tokenizers',
    '@napi-rs/canvas',
    '@node-rs/argon2',
    '@peculiar/x509',
    '@prisma/adapter-pg',
    '@prisma/client',
    '@zxcvbn-ts/core',
    '@zxcvbn-ts/language-common',
    '@zxcvbn-ts/language-en',
    'bullmq',
    'canonicalize',
    'css-tree',
    'culori',
    'fontkit',
    'nodemailer',
    'onnxruntime-node',
    'pdfkit',
    'otpauth',
    'pg',
    'parse5',
    'pino',
    'qrcode',
    'sharp',
    'simple-icons',
    'subset-font',
    'zod',
  ],
  // `npm run validate` checks types over the whole tree; a start on a customer's machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Delivered pictures carry signed credentials, and the optimiser would strip them.
  images: { unoptimized: true },
  experimental: {
    // A start builds once and keeps the result; writing a cache nobody reads took a third of that time.
    turbopackFileSystemCacheForBuild: false,
    serverSourceMaps: false,
    // The verify form posts a picture without any script; proxy.ts sees that request too.
    proxyClientMaxBodySize: '26mb',
    serverActions: { bodySizeLimit: '26mb' },
  },
  // Pages get their Content-Security-Policy with a nonce from proxy.ts; everything else is data and may do nothing at all.
  headers: async () => [
    { source: '/:path*', headers: SECURITY_HEADERS },
    {
      source: '/api/:path*',
      headers: [
        {
          key: 'content-security-policy',
          value: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
        },
      ],
    },
  ],
};

export default config;

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Packages with native parts or WebAssembly beside their JavaScript: required at run time, never bundled.
  serverExternalPackages: [
    '@contentauth/c2pa-wasm',
    '@napi-rs/canvas',
    '@node-rs/argon2',
    '@prisma/adapter-pg',
    'bullmq',
    'onnxruntime-node',
    'pg',
    'pino',
    'sharp',
  ],
  // `npm run validate` checks types over the whole tree; a start on a customer's machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Delivered pictures carry signed credentials, and the optimiser would strip them.
  images: { unoptimized: true },
};

export default config;

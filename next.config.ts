import type { NextConfig } from 'next';

/**
 * Prerendered pages exclude nonces, so inline scripts (Next's own) must be allowed; everything else stays strict.
 * No markup from people or papers reaches a page without passing our own escaping.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const nextConfig: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  typedRoutes: false,
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: ['pg', 'nodemailer'],
  async rewrites() {
    const paper = '/papers/:id(\\d{4}\\.\\d{4,6}(?:v\\d+)?)';
    const older = '/papers/:archive([a-z-]+)/:number(\\d{7})';
    const asksForMarkdown = [{ type: 'header' as const, key: 'accept', value: '(.*)text/markdown(.*)' }];
    return {
      beforeFiles: [
        { source: `${paper}.md`, destination: '/api/papers/:id/markdown' },
        { source: `${older}.md`, destination: '/api/papers/:archive%2F:number/markdown' },
        { source: paper, has: asksForMarkdown, destination: '/api/papers/:id/markdown' },
        { source: older, has: asksForMarkdown, destination: '/api/papers/:archive%2F:number/markdown' },
      ],
      afterFiles: [],
      fallback: [],
    };
  },
  async headers() {
    return [
      {
        source: '/:path*',
        headers: [
          { key: 'Content-Security-Policy', value: contentSecurityPolicy },
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
          {
            key: 'Permissions-Policy',
            value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
          },
          { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
          { key: 'Strict-Transport-Security', value: 'max-age=31536000' },
        ],
      },
      { source: '/papers/:id(\\d{4}\\.\\d{4,6})', headers: [{ key: 'Vary', value: 'Accept' }] },
      { source: '/papers/:archive([a-z-]+)/:number(\\d{7})', headers: [{ key: 'Vary', value: 'Accept' }] },
    ];
  },
};

export default nextConfig;

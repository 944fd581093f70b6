import { join } from 'node:path';
import type { NextConfig } from 'next';

const nextConfig: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  poweredByHeader: false,
  agentRules: false,
  turbopack: { root: join(import.meta.dirname, '../../..') },
};

export default nextConfig;

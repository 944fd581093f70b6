'use client';

import { usePathname } from 'next/navigation';
import { NavLinks } from '@/components/layout/NavLinks';

export function SiteNav() {
  return <NavLinks pathname={usePathname()} />;
}

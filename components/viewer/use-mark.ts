import { useEffect, useSyncExternalStore } from 'react';
import { ask, type Mark, type Overlay, readOverlay, subscribe } from '@/components/viewer/overlay';

/** What is known of this paper for the visitor; undefined until the site has answered. */
export function useMark(paperId: string): Mark | undefined {
  useEffect(() => ask([paperId]), [paperId]);
  return useSyncExternalStore(subscribe, () => readOverlay().papers[paperId], nothingYet);
}

/** Who is here: undefined until the site has answered, null for nobody. */
export function useViewer(): Overlay['viewer'] {
  return useSyncExternalStore(subscribe, () => readOverlay().viewer, nothingYet);
}

function nothingYet(): undefined {}

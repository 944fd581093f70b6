'use client';

import { useEffect, useRef } from 'react';
import { send } from '@/components/viewer/overlay';
import { useMark, useViewer } from '@/components/viewer/use-mark';

/** Notes, once, that a person who is signed in has opened this paper. Shows nothing. */
export function MarkRead({ paperId }: { paperId: string }) {
  const viewer = useViewer();
  const mark = useMark(paperId);
  const tried = useRef('');
  const due = Boolean(viewer) && mark?.read === false;
  useEffect(() => {
    if (!due || tried.current === paperId) return;
    tried.current = paperId;
    void send(paperId, 'read', true);
  }, [due, paperId]);
  return null;
}

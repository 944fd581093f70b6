'use client';

import { useParams } from 'next/navigation';

/** Offers to bring in the paper that the address names, where it may be one. */
export function UnknownPaper() {
  const { id = '', number } = useParams<{ id?: string; number?: string }>();
  const named = decode(number ? `${id}/${number}` : id);
  const known = /^\d{4}\.\d{4,5}(v\d+)?$|^[a-z-]+(\.[a-z]{2})?\/\d{7}(v\d+)?$/i.test(named);
  return (
    <form action="/papers/index/bring-in" method="post" className="my-6 flex flex-wrap items-end gap-2">
      <label className="text-sm text-soft">
        arXiv id
        <input
          name="arxivId"
          required
          defaultValue={known ? named : ''}
          placeholder="2401.14539"
          className="field mt-1 block w-56 text-ink"
        />
      </label>
      <button type="submit" className="button button-solid">
        Bring it in from arXiv
      </button>
    </form>
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

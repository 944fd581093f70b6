import { env } from '@/lib/env';

/** The page behind a fresh link: one button that signs in. Plain HTML, since a page of the app cannot choose its status. */
export function openLetter(): Response {
  return letter(200, {
    heading: 'Sign in',
    body: `<p>You asked for this link. It works once.</p>
      <form method="post"><button>Sign in to ${siteName()}</button></form>`,
  });
}

/** The page behind a link that is used or too old, with the way to a new one. */
export function spentLetter(): Response {
  return letter(410, {
    heading: 'This link no longer works',
    body: `<p>A sign-in link works once, for ten minutes. This one has been used or is too old.</p>
      <p><a href="/sign-in">Ask for a new link</a></p>`,
  });
}

function letter(status: number, { heading, body }: { heading: string; body: string }): Response {
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><link rel="icon" href="/icon.svg"><title>${heading} · ${siteName()}</title><style>${style}</style></head>
<body><header><a href="/">${siteName()}</a></header><main><h1>${heading}</h1>${body}</main></body></html>`;
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store' };
  return new Response(html, { status, headers });
}

function siteName(): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return env().SITE_NAME.replace(/[&<>"]/g, (character) => names[character] ?? '');
}

const style = `
:root{color-scheme:light dark;--paper:light-dark(#fbfaf7,#14130f);--ink:light-dark(#1b1a17,#ece8de);--line:light-dark(#e5e1d8,#2e2c26);--focus:light-dark(#1d4ed8,#93b4ff)}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
header{border-bottom:1px solid var(--line);padding:16px 24px}header a{font:600 20px/1.2 Newsreader,Georgia,serif;text-decoration:none}
main{max-width:34rem;margin:0 auto;padding:48px 24px}h1{font:500 40px/1.05 Newsreader,Georgia,serif;margin:0 0 12px}
a{color:inherit}button{font:550 16px system-ui,sans-serif;min-height:44px;padding:0 20px;border:0;border-radius:8px;background:var(--ink);color:var(--paper);cursor:pointer}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}`;

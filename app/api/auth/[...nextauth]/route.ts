import NextAuth from 'next-auth';
import { authOptions } from '@/lib/auth/options';

type Context = { params: Promise<{ nextauth: string[] }> };

/** Sign-in links have their own page with a button; here nobody, a mail scanner least of all, may ask for or use one. */
async function handle(request: Request, context: Context): Promise<Response> {
  const [action, provider] = (await context.params).nextauth;
  const isLink = provider === 'email' && (action === 'callback' || action === 'signin');
  if (isLink) return new Response('Ask for a link at /sign-in.\n', { status: 405, headers: { Allow: '' } });
  return NextAuth(authOptions())(request, context);
}

export { handle as GET, handle as POST };

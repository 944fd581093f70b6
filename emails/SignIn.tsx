import { Frame } from '@/emails/parts/Frame';
import { type Sender, signed } from '@/emails/parts/signed';
import { Action, Aside, Headline, Paragraph, WrittenLink } from '@/emails/parts/words';

export type SignInProps = Sender & { link: string };

export function signInSubject({ siteName }: SignInProps): string {
  return `Sign in to ${siteName}`;
}

export function SignIn(props: SignInProps) {
  const { siteName, siteUrl, link, contact } = props;
  return (
    <Frame
      title={signInSubject(props)}
      preheader="Your link works once, for ten minutes."
      siteName={siteName}
      siteUrl={siteUrl}
    >
      <Headline>Sign in</Headline>
      <Paragraph>
        Someone, most likely you, asked to sign in to {siteName} with this address. The link opens a page with
        a button. It works once, for ten minutes.
      </Paragraph>
      <Action href={link}>Open the sign-in page</Action>
      <WrittenLink href={link} />
      <Aside>
        If it was not you, leave this mail alone: nobody can sign in without it.
        {contact ? ` Questions go to ${contact}.` : ''}
      </Aside>
    </Frame>
  );
}

export function signInText(props: SignInProps): string {
  const lines = [
    signInSubject(props),
    '',
    'Someone, most likely you, asked to sign in with this address.',
    'This link opens a page with a button. It works once, for ten minutes:',
    '',
    props.link,
    '',
    'If it was not you, leave this mail alone: nobody can sign in without it.',
  ];
  return signed(lines, props);
}

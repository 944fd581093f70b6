import { Frame } from '@/emails/parts/Frame';
import { type Sender, signed } from '@/emails/parts/signed';
import { Action, Aside, Headline, Paragraph, WrittenLink } from '@/emails/parts/words';

export type OwnDataProps = Sender & { link: string };

export function ownDataSubject({ siteName }: OwnDataProps): string {
  return `What ${siteName} keeps about you`;
}

export function OwnData(props: OwnDataProps) {
  const { siteName, siteUrl, link, contact } = props;
  return (
    <Frame
      title={ownDataSubject(props)}
      preheader="The link works for one hour."
      siteName={siteName}
      siteUrl={siteUrl}
    >
      <Headline>Your data</Headline>
      <Paragraph>
        Someone with a link from your digest, most likely you, asked to see or erase what {siteName} keeps
        about this address. The link opens a page on which you can do either.
      </Paragraph>
      <Action href={link}>Open the page</Action>
      <WrittenLink href={link} />
      <Aside>
        The link works for one hour. Do not pass it on. If it was not you, leave this mail alone: nothing
        happens without it.
        {contact ? ` Questions go to ${contact}.` : ''}
      </Aside>
    </Frame>
  );
}

export function ownDataText(props: OwnDataProps): string {
  const lines = [
    ownDataSubject(props),
    '',
    'Someone with a link from your digest, most likely you, asked to see or',
    'erase what is kept about this address. On this page you can do either:',
    '',
    props.link,
    '',
    'The link works for one hour. Do not pass it on. If it was not you,',
    'leave this mail alone: nothing happens without it.',
  ];
  return signed(lines, props);
}

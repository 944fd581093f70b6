import { Frame } from '@/emails/parts/Frame';
import { Action, Aside, Headline, Paragraph, WrittenLink } from '@/emails/parts/words';

export type AlreadySubscribedProps = {
  siteName: string;
  siteUrl: string;
  contact: string | null;
  link: string;
};

export function AlreadySubscribed({ siteName, siteUrl, link, contact }: AlreadySubscribedProps) {
  return (
    <Frame
      title={`You already receive ${siteName}`}
      preheader="There is nothing to do."
      siteName={siteName}
      siteUrl={siteUrl}
    >
      <Headline>You already receive it</Headline>
      <Paragraph>
        Someone, most likely you, asked to subscribe this address to {siteName}. It is subscribed, so there is
        nothing to do. To change how often the mail comes, or to end it:
      </Paragraph>
      <Action href={link}>Open your preferences</Action>
      <WrittenLink href={link} />
      {contact ? <Aside>Questions go to {contact}.</Aside> : null}
    </Frame>
  );
}

export function alreadySubscribedText({ siteName, siteUrl, link, contact }: AlreadySubscribedProps): string {
  return [
    `You already receive ${siteName}`,
    '',
    'Someone, most likely you, asked to subscribe this address. It is',
    'subscribed, so there is nothing to do. To change how often the mail',
    'comes, or to end it:',
    '',
    link,
    '',
    '--',
    siteName,
    siteUrl,
    ...(contact ? [`Questions: ${contact}`] : []),
    '',
  ].join('\n');
}

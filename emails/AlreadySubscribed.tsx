import { Frame } from '@/emails/parts/Frame';
import { type Sender, signed } from '@/emails/parts/signed';
import { Action, Aside, Headline, Paragraph, WrittenLink } from '@/emails/parts/words';

export type AlreadySubscribedProps = Sender & { link: string };

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

export function alreadySubscribedText(props: AlreadySubscribedProps): string {
  const lines = [
    `You already receive ${props.siteName}`,
    '',
    'Someone, most likely you, asked to subscribe this address. It is',
    'subscribed, so there is nothing to do. To change how often the mail',
    'comes, or to end it:',
    '',
    props.link,
  ];
  return signed(lines, props);
}

import { Frame } from '@/emails/parts/Frame';
import { type Sender, signed } from '@/emails/parts/signed';
import { Action, Aside, Headline, Paragraph, WrittenLink } from '@/emails/parts/words';

export type ConfirmProps = Sender & { weekly: boolean; link: string };

export function confirmSubject({ siteName }: ConfirmProps): string {
  return `Confirm your subscription to ${siteName}`;
}

export function Confirm(props: ConfirmProps) {
  const { siteName, siteUrl, link, contact } = props;
  return (
    <Frame
      title={confirmSubject(props)}
      preheader="One click and it begins."
      siteName={siteName}
      siteUrl={siteUrl}
    >
      <Headline>One click and it begins</Headline>
      <Paragraph>
        Someone, most likely you, asked for the trending papers of {siteName} at this address, {rhythm(props)}
        . Please confirm it. The newest edition comes right away.
      </Paragraph>
      <Action href={link}>Confirm the subscription</Action>
      <WrittenLink href={link} />
      <Aside>
        The link works for seven days. If it was not you, leave this mail alone and nothing will come, or open
        the link and press “This was not me”: then no further mail of this kind will.
        {contact ? ` Questions go to ${contact}.` : ''}
      </Aside>
    </Frame>
  );
}

export function confirmText(props: ConfirmProps): string {
  const lines = [
    confirmSubject(props),
    '',
    'Someone, most likely you, asked for the trending papers at this',
    `address, ${rhythm(props)}. To confirm, open this page`,
    'and press the button. The newest edition comes right away.',
    '',
    props.link,
    '',
    'The link works for seven days. If it was not you, leave this mail',
    'alone and nothing will come, or press "This was not me" on that page:',
    'then no further mail of this kind will.',
  ];
  return signed(lines, props);
}

function rhythm({ weekly }: ConfirmProps): string {
  return weekly ? 'once a week, nothing else' : 'once a day, nothing else';
}

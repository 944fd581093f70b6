import { Frame } from '@/emails/parts/Frame';
import { type Sender, signed } from '@/emails/parts/signed';
import { Action, Aside, Headline, Paragraph, WrittenLink } from '@/emails/parts/words';

export type NewAddressProps = Sender & { link: string };

export function newAddressSubject({ siteName }: NewAddressProps): string {
  return `Confirm your new address for ${siteName}`;
}

export function NewAddress(props: NewAddressProps) {
  const { siteName, siteUrl, link, contact } = props;
  return (
    <Frame
      title={newAddressSubject(props)}
      preheader="One click and the digest comes here."
      siteName={siteName}
      siteUrl={siteUrl}
    >
      <Headline>Shall the digest come here?</Headline>
      <Paragraph>
        A reader of {siteName}, most likely you, asked to have the digest sent to this address from now on.
        Please confirm it. Until then it goes where it went.
      </Paragraph>
      <Action href={link}>Use this address</Action>
      <WrittenLink href={link} />
      <Aside>
        The link works for seven days. If it was not you, leave this mail alone and nothing will come, or open
        the link and press “This was not me”.
        {contact ? ` Questions go to ${contact}.` : ''}
      </Aside>
    </Frame>
  );
}

export function newAddressText(props: NewAddressProps): string {
  const lines = [
    newAddressSubject(props),
    '',
    'A reader, most likely you, asked to have the digest sent to this',
    'address from now on. To confirm, open this page and press the button.',
    'Until then the digest goes where it went.',
    '',
    props.link,
    '',
    'The link works for seven days. If it was not you, leave this mail',
    'alone and nothing will come, or press "This was not me" on that page.',
  ];
  return signed(lines, props);
}

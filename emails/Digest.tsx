import { Heading, Hr, Link, Section, Text } from '@react-email/components';
import type { ReactNode } from 'react';
import { type DigestProps, moreAlerts, thanksToArxiv } from '@/emails/digest-props';
import { AlertItem } from '@/emails/parts/AlertItem';
import { Frame } from '@/emails/parts/Frame';
import { PaperItem } from '@/emails/parts/PaperItem';
import { sans, serif, tones } from '@/emails/parts/tones';
import { Headline } from '@/emails/parts/words';

export function Digest(props: DigestProps) {
  const { papers, siteName, siteUrl, headline, standing, webUrl, total, locale } = props;
  const chosen = papers.filter((paper) => paper.chosen);
  const announced = papers.filter((paper) => !paper.chosen);
  return (
    <Frame
      title={props.subject}
      preheader={papers[1] ? `Also: ${papers[1].title}` : standing}
      siteName={siteName}
      siteUrl={siteUrl}
    >
      <Headline lang={locale}>{headline}</Headline>
      <Text
        className="soft"
        style={{ margin: '8px 0 22px', font: `400 15px/1.5 ${sans}`, color: tones.soft }}
      >
        {standing}.{' '}
        <Link href={webUrl} style={underlined}>
          Read it on the web
        </Link>
      </Text>
      {chosen.map((paper) => (
        <PaperItem key={paper.id} paper={paper} siteUrl={siteUrl} />
      ))}
      {chosen.length > 0 && announced.length > 0 ? <Divider>Also announced, no votes yet</Divider> : null}
      {announced.map((paper) => (
        <PaperItem key={paper.id} paper={paper} siteUrl={siteUrl} />
      ))}
      {total > papers.length ? (
        <Text className="ink" style={{ margin: '20px 0 0', font: `600 16px/1.5 ${sans}`, color: tones.ink }}>
          <Link href={webUrl} style={underlined}>
            {papers.length > 0 ? 'The rest of this edition on the web' : 'The whole edition on the web'}
          </Link>
        </Text>
      ) : null}
      <Alerts {...props} />
      <Imprint {...props} />
    </Frame>
  );
}

function Divider({ children }: { children: ReactNode }) {
  return (
    <Text
      className="soft"
      style={{
        margin: '26px 0 14px',
        font: `600 14px/1.5 ${sans}`,
        letterSpacing: '0.02em',
        color: tones.soft,
      }}
    >
      {children}
    </Text>
  );
}

function Alerts({ alerts, siteUrl, papers }: DigestProps) {
  if (!alerts) return null;
  return (
    <Section style={{ marginTop: papers.length > 0 ? 34 : 0 }}>
      <Heading
        as="h2"
        className="ink"
        style={{
          margin: '0 0 12px',
          font: `500 24px/1.2 ${serif}`,
          letterSpacing: '-0.01em',
          color: tones.ink,
        }}
      >
        Your alerts
      </Heading>
      {alerts.papers.map((paper) => (
        <AlertItem key={paper.id} paper={paper} siteUrl={siteUrl} />
      ))}
      <Text className="soft" style={{ margin: '16px 0 0', font: `400 15px/1.5 ${sans}`, color: tones.soft }}>
        <Link href={`${siteUrl}/follows`} style={underlined}>
          {moreAlerts(alerts)}
        </Link>
      </Text>
    </Section>
  );
}

function Imprint(props: DigestProps) {
  const rhythm = props.kind === 'weekly' ? 'weekly' : 'daily';
  return (
    <Section style={{ marginTop: 30 }}>
      <Hr className="line" style={{ margin: '0 0 16px', borderColor: tones.line }} />
      <Small>
        You receive this {rhythm} digest of {props.siteName} because you subscribed to it
        {props.filtered ? ', with a choice of your own' : ''}. It holds personal links: to pass it on, share{' '}
        <Link href={props.webUrl} style={underlined}>
          the web edition
        </Link>
        .
      </Small>
      <Small>
        <Link href={props.unsubscribeUrl} style={underlined}>
          Unsubscribe
        </Link>
        {'  ·  '}
        <Link href={props.preferencesUrl} style={underlined}>
          Change what comes, and when
        </Link>
        {'  ·  '}
        <Link href={`${props.siteUrl}/digest`} style={underlined}>
          All editions
        </Link>
      </Small>
      <Small>
        {[props.siteName, props.postalAddress, props.contact].filter(Boolean).join(', ')}. {thanksToArxiv}
      </Small>
    </Section>
  );
}

function Small({ children }: { children: ReactNode }) {
  return (
    <Text className="soft" style={{ margin: '0 0 10px', font: `400 13px/1.6 ${sans}`, color: tones.soft }}>
      {children}
    </Text>
  );
}

const underlined = { color: 'inherit', textDecoration: 'underline', textUnderlineOffset: '3px' };

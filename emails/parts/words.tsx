import { Button, Heading, Text } from '@react-email/components';
import type { ReactNode } from 'react';
import { sans, serif, tones } from '@/emails/parts/tones';

/** `lang` where it is not the mail's own language. */
export function Headline({ children, lang }: { children: ReactNode; lang?: string }) {
  return (
    <Heading
      as="h1"
      {...(lang && !lang.startsWith('en') ? { lang } : {})}
      className="ink headline"
      style={{
        margin: '24px 0 0',
        font: `500 34px/1.12 ${serif}`,
        letterSpacing: '-0.02em',
        color: tones.ink,
      }}
    >
      {children}
    </Heading>
  );
}

export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <Text className="ink" style={{ margin: '14px 0 0', font: `400 16px/1.55 ${sans}`, color: tones.ink }}>
      {children}
    </Text>
  );
}

export function Aside({ children }: { children: ReactNode }) {
  return (
    <Text className="soft" style={{ margin: '14px 0 0', font: `400 14px/1.55 ${sans}`, color: tones.soft }}>
      {children}
    </Text>
  );
}

export function Action({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Button
      href={href}
      className="button"
      style={{
        display: 'inline-block',
        margin: '22px 0 6px',
        padding: '12px 22px',
        borderRadius: 8,
        backgroundColor: tones.ink,
        color: tones.paper,
        font: `600 16px/1.25 ${sans}`,
        textDecoration: 'none',
      }}
    >
      {children}
    </Button>
  );
}

/** A link written out, for readers whose mail program shows no buttons. */
export function WrittenLink({ href }: { href: string }) {
  return (
    <Text
      className="soft"
      style={{ margin: '6px 0 0', font: `400 13px/1.5 ${sans}`, color: tones.soft, wordBreak: 'break-all' }}
    >
      Or copy this address into your browser:
      <br />
      <a href={href} className="soft" style={{ color: 'inherit' }}>
        {href}
      </a>
    </Text>
  );
}

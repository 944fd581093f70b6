import { Body, Container, Head, Html, Link, Section, Text } from '@react-email/components';
import type { ReactNode } from 'react';
import { darkStyles, sans, serif, tones } from '@/emails/parts/tones';

type FrameProps = {
  title: string;
  /** What the inbox shows beside the subject. Short and true. */
  preheader: string;
  siteName: string;
  siteUrl: string;
  children: ReactNode;
};

/** The sheet every mail is printed on. */
export function Frame({ title, preheader, siteName, siteUrl, children }: FrameProps) {
  return (
    <Html lang="en" dir="ltr">
      <Head>
        <title>{title}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkStyles}</style>
      </Head>
      <Body
        className="desk"
        style={{ margin: 0, padding: 0, backgroundColor: tones.paper, fontFamily: sans }}
      >
        <div style={{ display: 'none', maxHeight: 0, overflow: 'hidden', lineHeight: '1px', opacity: 0 }}>
          {preheader}
        </div>
        <Container
          className="sheet"
          style={{ maxWidth: 600, padding: '28px 32px 36px', backgroundColor: tones.paper }}
        >
          <Section className="rule" style={{ borderBottom: `1px solid ${tones.ink}`, paddingBottom: 10 }}>
            <Text
              className="ink"
              style={{ margin: 0, font: `600 20px/1.2 ${serif}`, letterSpacing: '-0.01em', color: tones.ink }}
            >
              <Link href={siteUrl} style={{ color: 'inherit', textDecoration: 'none' }}>
                {siteName}
              </Link>
            </Text>
          </Section>
          {children}
        </Container>
      </Body>
    </Html>
  );
}

import { Heading, Link, Section, Text } from '@react-email/components';
import { sans, serif, tones } from '@/emails/parts/tones';
import type { DigestAlert } from '@/lib/digest/schema';

/** A new paper of what the reader follows: shorter than those of the edition, and with the reason. */
export function AlertItem({ paper, siteUrl }: { paper: DigestAlert; siteUrl: string }) {
  return (
    <Section className="line" style={{ borderTop: `1px solid ${tones.line}`, padding: '14px 0 15px' }}>
      <Heading as="h3" className="ink" style={{ margin: 0, font: `500 18px/1.3 ${serif}`, color: tones.ink }}>
        <Link href={`${siteUrl}/papers/${paper.id}`} style={{ color: 'inherit', textDecoration: 'none' }}>
          {paper.title}
        </Link>
      </Heading>
      <Text className="soft" style={{ margin: '4px 0 0', font: `400 14px/1.5 ${sans}`, color: tones.soft }}>
        {paper.byline}
      </Text>
      <Because>{paper.because}</Because>
    </Section>
  );
}

export function Because({ children }: { children: string }) {
  return (
    <Text className="faint" style={{ margin: '4px 0 0', font: `400 13px/1.5 ${sans}`, color: tones.faint }}>
      {children.charAt(0).toUpperCase() + children.slice(1)}
    </Text>
  );
}

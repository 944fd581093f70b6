import { Heading, Link, Section, Text } from '@react-email/components';
import { Because } from '@/emails/parts/AlertItem';
import { sans, serif, tones } from '@/emails/parts/tones';
import type { DigestPaper } from '@/lib/digest/schema';

export function PaperItem({ paper, siteUrl }: { paper: DigestPaper; siteUrl: string }) {
  return (
    <Section className="line" style={{ borderTop: `1px solid ${tones.line}`, padding: '18px 0 20px' }}>
      <Heading
        as="h2"
        className="ink"
        style={{ margin: 0, font: `500 21px/1.28 ${serif}`, letterSpacing: '-0.008em', color: tones.ink }}
      >
        <Link href={`${siteUrl}/papers/${paper.id}`} style={{ color: 'inherit', textDecoration: 'none' }}>
          {paper.title}
        </Link>
      </Heading>
      <Text className="soft" style={{ margin: '5px 0 0', font: `400 14px/1.5 ${sans}`, color: tones.soft }}>
        {paper.byline}
      </Text>
      {paper.opening ? (
        <Text className="ink" style={{ margin: '9px 0 0', font: `400 16px/1.55 ${sans}`, color: tones.ink }}>
          {paper.opening}
        </Text>
      ) : null}
      <Text className="faint" style={{ margin: '9px 0 0', font: `400 13px/1.5 ${sans}`, color: tones.faint }}>
        {paper.tally ? (
          <>
            <strong className="accent" style={{ fontWeight: 600, color: tones.accent }}>
              {paper.tally}
            </strong>
            {'  ·  '}
          </>
        ) : null}
        {paper.categories.slice(0, 3).join(', ')}
        {'  ·  '}
        <Link href={`https://arxiv.org/abs/${paper.id}`} style={plain}>
          arXiv {paper.id}
        </Link>
        {paper.codeUrl ? (
          <>
            {'  ·  '}
            <Link href={paper.codeUrl} style={plain}>
              Code
            </Link>
          </>
        ) : null}
        {paper.abstractBy === 'editors' ? '  ·  summary by the editors' : ''}
      </Text>
      {paper.because ? <Because>{paper.because}</Because> : null}
    </Section>
  );
}

const plain = { color: 'inherit', textDecoration: 'underline', textUnderlineOffset: '3px' };

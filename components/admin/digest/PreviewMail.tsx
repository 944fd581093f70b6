import { ScrollRegion } from '@/components/ui/ScrollRegion';
import type { Preview } from '@/lib/digest/operator/schema';

/** The mail at the width of a desk and of a phone, and its text part. Nothing in it can run or navigate. */
export function PreviewMail({
  preview: { subject, html, text },
  bytes,
}: {
  preview: Preview;
  bytes: number;
}) {
  return (
    <>
      <dl className="mt-6 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 border-line border-y py-3 text-sm">
        <dt className="text-faint">Subject</dt>
        <dd className="font-[550]">{subject}</dd>
        <dt className="text-faint">HTML</dt>
        <dd className={`tabular-nums ${bytes > mostBytes ? 'text-accent-ink' : ''}`}>
          {(bytes / 1_024).toFixed(1)} KB; Gmail cuts a mail off at 102 KB
        </dd>
      </dl>
      <div className="mt-8 flex flex-wrap gap-8">
        <Frame title="Desktop, 600 px" width={600} html={html} />
        <Frame title="Phone, 375 px" width={375} html={html} />
        <section aria-labelledby="text-part" className="min-w-0 basis-full">
          <h2 id="text-part" className="font-serif text-[23px] leading-tight font-medium">
            Text part
          </h2>
          <ScrollRegion label="The text part as it is sent">
            <pre className="mt-3 bg-wash p-4 font-mono text-[13px] leading-normal">{text}</pre>
          </ScrollRegion>
        </section>
      </div>
    </>
  );
}

const mostBytes = 95 * 1_024;

function Frame({ title, width, html }: { title: string; width: number; html: string }) {
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="font-serif text-[23px] leading-tight font-medium">{title}</h2>
      <iframe
        title={`The mail, ${title}`}
        srcDoc={html}
        sandbox=""
        width={width}
        height={760}
        className="mt-3 box-content block max-w-full border border-line"
      />
    </section>
  );
}

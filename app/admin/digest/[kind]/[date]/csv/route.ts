import { requireAdmin } from '@/lib/auth/admin';
import { getViewer } from '@/lib/auth/viewer';
import { parseDay } from '@/lib/dates';
import { deliveryState } from '@/lib/digest/operator/schema';
import { deliveriesAsCsv } from '@/lib/digest/operator-csv-queries';
import { findEditionShown } from '@/lib/digest/operator-queries';
import { editionKind } from '@/lib/digest/schema';
import { AppError } from '@/lib/errors';
import { respond } from '@/lib/http/respond';

type Context = { params: Promise<{ kind: string; date: string }> };

/** An edition's deliveries as a file, written while it is read. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    requireAdmin(await getViewer());
    const { kind, date } = await params;
    const [known, day] = [editionKind.safeParse(kind), parseDay(date)];
    const edition = known.success && day ? await findEditionShown(known.data, day) : null;
    if (!edition) throw new AppError('not_found');
    const state = deliveryState.nullable().catch(null).parse(new URL(request.url).searchParams.get('state'));
    return new Response(streamOf(deliveriesAsCsv({ editionId: edition.id, state })), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="deliveries-${kind}-${date}.csv"`,
        'Cache-Control': 'private, no-store',
      },
    });
  });
}

/** Reads on only as fast as the file is taken. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

import { connection } from 'next/server';
import { answerHealth } from '@/lib/http/health';

export async function GET(): Promise<Response> {
  await connection();
  return answerHealth();
}

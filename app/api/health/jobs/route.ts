import { connection } from 'next/server';
import { answerJobHealth } from '@/lib/http/health';

export async function GET(): Promise<Response> {
  await connection();
  return answerJobHealth();
}

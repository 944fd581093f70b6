import { connection } from 'next/server';
import { answerHealth } from '@/lib/runs/health';

export async function GET(): Promise<Response> {
  await connection();
  return answerHealth();
}

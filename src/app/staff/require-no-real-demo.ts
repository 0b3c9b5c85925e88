/**
 * A demonstration has people with passwords that everybody knows: it never runs on a database that somebody named, in production.
 * @throws Error with what to change
 */
export function requireNoRealDemo(
  { demo, databaseUrl }: { demo: boolean; databaseUrl: string | undefined },
  environment: Readonly<Record<string, string | undefined>> = process.env,
): void {
  if (demo && databaseUrl !== undefined && environment['NODE_ENV'] === 'production')
    throw new Error(
      'BAKEN_DEMO=1 and DATABASE_URL do not go together: a demonstration has passwords that everybody knows. Leave out one of the two',
    )
}

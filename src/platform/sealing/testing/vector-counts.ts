/** How many vectors of each there are: a run that leaves some out is not a good one. */
export const vectorCounts: Readonly<Record<string, number>> = {
  HPKE: 12,
  X25519: 8,
  Ed25519: 5,
  'HKDF-SHA256': 3,
  'PBKDF2-SHA256': 2,
  'AES-256-GCM': 75,
  'SHA-256': 65,
  Argon2id: 7,
  Shamir: 8,
}

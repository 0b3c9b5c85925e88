import type { Services } from './services.ts'

/**
 * Whom to write to about the API: who runs the site, when the setting says so. Else an address that never is anybody's
 * (RFC 2606), since the description must have one and we make none up.
 */
export function apiContact({ securityContact }: Pick<Services, 'securityContact'>): string {
  const address = /^mailto:([^?]+)/.exec(securityContact ?? '')?.[1]
  return address ?? 'contact@baken.example'
}

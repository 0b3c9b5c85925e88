/** As much of a browser as signing in needs: cookies, and redirects that it stops at when they lead elsewhere. */
export interface WalkingBrowser {
  /** Follows redirects on the machine that it was sent to. */
  open(address: string, form?: Readonly<Record<string, string>>): Promise<Seen>
}

/** Where it ended: at a page, or at an address of another machine that it would go to next. */
export interface Seen {
  address: URL
  status: number
  page: string
}

const mostSteps = 20

export function aBrowser(): WalkingBrowser {
  const cookies = new Map<string, string>()
  async function asked(address: URL, form: URLSearchParams | null): Promise<Response> {
    const response = await fetch(address, {
      method: form ? 'POST' : 'GET',
      body: form,
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      redirect: 'manual',
    })
    for (const line of response.headers.getSetCookie()) keepCookie(cookies, line)
    return response
  }
  return {
    async open(start, form) {
      let address = new URL(start)
      let sent = form ? new URLSearchParams(form) : null
      for (let step = 0; step < mostSteps; step += 1) {
        const response = await asked(address, sent)
        const page = await response.text()
        const location = response.headers.get('location')
        if (location === null) return { address, status: response.status, page }
        const next = new URL(location, address)
        if (next.origin !== address.origin) return { address: next, status: response.status, page: '' }
        address = next
        sent = null
      }
      throw new Error('the provider sends the browser round and round')
    },
  }
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';')
  const [name = '', ...value] = pair.split('=')
  const isGone = attributes.some((attribute) => /^\s*expires=Thu, 01 Jan 1970/i.test(attribute))
  if (isGone) cookies.delete(name)
  else cookies.set(name, value.join('='))
}

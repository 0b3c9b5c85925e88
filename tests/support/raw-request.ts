import { connect } from 'node:net'
import { siteAddress } from './addresses.ts'

/** Sends bytes that are no request and gives the lines of the answer's head. */
export function linesOverTheWire(bytes: string): Promise<string[]> {
  const { hostname, port } = new URL(siteAddress)
  return new Promise((resolve, reject) => {
    let got = ''
    const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'))
    socket.on('data', (part) => {
      got += part.toString('latin1')
    })
    socket.on('error', reject)
    socket.on('close', () => resolve((got.split('\r\n\r\n')[0] ?? '').split('\r\n')))
  })
}

/** The day of the tests: plans and numbers hold on it, whenever the tests are run. */
export const heldDay = '2026-11-21'

/** From here on this process believes that it started at noon of the held day; time goes on as it does. */
export function holdTheClock(): void {
  const Real = Date
  const behind = Real.now() - Real.parse(`${heldDay}T11:00:00Z`)
  globalThis.Date = new Proxy(Real, {
    construct: (target, given) => Reflect.construct(target, given.length === 0 ? [Real.now() - behind] : given),
    get: (target, name) => (name === 'now' ? () => Real.now() - behind : Reflect.get(target, name)),
  })
}

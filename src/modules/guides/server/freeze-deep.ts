/** Freezes plain objects and arrays all the way down, so that no request can change what others read. Maps stay maps. */
export function freezeDeep<T>(value: T): T {
  if (value instanceof Map) for (const one of value.values()) freezeDeep(one)
  else if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const one of Object.values(value)) freezeDeep(one)
  }
  return value
}

import { expect, test } from 'vitest'
import { objectKinds } from './objects.ts'
import { permissionRows } from './permission-rows.ts'
import { permissions } from './permissions.ts'
import { roles } from './roles.ts'

test('the page has every row of the table, in its order', () => {
  const shown = permissionRows(null)
  expect(shown.map(({ kind }) => kind)).toEqual(objectKinds)
  for (const { kind, rows } of shown)
    expect(rows.map(({ action }) => action)).toEqual(permissions[kind].map(({ may }) => `${kind}.${may}`))
})

test('with a role it has what that role may and nothing else', () => {
  for (const role of roles) {
    const rows = permissionRows(role).flatMap((chapter) => chapter.rows)
    expect(
      rows.every(({ as }) => as === null || as.includes(role)),
      role,
    ).toBe(true)
    const all = permissionRows(null).flatMap((chapter) => chapter.rows)
    expect(rows.length, role).toBe(all.filter(({ as }) => as === null || as.includes(role)).length)
  }
})

test('the platform is never shown beside a key', () => {
  expect(permissionRows('platform-administrator').map(({ kind }) => kind)).not.toContain('key')
})

import { test } from '@playwright/test'
import { agedAddress } from '../support/addresses.ts'
import { realLanguages } from '../support/content.ts'
import { readOffline } from '../support/read-offline.ts'

test.use({ baseURL: agedAddress })

/** The long form of `e2e/script/offline-information`: every article and every help point, in every language. */
for (const language of realLanguages) {
  test(`every article and help point of ${language} can be read without a connection`, ({ page, context }) =>
    readOffline(page, context, language, () => true))
}

/** Style sheets, script and mark: read once, addressed by their content, so that browsers may keep them for good. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'

const FILES = {
  tokens: ['tokens.css', '../ui/tokens.css', 'text/css; charset=utf-8'],
  style: ['portal.css', './public/portal.css', 'text/css; charset=utf-8'],
  script: ['portal.js', './public/portal.js', 'text/javascript; charset=utf-8'],
  icon: ['mark.svg', '../ui/mark.svg', 'image/svg+xml'],
} as const

type AssetName = keyof typeof FILES

interface Asset {
  readonly address: string
  readonly name: string
  readonly type: string
  readonly content: Buffer
}

function load(key: AssetName): Asset {
  const [name, path, type] = FILES[key]
  const content = readFileSync(new URL(path, import.meta.url))
  const version = createHash('sha256').update(content).digest('hex').slice(0, 12)
  return { address: `/assets/${name}?v=${version}`, name, type, content }
}

const assets: Readonly<Record<AssetName, Asset>> = {
  tokens: load('tokens'), style: load('style'), script: load('script'), icon: load('icon'),
}

export const assetAddresses: Readonly<Record<AssetName, string>> = {
  tokens: assets.tokens.address, style: assets.style.address, script: assets.script.address, icon: assets.icon.address,
}

export function serveAssets(app: FastifyInstance): void {
  for (const asset of Object.values(assets)) {
    app.get(`/assets/${asset.name}`, async (_request, reply) => reply
      .header('cache-control', 'public, max-age=31536000, immutable').header('x-content-type-options', 'nosniff')
      .type(asset.type).send(asset.content))
  }
}

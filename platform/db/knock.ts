/** Is a server there, and is it ours? */
import { Client } from 'pg'

/** True once the server takes our login; false while it is not there, starting or stopping; throws where it is another's. */
export async function knock(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch (error) {
    const code = (error as { code?: unknown }).code
    if (code === '28P01') throw new Error('内置数据库的密码文件与数据不符。 The password file of the embedded database does not fit its data.', { cause: error })
    // Too many connections: it is up, if busy.
    return code === '53300'
  } finally {
    await client.end().catch(() => undefined)
  }
}

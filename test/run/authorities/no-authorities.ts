// A computer that trusts no authority of its own, for tests.
import { join } from 'node:path'

/**
 * For the environment of whoever starts many processes. Each reads what the computer trusts before its first connection: 0.05 s of work where
 * that is a few hundred authorities, a quarter of a start of the terminal's program. Node's own are trusted as ever. Read on Linux alone;
 * a test of the authorities themselves names a file of its own.
 */
export const noAuthorities = {
  SSL_CERT_FILE: join(import.meta.dirname, 'README.md'),
  SSL_CERT_DIR: import.meta.dirname,
}

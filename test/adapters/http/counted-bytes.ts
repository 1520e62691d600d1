// Bytes whose order matters: byte i is i modulo 251, which finds swapped blocks and reused buffers.

/** `sizeBytes` bytes counting up from `start`. */
export function countedBytes(sizeBytes: number, start = 0): Uint8Array {
  const bytes = new Uint8Array(sizeBytes)
  for (let index = 0; index < sizeBytes; index += 1) bytes[index] = (index + start) % 251
  return bytes
}

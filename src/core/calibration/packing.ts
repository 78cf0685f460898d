/** Returns float32 numbers as base64 of their little-endian bytes. */
export function packFloats(values: Float32Array): string {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => void bytes.writeFloatLE(value, at * 4));
  return bytes.toString('base64');
}

/** Returns what `packFloats` packed; bytes beyond the last whole number are dropped. */
export function unpackFloats(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  const values = new Float32Array(Math.floor(bytes.length / 4));
  for (let at = 0; at < values.length; at++) values[at] = bytes.readFloatLE(at * 4);
  return values;
}

/** Numbers of unit vectors of some hundred dimensions hardly ever exceed this; what does is clipped. */
const largest = 0.5;

/** Returns numbers in [-0.5, 0.5] as base64 of one signed byte each, a quarter of the size of `packFloats`. */
export function packSigned(values: Float32Array): string {
  const steps = Int8Array.from(values, (value) =>
    Math.max(-127, Math.min(127, Math.round((value / largest) * 127))),
  );
  return Buffer.from(steps.buffer).toString('base64');
}

/** Returns what `packSigned` packed, each number within 0.002. */
export function unpackSigned(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  const values = new Float32Array(bytes.length);
  // Written out: a search reads the card, and `Float32Array.from` takes 90 ms for a bank.
  for (let at = 0; at < bytes.length; at++) values[at] = (bytes.readInt8(at) / 127) * largest;
  return values;
}

const pattern = /^upload:([0-9a-f]{32})$/;

/** Returns the reference by which an uploaded picture is named wherever a picture may be; `id` is the hash of its content. */
export function uploadReference(id: string): string {
  return `upload:${id}`;
}

/** Returns the content hash that a reference to an upload holds; undefined for any other text. */
export function uploadedId(reference: string): string | undefined {
  return pattern.exec(reference)?.[1];
}

/** One value of an attribute, with what people call it; the first name of each language is the usual one. */
export interface Named {
  id: string;
  english: readonly string[];
  chinese: readonly string[];
}

/** Returns the value of that id; a wrong id is a programming mistake. */
export function namedOf<Value extends Named>(values: readonly Value[], id: string): Value {
  const found = values.find((value) => value.id === id);
  if (found === undefined) throw new RangeError(`No value is called ${id}`);
  return found;
}
